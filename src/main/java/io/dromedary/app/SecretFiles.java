package io.dromedary.app;

import io.dromedary.keys.PrivateFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.spi.PropertiesSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Secrets for routes: <code>{{secret.NAME}}</code> is the first line of the file {@code keys/NAME}, which only its
 * owner may read. So a secret stands in no route, no property and no environment. Read anew for each route.
 */
final class SecretFiles implements PropertiesSource {

    private static final Logger LOG = LoggerFactory.getLogger(SecretFiles.class);
    private static final Pattern NAME = Pattern.compile("secret\\.([a-z0-9][a-z0-9-]{0,63})");
    private static final int MAX_BYTES = 4096;

    private final Path folder;

    /** Reads from {@code folder}. */
    SecretFiles(Path folder) {
        this.folder = folder;
    }

    @Override
    public String getName() {
        return "secrets";
    }

    @Override
    public @Nullable String getProperty(String name) {
        Matcher matcher = NAME.matcher(name);
        if (!matcher.matches()) {
            return null;
        }
        PrivateFile file = new PrivateFile(folder.resolve(matcher.group(1)));
        if (!file.exists()) {
            return null;
        }
        try {
            String text = new String(file.readSecret(MAX_BYTES), StandardCharsets.UTF_8);
            return text.lines().findFirst().map(String::strip).orElse(null);
        } catch (IOException e) {
            LOG.warn("{}", e.getMessage());
            return null;
        }
    }
}
