package io.dromedary.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * What is measured and for how long: system properties {@code bench.NAME} of the program. Maven passes on
 * {@code -Dbench.viewers=…} and {@code -Dbench.repeats=…}.
 *
 * @param home the folder with {@code routes} and {@code config}, where the node is started
 * @param work where keys, logs and the camera of this run go
 * @param port the port of the node under test
 * @param viewers how many viewers watch in each run, in order
 * @param repeats how often the run with most viewers is repeated, since the range matters more than one figure
 * @param starts how often the time from start to ready is taken
 * @param settle how long a node without viewers is left alone before it is measured, and then is; 0 leaves this out
 * @param warmUp from the last viewer's start to the first figure; the JDK compiles in it
 * @param window for how long is measured
 * @param flags the flags of the node's JVM
 * @param micro whether the benchmarks of single parts are run as well
 */
record BenchSettings(
        Path home,
        Path work,
        int port,
        List<Integer> viewers,
        int repeats,
        int starts,
        Duration settle,
        Duration warmUp,
        Duration window,
        List<String> flags,
        boolean micro) {

    /** The flags that src/docs/performance.md recommends. */
    private static final String FLAGS = "-XX:+UseSerialGC -Xmx256m -Xmn32m -XX:MaxDirectMemorySize=256m";

    static BenchSettings ofSystemProperties() {
        return new BenchSettings(
                Path.of(text("home", "")).toAbsolutePath(),
                Path.of(text("work", "target/bench")).toAbsolutePath(),
                Integer.parseInt(text("port", "19080")),
                words("viewers", "1 100 800").stream().map(Integer::valueOf).toList(),
                Integer.parseInt(text("repeats", "3")),
                Integer.parseInt(text("starts", "5")),
                Duration.ofSeconds(Long.parseLong(text("settle-seconds", "10"))),
                Duration.ofSeconds(Long.parseLong(text("warm-up-seconds", "20"))),
                Duration.ofSeconds(Long.parseLong(text("window-seconds", "20"))),
                words("flags", FLAGS),
                Boolean.parseBoolean(text("micro", "true")));
    }

    private static List<String> words(String name, String fallback) {
        return Arrays.stream(text(name, fallback).strip().split("\\s+", -1))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static String text(String name, String fallback) {
        return System.getProperty("bench." + name, fallback);
    }
}
