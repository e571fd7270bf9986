package io.dromedary.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The options of ffmpeg that an operator may add, with what each may be set to. Every option takes one value.
 *
 * <p>They tune: none of them opens, writes or names a file, an address or a program, ends the capture, or changes which
 * streams come out of it in which container.
 *
 * @param values the shape of each option's value, by the option's name without the dash
 * @param place where else to look, if an option is not among them
 */
record AllowedOptions(Map<String, Pattern> values, Map<String, String> place) {

    private static final int MAX_WORDS = 64;

    /** An option for one kind of stream says so behind its name; there is one of each kind. */
    private static final Pattern OPTION = Pattern.compile("-([A-Za-z0-9][A-Za-z0-9_-]{0,40})((?::[vas](?::0)?)*)");

    private static final Map<String, String> ELSEWHERE = Map.ofEntries(
            Map.entry("i", "what is opened is set by `device` and `audioDevice`"),
            Map.entry("f", "the container is set by `pipeFormat`"),
            Map.entry("c", "the codec is set by `videoCodec`, `encoder` and `audioCodec`"),
            Map.entry("codec", "the codec is set by `videoCodec`, `encoder` and `audioCodec`"),
            Map.entry("vcodec", "the codec is set by `videoCodec` and `encoder`"),
            Map.entry("acodec", "the codec is set by `audioCodec`"),
            Map.entry("pix_fmt", "pictures are always 4:2:0; see `pixelFormat`"),
            Map.entry("map", "the node chooses the streams"),
            Map.entry("an", "sound is set by `enableAudio`"),
            Map.entry("init_hw_device", "the chip is set by `encoder` and `hardwareDevice`"),
            Map.entry("report", "ffmpeg's messages go to the log with `ffmpegDebug`"),
            Map.entry("loglevel", "ffmpeg's messages go to the log with `ffmpegDebug`"));

    /** Returns what is wrong with these words, as the rest of a sentence; the values are not repeated. */
    Optional<String> objection(List<String> words) {
        if (words.size() > MAX_WORDS) {
            return Optional.of("has more than " + MAX_WORDS + " words");
        }
        for (int at = 0; at < words.size(); at += 2) {
            Optional<String> wrong = objection(words.get(at), words.subList(at + 1, words.size()));
            if (wrong.isPresent()) {
                return wrong;
            }
        }
        return Optional.empty();
    }

    private Optional<String> objection(String option, List<String> rest) {
        Matcher named = OPTION.matcher(option);
        if (!named.matches()) {
            return Optional.of("has a word where an option should be; ffmpeg would take it for a file");
        }
        Pattern shape = values.get(named.group(1));
        if (shape == null) {
            return Optional.of("holds " + option + ", which is not allowed: " + reason(named.group(1)));
        }
        if (rest.isEmpty()) {
            return Optional.of("ends with " + option + ", which takes a value");
        }
        boolean fits = shape.matcher(rest.get(0)).matches();
        return fits ? Optional.empty() : Optional.of("gives " + option + " a value that is not allowed");
    }

    private String reason(String name) {
        String elsewhere = place.getOrDefault(name, ELSEWHERE.get(name));
        return elsewhere == null ? "only options that tune are" : elsewhere;
    }
}
