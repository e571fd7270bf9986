package io.dromedary.capture;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Asks an executable whether it is an ffmpeg, and what it can do here. */
final class FfmpegProbe {

    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final Pattern VERSION = Pattern.compile("ffmpeg version (\\S{1,100})");

    private static final Pattern ENCODER = Pattern.compile("(?m)^ [VA][.A-Z]{5} ([A-Za-z0-9_-]{1,40}) ");

    private FfmpegProbe() {}

    /**
     * Runs the file three times, for up to 5 s each.
     *
     * @throws IOException if it does not answer as an ffmpeg does
     */
    static Ffmpeg ask(Path file, Ffmpeg.Origin origin) throws IOException {
        ShortCommand.Answer answer = ShortCommand.run(List.of(file.toString(), "-version"), LIMIT);
        Matcher version = VERSION.matcher(answer.output());
        if (answer.exitCode() != 0 || !version.lookingAt()) {
            throw new IOException("it did not say its version within " + LIMIT.toSeconds() + " s");
        }
        return new Ffmpeg(file, version.group(1), origin, drawsText(file), encoders(file));
    }

    /** Reads the list of encoders: a line for each, which begins with its kind and its traits. */
    private static Set<String> encoders(Path file) throws IOException {
        String list = ShortCommand.run(List.of(file.toString(), "-hide_banner", "-encoders"), LIMIT)
                .output();
        return ENCODER.matcher(list).results().map(line -> line.group(1)).collect(Collectors.toUnmodifiableSet());
    }

    /** Draws one small picture: {@code drawtext} may be left out of a build, or find no font. */
    private static boolean drawsText(Path file) throws IOException {
        List<String> words = List.of(
                file.toString(),
                "-nostdin",
                "-hide_banner",
                "-loglevel",
                "error",
                "-f",
                "lavfi",
                "-i",
                "color=size=64x64:rate=1",
                "-vf",
                TestPicture.clock(64),
                "-frames:v",
                "1",
                "-f",
                "null",
                "-");
        return ShortCommand.run(words, LIMIT).exitCode() == 0;
    }
}
