package io.dromedary.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * How often and how long a JVM has collected garbage, as {@code jstat} reads it out of shared memory without disturbing
 * it.
 *
 * @param collections young and full ones
 * @param seconds pauses in all
 */
record GcReading(double collections, double seconds) {

    static GcReading of(long pid) throws IOException {
        Path jstat = Path.of(System.getProperty("java.home"), "bin", "jstat");
        Process process = new ProcessBuilder(jstat.toString(), "-gcutil", Long.toString(pid)).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        List<String> lines = out.strip().lines().toList();
        if (lines.size() < 2) {
            return new GcReading(Double.NaN, Double.NaN);
        }
        List<String> names = words(lines.get(0));
        List<String> values = words(lines.get(1));
        double young = Double.parseDouble(values.get(names.indexOf("YGC")));
        double full = Double.parseDouble(values.get(names.indexOf("FGC")));
        return new GcReading(young + full, Double.parseDouble(values.get(names.indexOf("GCT"))));
    }

    private static List<String> words(String line) {
        return Arrays.asList(line.strip().split("\\s+", -1));
    }
}
