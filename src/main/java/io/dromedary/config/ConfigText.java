package io.dromedary.config;

import java.nio.file.Path;

/**
 * The text of one configuration file as it was read.
 *
 * @param file which file
 * @param onDisk what the file holds: the plain text, or the sealed one
 * @param plain the plain text
 * @param sealed whether the file holds the sealed text
 */
record ConfigText(Path file, String onDisk, String plain, boolean sealed) {

    /** Shows no text, which may hold a password. */
    @Override
    public String toString() {
        return "ConfigText[" + file + "]";
    }
}
