package io.dromedary.capture;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** A question to another program: run once, with a time limit, keeping no more than the first part of what it says. */
public final class ShortCommand {

    private static final int MAX_OUTPUT_BYTES = 64 * 1024;

    private ShortCommand() {}

    /**
     * What came of it.
     *
     * @param exitCode 0 if all went well; as a shell reports it
     * @param output the first 64 KiB of standard output and standard error together
     * @param timedOut whether it was killed because its time was over
     */
    public record Answer(int exitCode, String output, boolean timedOut) {}

    /**
     * Runs a program and waits for its end, at most {@code limit}; then it is killed with all that it started, and the
     * exit code is not 0. What it started in its turn is found for sure if it has a session of its own:
     * {@link ProcessIsolation#wrap}. It speaks English and knows nothing of the node's environment.
     *
     * @throws IOException if it cannot be started, or was killed while it spoke
     */
    public static Answer run(List<String> words, Duration limit) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
        CaptureEnvironment.applyTo(builder.environment());
        builder.environment().put("LC_ALL", "C");
        Process process = builder.start();
        var killLater = CompletableFuture.delayedExecutor(limit.toMillis(), TimeUnit.MILLISECONDS);
        AtomicBoolean timedOut = new AtomicBoolean();
        var deadline = CompletableFuture.runAsync(() -> end(process, timedOut), killLater);
        try (InputStream in = process.getInputStream()) {
            process.getOutputStream().close();
            String output = new String(in.readNBytes(MAX_OUTPUT_BYTES), StandardCharsets.UTF_8);
            in.transferTo(OutputStream.nullOutputStream());
            return new Answer(process.waitFor(), output, timedOut.get());
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

    private static void end(Process process, AtomicBoolean timedOut) {
        timedOut.set(true);
        new ProcessTree(process).kill();
    }
}
