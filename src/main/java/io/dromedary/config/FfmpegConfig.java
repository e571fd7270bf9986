package io.dromedary.config;

/**
 * Which ffmpeg captures, and how much it says.
 *
 * @param path an executable file, a name on the PATH, or empty for whatever is found
 * @param debug whether its arguments and its standard error go to the log
 */
public record FfmpegConfig(String path, boolean debug) {

    /**
     * Checks the path's form, not whether there is anything.
     *
     * @throws IllegalArgumentException if it is too long or holds a control character
     */
    public FfmpegConfig {
        FfmpegSettings.FFMPEG_PATH.require(path);
    }
}
