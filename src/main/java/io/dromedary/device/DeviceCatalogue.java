package io.dromedary.device;

import io.dromedary.device.Device.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/** What the machine can open, as somebody asks for it. Thread-safe; looks anew at every call. */
public final class DeviceCatalogue {

    /** After that no further camera is asked for its formats: TinyCam's client waits ten seconds for the whole. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /**
     * A device and the pictures it can give.
     *
     * @param device the device
     * @param formats its formats, if they were asked for
     */
    public record Entry(Device device, DeviceFormats formats) {}

    private final DeviceSource source;
    private final LongSupplier nanoTime;

    /**
     * Lists what a source finds, and the test picture.
     *
     * @param source where devices come from
     * @param nanoTime the time, as {@link System#nanoTime} gives it
     */
    public DeviceCatalogue(DeviceSource source, LongSupplier nanoTime) {
        this.source = source;
        this.nanoTime = nanoTime;
    }

    /** Returns how devices are opened here: {@code v4l2} or {@code dshow}. */
    public String platform() {
        return source.platform();
    }

    /** Returns the camera that {@code device: auto} means, or nothing if there is none. */
    public Optional<Device> first() {
        return source.cameras().stream().findFirst();
    }

    /**
     * Returns the devices that a query means: cameras, microphones, the test picture. Takes some seconds if programs
     * have to be asked.
     *
     * @param query which devices; for one, the first of that name
     * @param withFormats whether the cameras among them are asked for their formats
     */
    public List<Entry> list(DeviceQuery query, boolean withFormats) {
        long end = nanoTime.getAsLong() + PATIENCE.toNanos();
        List<Device> devices = new ArrayList<>(source.cameras());
        devices.addAll(source.others());
        devices.add(Device.TEST);
        return devices.stream()
                .filter(query::matches)
                .limit(query.isForOne() ? 1 : Long.MAX_VALUE)
                .map(device -> new Entry(device, withFormats ? formats(device, end) : DeviceFormats.none()))
                .toList();
    }

    private DeviceFormats formats(Device device, long endNanos) {
        if (device.kind() != Kind.VIDEO) {
            return DeviceFormats.none();
        }
        return nanoTime.getAsLong() - endNanos < 0
                ? source.formats(device)
                : DeviceFormats.unknown("not asked for its formats: the devices before it took too long");
    }
}
