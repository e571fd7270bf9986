package io.dromedary.bench;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a process had used up at one moment, as Linux tells it in {@code /proc} (proc(5)).
 *
 * @param cpuMillis processor time of all its threads, dead ones too, in steps of 10 ms
 * @param rssBytes resident memory
 * @param threadNanos processor time of each kind of thread that lives, by its name
 */
record ProcessReading(long cpuMillis, long rssBytes, Map<String, Long> threadNanos) {

    private static final int MILLIS_PER_TICK = 10;
    private static final int USER_TICKS = 11;
    private static final int SYSTEM_TICKS = 12;

    static ProcessReading of(long pid) throws IOException {
        Path process = Path.of("/proc", Long.toString(pid));
        String stat = Files.readString(process.resolve("stat"));
        // the name, in brackets, may hold spaces
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        long ticks = Long.parseLong(fields[USER_TICKS]) + Long.parseLong(fields[SYSTEM_TICKS]);
        return new ProcessReading(ticks * MILLIS_PER_TICK, rss(process), threads(process));
    }

    private static long rss(Path process) throws IOException {
        for (String line : Files.readAllLines(process.resolve("status"))) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("\\D", "")) << 10;
            }
        }
        return 0;
    }

    private static Map<String, Long> threads(Path process) throws IOException {
        Map<String, Long> nanos = new TreeMap<>();
        try (DirectoryStream<Path> threads = Files.newDirectoryStream(process.resolve("task"))) {
            for (Path thread : threads) {
                String name = Files.readString(thread.resolve("comm")).strip();
                String used = Files.readString(thread.resolve("schedstat")).split(" ", -1)[0];
                nanos.merge(kind(name), Long.parseLong(used), Long::sum);
            }
        }
        return nanos;
    }

    /** The kernel keeps 15 characters of a name. */
    private static String kind(String name) {
        if (name.startsWith("vert.x-eventloo")) {
            return "loops";
        }
        if (name.contains("CompilerThre")) {
            return "JIT";
        }
        if (name.startsWith("VM ") || name.startsWith("GC ") || name.startsWith("G1 ")) {
            return "VM and GC";
        }
        return name.startsWith("Camel (") ? "Camel and capture" : "rest";
    }
}
