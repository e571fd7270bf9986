package io.dromedary.capture;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** What Linux knows of processes, for tests. */
final class Processes {

    private Processes() {}

    /** Sends a signal to one process. */
    static void signal(String name, long pid) throws Exception {
        new ProcessBuilder("/bin/sh", "-c", "kill -" + name + " " + pid).start().waitFor();
    }

    /** Returns whether a process exists that is no zombie. */
    static boolean isRunning(long pid) {
        return !state(pid).isEmpty() && !"Z".equals(state(pid));
    }

    /** Returns the numbers of this JVM's dead children that nobody has waited for. */
    static List<Long> zombies() throws IOException {
        String parent = Long.toString(ProcessHandle.current().pid());
        return pids().filter(pid -> "Z".equals(state(pid)) && parent.equals(field(pid, 1)))
                .toList();
    }

    /** Returns the numbers of all processes whose command line holds {@code word}. */
    static List<Long> withWord(String word) throws IOException {
        return pids().filter(pid -> read(pid, "cmdline").contains(word)).toList();
    }

    /** Waits until something is so. */
    static boolean within(Duration limit, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        CountDownLatch never = new CountDownLatch(1);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end || never.await(5, TimeUnit.MILLISECONDS)) {
                return false;
            }
        }
        return true;
    }

    private static Stream<Long> pids() throws IOException {
        try (Stream<Path> entries = Files.list(Path.of("/proc"))) {
            return entries
                    .map(entry -> entry.getFileName().toString())
                    .filter(name -> name.matches("\\d+"))
                    .map(Long::valueOf)
                    .toList()
                    .stream();
        }
    }

    private static String state(long pid) {
        return field(pid, 0);
    }

    private static String field(long pid, int index) {
        String stat = read(pid, "stat");
        return stat.isEmpty() ? "" : stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[index];
    }

    private static String read(long pid, String file) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(pid), file), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }
}
