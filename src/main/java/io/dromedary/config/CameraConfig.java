package io.dromedary.config;

import java.util.regex.Pattern;

/**
 * All that an operator may set for one camera.
 *
 * @param name what routes, addresses and logs call the camera: 1 to {@value #MAX_NAME_CHARACTERS} lower-case letters,
 *     digits and dashes; {@value #DEFAULT_NAME} for the default camera
 * @param input which device, and what is asked of it
 * @param encoding how its pictures are compressed
 * @param pipe how the stream is packed on its way from ffmpeg
 * @param sound which sound goes with the picture
 * @param recording what is written to disk
 * @param retention which recordings are kept
 * @param files who may fetch recordings
 * @param ffmpeg which ffmpeg, and how much it says
 * @param viewers what is expected of those who watch
 */
public record CameraConfig(
        String name,
        InputConfig input,
        EncodingConfig encoding,
        PipeConfig pipe,
        SoundConfig sound,
        RecordingConfig recording,
        RetentionConfig retention,
        FileConfig files,
        FfmpegConfig ffmpeg,
        ViewerConfig viewers) {

    /** The name of the camera that {@code config.yaml} describes. */
    public static final String DEFAULT_NAME = "default";

    /** Longest name of a camera. */
    public static final int MAX_NAME_CHARACTERS = 32;

    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1," + MAX_NAME_CHARACTERS + "}");

    /**
     * Checks the name.
     *
     * @throws IllegalArgumentException if it is no name
     */
    public CameraConfig {
        if (!isName(name)) {
            throw new IllegalArgumentException("not a camera's name: " + name);
        }
    }

    /**
     * Returns the container that is asked for. One stream serves viewers and recordings, so either of two settings
     * names it.
     */
    public PackedAs container() {
        boolean byRecording = pipe.format() == PackedAs.AUTO && !recording.streamOnly();
        return byRecording ? recording.format() : pipe.format();
    }

    /** Returns whether a camera may be called so. */
    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }
}
