package io.dromedary.device;

import io.dromedary.device.DeviceCatalogue.Entry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Devices in a form that a JSON writer knows. Its names are those of the answer, and do not change.
 *
 * @param platform how devices are opened here: {@code v4l2} or {@code dshow}
 * @param devices cameras, microphones, the test picture
 */
public record DeviceAnswer(String platform, List<Item> devices) {

    /** Copies the list. */
    public DeviceAnswer {
        devices = List.copyOf(devices);
    }

    /** Makes the answer. */
    public static DeviceAnswer of(String platform, List<Entry> entries) {
        return new DeviceAnswer(platform, entries.stream().map(Item::of).toList());
    }

    /**
     * One device.
     *
     * @param kind {@code video}, {@code audio}, {@code unknown} or {@code test}
     * @param name what its maker calls it
     * @param path how it is opened now
     * @param recommended what an operator should write after {@code device:} or {@code audioDevice:}
     * @param alternative the name that Windows itself has for it
     * @param formats which pictures it gives
     * @param problem why its formats are not known
     */
    public record Item(
            String kind,
            String name,
            String path,
            String recommended,
            @Nullable String alternative,
            List<Format> formats,
            @Nullable String problem) {

        /** Copies the list. */
        public Item {
            formats = List.copyOf(formats);
        }

        private static Item of(Entry entry) {
            Device device = entry.device();
            return new Item(
                    device.kind().word(),
                    device.name(),
                    device.path(),
                    device.recommended(),
                    device.alternative().orElse(null),
                    entry.formats().formats().stream().map(Format::of).toList(),
                    entry.formats().problem().orElse(null));
        }
    }

    /**
     * One kind of pictures.
     *
     * @param pixelFormat what the driver or ffmpeg calls it
     * @param width columns
     * @param height lines
     * @param fps the highest rate, or null if it is not known
     */
    public record Format(
            String pixelFormat,
            int width,
            int height,
            @Nullable Double fps) {

        private static Format of(VideoFormat format) {
            Double rate = format.framesPerSecond().isPresent()
                    ? format.framesPerSecond().getAsDouble()
                    : null;
            return new Format(format.pixelFormat(), format.widthPixels(), format.heightPixels(), rate);
        }
    }
}
