package io.dromedary.config;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the node writes down about itself. The names are TinyCam's, but for {@code format}.
 *
 * @param mode where to
 * @param file the file, relative to the node's home
 * @param maxSizeMegabytes size at which a new file begins, 1 to 1 000 000
 * @param maxFiles how many older files are kept, 0 to 1 000 000
 * @param rollDaily whether a new file begins each day
 * @param format how a line looks
 */
public record LogConfig(Mode mode, String file, int maxSizeMegabytes, int maxFiles, boolean rollDaily, Format format) {

    /** Where log lines go. */
    public enum Mode {
        /** Nowhere. */
        NONE,
        /** To standard output. */
        STDOUT,
        /** To a file. */
        FILE;

        static final Map<String, Mode> WORDS =
                new TreeMap<>(Map.of("none", NONE, "stdout", STDOUT, "file", FILE, "fileoutput", FILE));
    }

    /** How a line of the log looks. */
    public enum Format {
        /** Time, level and words. */
        TEXT,
        /** One JSON object. */
        JSON;

        /** Returns the lower-case word that configuration files use. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a value is out of range
     */
    public LogConfig {
        LogSettings.LOG_FILE.require(file);
        LogSettings.LOG_MAX_SIZE_MB.require(maxSizeMegabytes);
        LogSettings.LOG_MAX_FILES.require(maxFiles);
    }
}
