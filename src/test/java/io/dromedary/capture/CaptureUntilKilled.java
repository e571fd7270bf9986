package io.dromedary.capture;

import io.dromedary.fragment.Codec;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A program for {@link KilledNodeIT}: captures the test picture in a thread, writes ffmpeg's number to a file, waits.
 */
final class CaptureUntilKilled {

    private CaptureUntilKilled() {}

    public static void main(String[] arguments) throws Exception {
        Ffmpeg ffmpeg = FfmpegFinder.ofThisMachine().find("");
        CaptureDevice device = CaptureDevice.of("test", io.dromedary.config.Platform.LINUX, false);
        CaptureCommand command = CaptureCommand.of(Cameras.camera(Codec.H264), device, ffmpeg);
        Thread reader = new Thread(() -> read(command, Path.of(arguments[0])));
        reader.start();
        new CountDownLatch(1).await(1, TimeUnit.MINUTES);
    }

    private static void read(CaptureCommand command, Path file) {
        try {
            CaptureProcess process = CaptureProcess.start(command, ProcessIsolation.detect(), "killed");
            process.output().readNBytes(50_000);
            Path temporary = Path.of(file + ".part");
            Files.writeString(temporary, Long.toString(process.pid()), StandardCharsets.US_ASCII);
            Files.move(temporary, file);
            process.output().transferTo(java.io.OutputStream.nullOutputStream());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
