package io.dromedary.config;

import java.time.Duration;
import java.util.List;

/**
 * Which recordings are kept. The names are TinyCam's.
 *
 * @param useFileRotation whether anything is ever deleted
 * @param maxFiles how many closed files are kept; 0 or less keeps all
 * @param sweep time from one sweep to the next, 1 s to one day
 * @param safeWindow files younger than this are neither counted nor deleted, 0 to 366 days
 * @param filePrefix how the name of a file begins that may be deleted
 * @param extensions the endings of files that may be deleted or fetched, with or without a dot
 */
public record RetentionConfig(
        boolean useFileRotation,
        int maxFiles,
        Duration sweep,
        Duration safeWindow,
        String filePrefix,
        List<String> extensions) {

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a value is out of range
     */
    public RetentionConfig {
        RetentionSettings.RETAIN_MAX_FILES.require(maxFiles);
        RetentionSettings.RETENTION_SWEEP_SECONDS.require((int) Math.min(sweep.toSeconds(), Integer.MAX_VALUE));
        RetentionSettings.RETAIN_SAFE_WINDOW_SECONDS.require((int) Math.min(safeWindow.toSeconds(), Integer.MAX_VALUE));
        RetentionSettings.RETAIN_FILE_PREFIX.require(filePrefix);
        extensions = List.copyOf(extensions);
        RetentionSettings.RETAIN_EXTENSIONS.require(extensions);
    }
}
