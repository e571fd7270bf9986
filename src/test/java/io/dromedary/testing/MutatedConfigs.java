package io.dromedary.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Damages a configuration file in ways that are the same in each run: wrong types, ranges, characters, sizes, depths.
 */
public final class MutatedConfigs {

    private static final byte[] SPECIAL = "[]{}:,-?&*!|>'\"%@`#~ \n\t\\<=0".getBytes(UTF_8);

    private static final List<String> VALUES = List.of(
            "",
            "~",
            "true",
            "perhaps",
            "-1",
            "0",
            "1",
            "63",
            "4096",
            "2147483647",
            "2147483648",
            "-99999999999999999999",
            "1.5",
            "1e3",
            "0x10",
            "1_000",
            "+7",
            "'12'",
            "\"\"",
            "' '",
            "[]",
            "[a, b]",
            "{a: 1}",
            "[[1]]",
            "!!int 3",
            "&a 3",
            "*a",
            "h264",
            "VP9",
            "qsv",
            "webm",
            "aac",
            "second",
            "../../etc",
            "%Y/%m",
            "$(reboot)",
            "\"a\\nb\"",
            "\"\\0\"",
            "2026-11-20");

    private static final List<String> UNICODE = List.of(
            "\u0000",
            "\u0007",
            "\u0085",
            "\u2028",
            "\ufeff",
            "\ufffe",
            "\u202e",
            "\ud83d\ude00",
            "é",
            "ß",
            "中",
            "\u0301");

    private final Random random;
    private final String base;
    private final List<String> lines;

    private MutatedConfigs(String base, long seed) {
        this.base = base;
        this.lines = base.lines().filter(line -> line.contains(":")).toList();
        this.random = new Random(seed);
    }

    /** Returns that many variants of a file; the same for the same seed. */
    public static List<byte[]> of(String base, int count, long seed) {
        MutatedConfigs mutated = new MutatedConfigs(base, seed);
        return IntStream.range(0, count).mapToObj(mutated::variant).toList();
    }

    private byte[] variant(int number) {
        return switch (number % 8) {
            case 0 -> damaged();
            case 1, 2 -> withValues(1 + random.nextInt(2)).getBytes(UTF_8);
            case 3 -> misspelt().getBytes(UTF_8);
            case 4 -> strange().getBytes(UTF_8);
            case 5 -> grown().getBytes(UTF_8);
            case 6 -> deep().getBytes(UTF_8);
            default -> contradictory().getBytes(UTF_8);
        };
    }

    /** Other values behind some names. */
    private String withValues(int changes) {
        var changed = new ArrayList<>(lines);
        for (int change = 0; change < changes; change++) {
            int at = random.nextInt(changed.size());
            changed.set(at, name(changed.get(at)) + ": " + any(VALUES));
        }
        return text(changed);
    }

    /** Names with a letter changed, lost, doubled or in the other case; a name given twice; lines in another order. */
    private String misspelt() {
        var changed = new ArrayList<>(lines);
        int at = random.nextInt(changed.size());
        String line = changed.get(at);
        int letter = random.nextInt(name(line).length());
        switch (random.nextInt(5)) {
            case 0 -> changed.set(at, line.substring(0, letter) + line.substring(letter + 1));
            case 1 -> changed.set(at, line.substring(0, letter) + "x" + line.substring(letter));
            case 2 -> changed.set(at, line.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + line.substring(1));
            case 3 -> changed.add(line);
            default -> java.util.Collections.shuffle(changed, random);
        }
        return text(changed);
    }

    private String strange() {
        int at = random.nextInt(base.length());
        return base.substring(0, at) + any(UNICODE) + base.substring(at);
    }

    /** Long values, names, comments and lists, and many lines. */
    private String grown() {
        String many = "x".repeat(1 << random.nextInt(18));
        return switch (random.nextInt(6)) {
            case 0 -> base + "audioDevice2: " + many + "\n";
            case 1 -> base.replaceFirst("(?m)^outputDir:.*$", "outputDir: " + many);
            case 2 -> base + "# " + many + "\n";
            case 3 -> base + many + ": 1\n";
            case 4 -> base + "retainExtensions: [" + "mp4, ".repeat(1 << random.nextInt(12)) + "]\n";
            default -> base + "unknown: 1\n".repeat(1 << random.nextInt(12));
        };
    }

    private String deep() {
        int depth = 1 << random.nextInt(14);
        return switch (random.nextInt(4)) {
            case 0 -> base + "retainExtensions: " + "[".repeat(depth) + "]".repeat(depth) + "\n";
            case 1 -> base + "setSidCandidates: " + "{a: ".repeat(depth) + "1" + "}".repeat(depth) + "\n";
            case 2 ->
                "a:\n"
                        + IntStream.range(1, Math.min(depth, 64))
                                .mapToObj(i -> " ".repeat(i) + "a:\n")
                                .reduce("", String::concat);
            default -> "- ".repeat(depth) + base;
        };
    }

    /** Settings that are right by themselves and wrong, or right, together. */
    private String contradictory() {
        var changed = new ArrayList<>(lines);
        Stream.of("gop", "keyintMin", "bitrateKbps", "maxrateKbps")
                .forEach(name -> replace(changed, name, String.valueOf(random.nextInt(100))));
        replace(changed, "useBitrate", String.valueOf(random.nextBoolean()));
        replace(changed, "videoCodec", any(List.of("h264", "h265", "vp9", "av1", "0", "3", "4")));
        replace(changed, "pipeFormat", any(List.of("auto", "webm", "mp4", "matroska")));
        replace(changed, "enableAudio", String.valueOf(random.nextBoolean()));
        replace(changed, "audioCodec", any(List.of("auto", "aac", "opus")));
        return text(changed);
    }

    private static void replace(List<String> lines, String name, String value) {
        lines.removeIf(line -> name(line).equals(name));
        lines.add(name + ": " + value);
    }

    /** Changes, removes, inserts or copies bytes at one to four places. */
    private byte[] damaged() {
        byte[] bytes = base.getBytes(UTF_8);
        for (int change = random.nextInt(4); change >= 0; change--) {
            int at = random.nextInt(bytes.length);
            bytes = switch (random.nextInt(5)) {
                case 0 -> spliced(bytes, at, 1, new byte[] {(byte) random.nextInt(256)});
                case 1 -> spliced(bytes, at, random.nextInt(30), new byte[0]);
                case 2 -> spliced(bytes, at, 0, new byte[] {SPECIAL[random.nextInt(SPECIAL.length)]});
                case 3 -> spliced(bytes, at, 1, new byte[] {SPECIAL[random.nextInt(SPECIAL.length)]});
                default -> spliced(bytes, at, 0, Arrays.copyOfRange(bytes, at / 2, at / 2 + random.nextInt(60)));
            };
        }
        return bytes;
    }

    private String any(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private static String name(String line) {
        return line.substring(0, line.indexOf(':'));
    }

    private static String text(List<String> lines) {
        return String.join("\n", lines) + "\n";
    }

    private static byte[] spliced(byte[] bytes, int at, int removed, byte[] added) {
        var out = new ByteArrayOutputStream();
        out.write(bytes, 0, at);
        out.writeBytes(added);
        int rest = Math.min(bytes.length, at + removed);
        out.write(bytes, rest, bytes.length - rest);
        return out.toByteArray();
    }
}
