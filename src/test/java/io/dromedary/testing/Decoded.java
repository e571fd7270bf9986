package io.dromedary.testing;

import io.dromedary.capture.FfmpegFinder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What ffmpeg made of a stream.
 *
 * @param frames how many pictures
 * @param errors what it complained about
 */
public record Decoded(long frames, List<String> errors) {

    /** Decodes everything with the ffmpeg that the node uses. */
    public static Decoded of(byte[] stream) throws Exception {
        Path file = Files.createTempFile("stream", ".media");
        Path pictures = Files.createTempFile("pictures", ".txt");
        Path errors = Files.createTempFile("errors", ".txt");
        try {
            Files.write(file, stream);
            run(file, pictures, errors);
            long frames = Files.readAllLines(pictures).stream()
                    .filter(line -> !line.startsWith("#"))
                    .count();
            return new Decoded(frames, Files.readAllLines(errors));
        } finally {
            Files.delete(file);
            Files.delete(pictures);
            Files.delete(errors);
        }
    }

    private static void run(Path file, Path pictures, Path errors) throws Exception {
        String ffmpeg = FfmpegFinder.ofThisMachine().find("ffmpeg").path().toString();
        Process process = new ProcessBuilder(List.of(
                        ffmpeg, "-v", "error", "-i", file.toString(), "-vsync", "passthrough", "-f", "framecrc", "-"))
                .redirectOutput(pictures.toFile())
                .redirectError(errors.toFile())
                .start();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException("ffmpeg does not end");
        }
    }
}
