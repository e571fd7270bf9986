package io.dromedary.crypto;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How fast messages are sealed for many viewers in turn, each with its own key, as a fragment is for an audience.
 *
 * <p>One operation is one byte, so operations in a nanosecond are GB/s.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class SealBenchmark {

    private static final int FRAGMENT_BYTES = 8600;
    private static final int VIEWERS = 200;

    private final MessageSealer[] sealers = new MessageSealer[VIEWERS];
    private final ByteBuffer fragment = ByteBuffer.allocate(FRAGMENT_BYTES);
    private final ByteBuffer largest = ByteBuffer.allocate(MessageSealer.MAX_TEXT_BYTES);
    private final byte[] out = new byte[MessageSealer.MAX_TEXT_BYTES + MessageSealer.ROOM_BYTES];
    private int next;

    /** Opens a session for each viewer. */
    @Setup
    public void openSessions() {
        SharedKey access = SharedKey.of(new byte[32]);
        SessionBinding binding = new SessionBinding("AAAAAA==", 0, "h264", 640, 360, 30);
        Arrays.setAll(sealers, viewer -> {
            byte[] nonce = new byte[SessionKey.NONCE_BYTES];
            nonce[0] = (byte) viewer;
            return new MessageSealer(SessionKey.derive(access, nonce, nonce), binding);
        });
    }

    /** Seals a fragment of one frame, at 2 Mbit/s and 30 frames a second. */
    @Benchmark
    @OperationsPerInvocation(FRAGMENT_BYTES)
    public byte[] sealFragment() {
        return seal(fragment);
    }

    /** Seals the longest message that is sent. */
    @Benchmark
    @OperationsPerInvocation(MessageSealer.MAX_TEXT_BYTES)
    public byte[] sealLargest() {
        return seal(largest);
    }

    private byte[] seal(ByteBuffer text) {
        next = (next + 1) % VIEWERS;
        sealers[next].seal(text, out, 0);
        return out;
    }
}
