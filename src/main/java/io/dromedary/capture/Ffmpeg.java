package io.dromedary.capture;

import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An ffmpeg that was run once and answered.
 *
 * @param path the executable, absolute
 * @param version what it calls itself, such as {@code 4.4.1-static} or {@code N-109542-g1bf1e4b}
 * @param origin where it came from
 * @param drawsText whether its text filter works here, with a font of this machine
 * @param encoders the names of the encoders it was built with; whether they work here is another question
 */
public record Ffmpeg(Path path, String version, Origin origin, boolean drawsText, Set<String> encoders) {

    private static final Pattern RELEASE = Pattern.compile("n?(\\d{1,3})\\.(\\d{1,3}).*");

    /** Keeps its own copy of the names. */
    public Ffmpeg {
        encoders = Set.copyOf(encoders);
    }

    /** An ffmpeg whose encoders are not known. */
    public Ffmpeg(Path path, String version, Origin origin, boolean drawsText) {
        this(path, version, origin, drawsText, Set.of());
    }

    /** Where an ffmpeg was found. */
    public enum Origin {
        /** The operator named it. */
        CONFIGURED("configured"),
        /** On the PATH. */
        SEARCH_PATH("found on the PATH"),
        /** In the working directory, beside the program. */
        BESIDE("found beside the program"),
        /** The static build that comes with the node. */
        BUNDLED("bundled");

        private final String words;

        Origin(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    /** Returns whether this is release {@code major.minor} or newer. A build without a release number counts as new. */
    public boolean isAtLeast(int major, int minor) {
        Matcher release = RELEASE.matcher(version);
        if (!release.matches()) {
            return true;
        }
        int ownMajor = Integer.parseInt(release.group(1));
        int ownMinor = Integer.parseInt(release.group(2));
        return ownMajor > major || (ownMajor == major && ownMinor >= minor);
    }
}
