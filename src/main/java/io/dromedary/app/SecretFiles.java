package io.dromedary.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
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
    private static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rw-------");
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
        Path file = folder.resolve(matcher.group(1));
        try {
            return isFit(file)
                    ? Files.readString(file)
                            .lines()
                            .findFirst()
                            .map(String::strip)
                            .orElse(null)
                    : null;
        } catch (IOException e) {
            LOG.warn("{} cannot be read", file, e);
            return null;
        }
    }

    private static boolean isFit(Path file) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) > MAX_BYTES) {
            return false;
        }
        boolean isPrivate = !file.getFileSystem().supportedFileAttributeViews().contains("posix")
                || OWNER.containsAll(Files.getPosixFilePermissions(file));
        if (!isPrivate) {
            LOG.warn("{} is not used: others can read it. chmod 600 helps.", file);
        }
        return isPrivate;
    }
}
