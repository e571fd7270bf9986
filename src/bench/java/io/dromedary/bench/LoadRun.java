package io.dromedary.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * One node with one number of viewers, measured from outside.
 *
 * @param viewers how many watched
 * @param figures what they got
 * @param cpuPercent the node's processor time, in percent of one core
 * @param threads where it went, in words
 * @param ffmpegPercent the processor time of its ffmpeg, in percent of one core
 * @param rssBytes the node's resident memory at the end
 * @param gc collections and their pauses within the window
 * @param load how many threads of the whole machine wanted to run, averaged over the last minute
 */
record LoadRun(
        int viewers,
        LoadFigures figures,
        double cpuPercent,
        String threads,
        double ffmpegPercent,
        long rssBytes,
        GcReading gc,
        String load) {

    private static final double NANOS_PER_PERCENT_SECOND = 1e7;

    static LoadRun measure(BenchSettings settings, int viewers) throws IOException, InterruptedException {
        try (NodeProcess node = NodeProcess.start(settings, true)) {
            Process watching = startLoad(settings, viewers);
            try (BufferedReader said = watching.inputReader()) {
                expect(said, "begin");
                GcReading gcBefore = GcReading.of(node.pid());
                long ffmpegBefore = ffmpegMillis(node);
                ProcessReading before = node.read();
                long began = System.nanoTime();
                LoadFigures figures = LoadFigures.parse(expect(said, ""));
                double seconds = (System.nanoTime() - began) / 1e9;
                ProcessReading after = node.read();
                double ffmpeg = (ffmpegMillis(node) - ffmpegBefore) / seconds / 10;
                GcReading gcAfter = GcReading.of(node.pid());
                GcReading gc = new GcReading(
                        gcAfter.collections() - gcBefore.collections(), gcAfter.seconds() - gcBefore.seconds());
                double cpu = (after.cpuMillis() - before.cpuMillis()) / seconds / 10;
                String threads = threads(before, after, seconds);
                return new LoadRun(viewers, figures, cpu, threads, ffmpeg, after.rssBytes(), gc, loadAverage());
            } finally {
                watching.destroyForcibly().waitFor();
            }
        }
    }

    private static Process startLoad(BenchSettings settings, int viewers) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ViewerLoad.class.getName(),
                        NodeProcess.keyFile(settings).toString(),
                        Integer.toString(settings.port()),
                        Integer.toString(viewers),
                        Long.toString(settings.warmUp().toSeconds()),
                        Long.toString(settings.window().toSeconds()))
                .redirectError(settings.work().resolve("load.log").toFile())
                .start();
    }

    private static String expect(BufferedReader said, String begin) throws IOException {
        String line = said.readLine();
        if (line == null || !line.startsWith(begin)) {
            throw new IOException("the load failed, load.log says why");
        }
        return line;
    }

    private static long ffmpegMillis(NodeProcess node) throws IOException {
        return node.readFfmpeg().map(ProcessReading::cpuMillis).orElse(0L);
    }

    private static String threads(ProcessReading before, ProcessReading after, double seconds) {
        StringBuilder words = new StringBuilder();
        after.threadNanos().forEach((kind, nanos) -> {
            double used = nanos - before.threadNanos().getOrDefault(kind, 0L);
            words.append(words.isEmpty() ? "" : ", ")
                    .append("%s %.1f".formatted(kind, used / seconds / NANOS_PER_PERCENT_SECOND));
        });
        return words.toString();
    }

    private static String loadAverage() throws IOException {
        return Files.readString(Path.of("/proc/loadavg")).split(" ", -1)[0];
    }

    /** Gives the sockets of the last run time to leave the kernel. */
    static void settle() throws InterruptedException {
        TimeUnit.SECONDS.sleep(2);
    }
}
