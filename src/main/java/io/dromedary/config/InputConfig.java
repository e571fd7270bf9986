package io.dromedary.config;

import java.util.List;

/**
 * Which device is captured, and what is asked of it. The names are TinyCam's.
 *
 * @param platform how devices are opened here
 * @param device {@code auto}, {@code test}, a device node or name, a file, or an address ({@code rtsp:},
 *     {@code rtsps:}, {@code http:}, {@code https:})
 * @param width width asked for, in pixels, 16 to 16384
 * @param height height asked for, in pixels, 16 to 16384
 * @param fps frames in a second asked for, 1 to 240
 * @param rtbufSize DirectShow's buffer, a number with an optional {@code k}, {@code M} or {@code G}
 * @param threadQueueSize DirectShow's queue, in packets, 1 to 65536
 * @param useWallclockTimestamps whether DirectShow's packets are stamped on arrival
 * @param extraInputArgs further words for ffmpeg before the input, as one line
 */
public record InputConfig(
        Platform platform,
        String device,
        int width,
        int height,
        int fps,
        String rtbufSize,
        int threadQueueSize,
        boolean useWallclockTimestamps,
        String extraInputArgs) {

    /** The device name of ffmpeg's own test picture. */
    public static final String TEST = "test";

    /** The device name that means: the first camera found, else the test picture. */
    public static final String AUTO = "auto";

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a value is out of range
     */
    public InputConfig {
        InputSettings.DEVICE.require(device);
        InputSettings.WIDTH.require(width);
        InputSettings.HEIGHT.require(height);
        InputSettings.FPS.require(fps);
        InputSettings.RTBUF_SIZE.require(rtbufSize);
        InputSettings.THREAD_QUEUE_SIZE.require(threadQueueSize);
        InputSettings.EXTRA_INPUT_ARGS.require(extraInputArgs);
    }

    /** Returns the words of {@link #extraInputArgs}. */
    public List<String> extraWords() {
        return CommandWords.split(extraInputArgs);
    }
}
