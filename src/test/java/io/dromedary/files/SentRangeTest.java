package io.dromedary.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class SentRangeTest {

    private final CountDownLatch reads = new CountDownLatch(1);
    private final CountDownLatch disk = new CountDownLatch(1);
    private final AtomicInteger ended = new AtomicInteger();
    private final SentRange sent = new SentRange(new HangingChannel(), 100, () -> {}, ended::incrementAndGet);

    @Test
    void whoClosesItDoesNotWaitForTheDisk() throws Exception {
        Thread reader = new Thread(() -> sent.read(new byte[100], 0, 100));
        reader.start();
        reads.await();
        Thread closer = new Thread(sent::close);
        closer.start();

        assertThat(joined(closer)).as("closed while the disk hangs").isTrue();
        assertThat(ended).as("not before the last read is over").hasValue(0);

        disk.countDown();
        reader.join();
        assertThat(ended).hasValue(1);
        assertThat(sent.read()).isEqualTo(-1);
    }

    private static boolean joined(Thread thread) throws InterruptedException {
        thread.join(Duration.ofSeconds(10).toMillis());
        return !thread.isAlive();
    }

    @Test
    void itEndsOnceHoweverOftenItIsClosed() {
        sent.close();
        sent.close();

        assertThat(ended).hasValue(1);
        assertThat(sent.read()).isEqualTo(-1);
    }

    /** A disk that gives nothing until it is told to. */
    private final class HangingChannel implements ReadableByteChannel {

        @Override
        public int read(ByteBuffer into) {
            reads.countDown();
            try {
                assertThat(disk.await(20, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            into.put((byte) 1);
            return 1;
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {}
    }
}
