package io.dromedary.fragment;

import static io.dromedary.fragment.Streams.describe;
import static io.dromedary.fragment.Streams.recorded;
import static io.dromedary.fragment.Streams.split;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the bytes arrive changes nothing, and no part waits for bytes it does not need. */
final class ReadSizesTest {

    private static final int VOID = 0xEC;

    static java.util.stream.Stream<String> recordings() {
        return Streams.RECORDED.stream();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "h264-frame.mp4",
                "h264-aac-frame.mp4",
                "vp9-frame.webm",
                "vp9-opus.webm",
                "h264.mkv",
                "h264-opus-frame.mp4",
                "h264-aac.mkv"
            })
    void aCutAnywhereChangesNothing(String name) throws IOException {
        byte[] stream = Streams.beginning(name);
        String expected = describe(split(stream));

        for (int cut = 1; cut < stream.length; cut++) {
            int end = cut;
            InputStream inTwoReads = new Chopped(stream, position -> position < end ? end - position : stream.length);

            assertThat(describe(split(inTwoReads, SplitterLimits.DEFAULT)))
                    .as("cut after byte %d", cut)
                    .isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void readsOfAnySizeChangeNothing(String name) throws IOException {
        byte[] stream = recorded(name);
        String expected = describe(split(stream));

        for (int seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            int largest = 1 + random.nextInt(5000);
            InputStream in = new Chopped(stream, position -> 1 + random.nextInt(largest));

            assertThat(describe(split(in, SplitterLimits.DEFAULT)))
                    .as("seed %d", seed)
                    .isEqualTo(expected);
        }
        InputStream byteByByte = new Chopped(stream, position -> 1);
        assertThat(describe(split(byteByByte, SplitterLimits.DEFAULT))).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void aFragmentThatIsCompleteWaitsForNothing(String name) throws IOException {
        byte[] stream = recorded(name);
        int end = 0;
        for (StreamPart part : split(stream)) {
            end += part.sizeBytes();
            if (part instanceof Fragment fragment) {
                FragmentSplitter splitter = FragmentSplitter.of(new Silent(stream, end), SplitterLimits.DEFAULT);

                long last = 0;
                while (last < fragment.sequence()) {
                    Optional<StreamPart> read = splitter.next();
                    last = read.orElseThrow() instanceof Fragment next ? next.sequence() : last;
                }
                assertThat(last).isEqualTo(fragment.sequence());
            }
        }
    }

    @Test
    void aNewInitSegmentMayLieAnywhereInTheBuffer() throws IOException {
        byte[] stream = Streams.beginning("h264.mkv");
        String init = split(stream).get(0).toString();

        for (int padding = 59_000; padding < 62_000; padding += 11) {
            byte[] twice = Streams.join(stream, voidOf(padding), stream, voidOf(70_000));
            List<StreamPart> parts = split(twice);

            assertThat(parts.get(parts.size() / 2).toString())
                    .as("after %d bytes", padding)
                    .isEqualTo(init);
        }
    }

    @Test
    void aLongStreamOfLargeFragmentsIsReadWhole() throws IOException {
        byte[] init = Boxes.init();
        byte[][] pieces = new byte[200][];
        pieces[0] = init;
        Random random = new Random(7);
        for (int i = 1; i < pieces.length; i++) {
            pieces[i] = Boxes.fragment(i, random.nextInt(300_000) + 1);
        }
        byte[] stream = Streams.join(pieces);

        byte[] rejoined = Streams.concatenate(
                split(new Chopped(stream, p -> 1 + random.nextInt(70_000)), SplitterLimits.DEFAULT));

        assertThat(Arrays.equals(rejoined, stream)).isTrue();
    }

    private static byte[] voidOf(int size) {
        return Elements.element(VOID, new byte[size]);
    }

    /** Gives as many bytes at a time as it is told to. */
    private static final class Chopped extends InputStream {

        private final byte[] bytes;
        private final IntUnaryOperator sizes;
        private int position;

        Chopped(byte[] bytes, IntUnaryOperator sizes) {
            this.bytes = bytes;
            this.sizes = sizes;
        }

        @Override
        public int read() {
            return position == bytes.length ? -1 : bytes[position++] & 0xff;
        }

        @Override
        public int read(byte[] to, int offset, int length) {
            if (position == bytes.length) {
                return -1;
            }
            int count = Math.min(Math.min(length, sizes.applyAsInt(position)), bytes.length - position);
            System.arraycopy(bytes, position, to, offset, count);
            position += count;
            return count;
        }
    }

    /** Gives the first bytes of a stream; whoever then waits for more would wait for ever. */
    private static final class Silent extends InputStream {

        private final ByteArrayInputStream bytes;

        Silent(byte[] bytes, int count) {
            this.bytes = new ByteArrayInputStream(bytes, 0, count);
        }

        @Override
        public int read() {
            throw new AssertionError("one byte is not how a pipe is read");
        }

        @Override
        public int read(byte[] to, int offset, int length) {
            int count = bytes.read(to, offset, length);
            if (count < 0) {
                throw new AssertionError("waited for bytes that the part does not need");
            }
            return count;
        }
    }
}
