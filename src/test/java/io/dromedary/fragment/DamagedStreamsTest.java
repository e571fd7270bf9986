package io.dromedary.fragment;

import static io.dromedary.fragment.Streams.recorded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the bytes are, they end in parts, a {@link MalformedStreamException} or an {@link EOFException}. */
final class DamagedStreamsTest {

    private static final SplitterLimits LIMITS = new SplitterLimits(1 << 16, 1 << 17);

    /** The init segment and the beginning of the first fragment: nearly every byte here means something. */
    private static final int STRUCTURE_BYTES = 1400;

    /** The buffer, its growth and the parts are a few times the limits; a claimed size would be a thousand times. */
    private static final long MAX_ALLOCATED_BYTES = 6L << 20;

    private static final Duration MAX_TIME = Duration.ofSeconds(60);

    static Stream<String> recordings() {
        return Streams.RECORDED.stream();
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void aStreamThatEndsAnywhereGivesItsWholePartsAndThenEnds(String name) throws IOException {
        byte[] stream = Streams.beginning(name);
        long whole = Streams.split(stream).size();

        long most = 0;
        for (int length = 0; length <= stream.length; length++) {
            long parts = partsBefore(stream, length, EOFException.class);
            assertThat(parts).as("parts of %d bytes", length).isBetween(most, most + 1);
            most = parts;
        }
        assertThat(most).isEqualTo(whole);
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void damageToAnyByteOfTheStructureIsSurvived(String name) throws IOException {
        byte[] stream = Streams.beginning(name);

        for (int position = 0; position < STRUCTURE_BYTES; position++) {
            byte original = stream[position];
            for (int value : new int[] {0, 0xff, original ^ 1, original ^ 0x40}) {
                stream[position] = (byte) value;
                survive(stream, name + " with " + value + " at " + position);
            }
            stream[position] = original;
        }
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void randomDamageIsSurvived(String name) {
        byte[] stream = recorded(name);
        Random random = new Random(20261120);

        for (int round = 0; round < 500; round++) {
            byte[] damaged = stream.clone();
            int faults = 1 + random.nextInt(8);
            for (int i = 0; i < faults; i++) {
                damaged[random.nextInt(round % 2 == 0 ? STRUCTURE_BYTES : stream.length)] = (byte) random.nextInt();
            }
            survive(damaged, name + " round " + round);
        }
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void fourBytesOfAnyLargeNumberAnywhereAreSurvived(String name) throws IOException {
        byte[] stream = Streams.beginning(name);

        for (int position = 0; position < STRUCTURE_BYTES; position++) {
            for (int value : new int[] {0x7fffffff, 0xffffffff}) {
                byte[] damaged = stream.clone();
                for (int i = 0; i < 4; i++) {
                    damaged[position + i] = (byte) (value >> (24 - 8 * i));
                }
                survive(damaged, name + " with " + value + " at " + position);
            }
        }
    }

    private static void survive(byte[] stream, String what) {
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = thread.getThreadAllocatedBytes(Thread.currentThread().getId());
        assertThatCode(() -> partsBefore(stream, stream.length, IOException.class))
                .as(what)
                .doesNotThrowAnyException();
        long allocated = thread.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
        assertThat(allocated).as("bytes allocated for " + what).isLessThan(MAX_ALLOCATED_BYTES);
    }

    /**
     * Returns how many parts come before the end, or before an error of our own two kinds that is an {@code expected}.
     */
    private static long partsBefore(byte[] stream, int length, Class<? extends IOException> expected) {
        return Assertions.assertTimeout(MAX_TIME, () -> {
            FragmentSplitter splitter = FragmentSplitter.of(new ByteArrayInputStream(stream, 0, length), LIMITS);
            long parts = 0;
            try {
                for (Optional<StreamPart> part = splitter.next(); part.isPresent(); part = splitter.next()) {
                    parts++;
                }
            } catch (EOFException | MalformedStreamException e) {
                assertThat(e).isInstanceOf(expected);
            }
            return parts;
        });
    }
}
