package io.dromedary.capture;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the ffmpeg to run: the configured one, else the one on the PATH, else one beside the program, else the bundled
 * one. What was found is remembered until its file goes away. Any thread may use it.
 */
public final class FfmpegFinder {

    private static final Logger LOG = LoggerFactory.getLogger(FfmpegFinder.class);
    private static final String NAME = "ffmpeg";
    private static final String ADVICE = "; install ffmpeg, or set ffmpegPath to an executable file";

    private final SearchPath path;
    private final SearchPath beside;
    private final BundledFfmpeg bundled;
    private final Map<String, Ffmpeg> found = new ConcurrentHashMap<>();

    /**
     * Looks in these places.
     *
     * @param path the folders of the PATH
     * @param beside the folder of the program
     * @param cache where the bundled ffmpeg is unpacked; made with mode 0700 when needed
     */
    public FfmpegFinder(SearchPath path, Path beside, Path cache) {
        this.path = path;
        this.beside = new SearchPath(List.of(beside.toAbsolutePath()));
        this.bundled = new BundledFfmpeg(cache);
    }

    /** Returns a finder for this machine: the environment's PATH, the working directory, the user's cache folder. */
    public static FfmpegFinder ofThisMachine() {
        return new FfmpegFinder(SearchPath.ofEnvironment(), Path.of(""), BundledFfmpeg.userCache());
    }

    /**
     * Returns the ffmpeg to run; the first time this runs it once or twice, for up to 10 s.
     *
     * @param configured an executable file, a name to look for, or blank
     * @throws FfmpegMissingException if there is none that answers
     */
    public Ffmpeg find(String configured) throws FfmpegMissingException {
        Ffmpeg known = found.get(configured);
        if (known != null && SearchPath.isProgram(known.path())) {
            return known;
        }
        Ffmpeg ffmpeg = configured.contains("/") || configured.contains("\\")
                ? file(configured)
                : named(configured.isBlank() ? NAME : configured);
        found.put(configured, ffmpeg);
        LOG.info("ffmpeg {} at {}, {}", ffmpeg.version(), ffmpeg.path(), ffmpeg.origin());
        return ffmpeg;
    }

    private static Ffmpeg file(String configured) throws FfmpegMissingException {
        Path file;
        try {
            file = Path.of(configured).toAbsolutePath();
        } catch (InvalidPathException e) {
            throw new FfmpegMissingException("ffmpegPath is not a path: " + e.getReason());
        }
        if (!SearchPath.isProgram(file)) {
            throw new FfmpegMissingException("ffmpegPath is " + file + ", which is no executable file" + ADVICE);
        }
        try {
            return FfmpegProbe.ask(file, Ffmpeg.Origin.CONFIGURED);
        } catch (IOException e) {
            throw new FfmpegMissingException("ffmpegPath is " + file + ", but " + e.getMessage() + ADVICE);
        }
    }

    private Ffmpeg named(String name) throws FfmpegMissingException {
        return ask(path.find(name), Ffmpeg.Origin.SEARCH_PATH)
                .or(() -> ask(beside.find(name), Ffmpeg.Origin.BESIDE))
                .or(() -> NAME.equals(name) ? ask(unpacked(), Ffmpeg.Origin.BUNDLED) : Optional.empty())
                .orElseThrow(() -> new FfmpegMissingException(
                        "no working " + name + " on the PATH or beside the program" + ADVICE));
    }

    private Optional<Path> unpacked() {
        try {
            return bundled.unpacked();
        } catch (IOException e) {
            LOG.warn("The bundled ffmpeg cannot be used: {}", e.getMessage());
            return Optional.empty();
        }
    }

    private static Optional<Ffmpeg> ask(Optional<Path> file, Ffmpeg.Origin origin) {
        if (file.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(FfmpegProbe.ask(file.get(), origin));
        } catch (IOException e) {
            LOG.warn("{} is passed over: {}", file.get(), e.getMessage());
            return Optional.empty();
        }
    }
}
