package io.dromedary.device;

import java.util.List;
import java.util.Optional;

/**
 * Which pictures a camera can give.
 *
 * @param formats one for each pixel format and size; none if nobody knows
 * @param problem why nobody knows, in a sentence for an operator
 */
public record DeviceFormats(List<VideoFormat> formats, Optional<String> problem) {

    /** Copies the list. */
    public DeviceFormats {
        formats = List.copyOf(formats);
    }

    /** For what gives no pictures, or was not asked. */
    static DeviceFormats none() {
        return new DeviceFormats(List.of(), Optional.empty());
    }

    static DeviceFormats unknown(String problem) {
        return new DeviceFormats(List.of(), Optional.of(problem));
    }
}
