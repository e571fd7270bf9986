package io.dromedary.device;

import java.util.List;

/** How devices are found on one kind of machine. Thread-safe; looks anew at every call. */
public interface DeviceSource {

    /** Returns how this source calls itself: {@code v4l2} or {@code dshow}. */
    String platform();

    /** Returns the cameras; the first that can capture is the first. */
    List<Device> cameras();

    /** Returns what records sound, and what is of an unknown kind. */
    List<Device> others();

    /** Returns which pictures a camera can give. */
    DeviceFormats formats(Device camera);
}
