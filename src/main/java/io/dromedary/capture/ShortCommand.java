package io.dromedary.capture;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A question to another program: run once, with a time limit, keeping no more than the first part of what it says. */
final class ShortCommand {

    private static final int MAX_OUTPUT_BYTES = 64 * 1024;

    private ShortCommand() {}

    /**
     * What came of it.
     *
     * @param exitCode 0 if all went well; as a shell reports it
     * @param output the first 64 KiB of standard output and standard error together
     */
    record Answer(int exitCode, String output) {}

    /**
     * Runs a program and waits for its end, at most {@code limit}; then it is killed, and the exit code is not 0.
     *
     * @throws IOException if it cannot be started, or was killed while it spoke
     */
    static Answer run(List<String> words, Duration limit) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
        CaptureEnvironment.applyTo(builder.environment());
        Process process = builder.start();
        var killLater = CompletableFuture.delayedExecutor(limit.toMillis(), TimeUnit.MILLISECONDS);
        var deadline = CompletableFuture.runAsync(() -> new ProcessTree(process).kill(), killLater);
        try (InputStream in = process.getInputStream()) {
            process.getOutputStream().close();
            String output = new String(in.readNBytes(MAX_OUTPUT_BYTES), StandardCharsets.UTF_8);
            in.transferTo(OutputStream.nullOutputStream());
            return new Answer(process.waitFor(), output);
        } catch (IOException e) {
            throw new IOException("it did not answer within " + limit.toSeconds() + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for " + words.get(0), e);
        } finally {
            deadline.cancel(false);
            new ProcessTree(process).kill();
        }
    }
}
