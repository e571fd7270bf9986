package io.dromedary.config;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * Which recordings are kept. The names are TinyCam's, but for the last three.
 *
 * @param useFileRotation whether anything is ever deleted
 * @param maxFiles how many closed files are kept; 0 or less keeps all
 * @param sweep time from one sweep to the next, 1 s to one day
 * @param safeWindow files younger than this are neither counted nor deleted, 0 to 366 days
 * @param filePrefix how the name of a file begins that may be deleted
 * @param extensions the endings of files that may be deleted or fetched, with or without a dot
 * @param maxDays how many days a file is kept; 0 for no limit
 * @param maxGigabytes how much the files may take together, in thousands of millions of bytes; 0 for no limit
 * @param minFreeGigabytes how much is kept free on the disk, in thousands of millions of bytes; 0 for nothing
 */
public record RetentionConfig(
        boolean useFileRotation,
        int maxFiles,
        Duration sweep,
        Duration safeWindow,
        String filePrefix,
        List<String> extensions,
        int maxDays,
        int maxGigabytes,
        int minFreeGigabytes) {

    private static final List<String> ALL_EXTENSIONS = List.of("mp4", "webm", "mkv");

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
        RetentionSettings.RETAIN_MAX_DAYS.require(maxDays);
        RetentionSettings.RETAIN_MAX_GB.require(maxGigabytes);
        RetentionSettings.RETAIN_MIN_FREE_GB.require(minFreeGigabytes);
    }

    /** Returns whether a file of this name has one of the endings, whatever their case; no endings are all three. */
    public boolean coversEnding(String fileName) {
        String ending = fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        List<String> covered = extensions.isEmpty() ? ALL_EXTENSIONS : extensions;
        return fileName.indexOf('.') >= 0
                && covered.stream()
                        .map(extension -> extension.startsWith(".") ? extension.substring(1) : extension)
                        .anyMatch(
                                extension -> extension.toLowerCase(Locale.ROOT).equals(ending));
    }
}
