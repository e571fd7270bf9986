package io.dromedary.testing;

import io.dromedary.capture.FfmpegFinder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The packets of a stream as ffmpeg reads them, not decoded: track, times in its ticks, size and checksum. */
public final class Packets {

    private Packets() {}

    /**
     * Returns a line for each packet of the tracks that {@code specifier} names, {@code v} or {@code a}; none without
     * such a track.
     */
    public static List<String> of(byte[] stream, String specifier) throws Exception {
        Path file = Files.createTempFile("stream", ".media");
        Path packets = Files.createTempFile("packets", ".txt");
        try {
            Files.write(file, stream);
            run(file, specifier, packets);
            return Files.readAllLines(packets).stream()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        } finally {
            Files.delete(file);
            Files.delete(packets);
        }
    }

    private static void run(Path file, String specifier, Path packets) throws Exception {
        String ffmpeg = FfmpegFinder.ofThisMachine().find("ffmpeg").path().toString();
        List<String> command = List.of(
                ffmpeg,
                "-nostdin",
                "-v",
                "quiet",
                "-copyts",
                "-i",
                file.toString(),
                "-map",
                "0:" + specifier,
                "-c",
                "copy",
                "-f",
                "framecrc",
                "-");
        Process process = new ProcessBuilder(command)
                .redirectOutput(packets.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException("ffmpeg does not end");
        }
    }
}
