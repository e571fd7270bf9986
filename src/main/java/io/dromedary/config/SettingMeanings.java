package io.dromedary.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.Set;

/** One sentence for each setting, for those who edit a file. Immutable. */
final class SettingMeanings {

    private static final String FILE = "meanings.properties";

    private final Properties sentences = new Properties();

    SettingMeanings() {
        try (InputStream in = SettingMeanings.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException(FILE + " is missing");
            }
            sentences.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the sentence. */
    String of(Setting<?> setting) {
        return sentences.getProperty(setting.name(), "");
    }

    /** Returns the names that have a sentence. */
    Set<String> names() {
        return sentences.stringPropertyNames();
    }
}
