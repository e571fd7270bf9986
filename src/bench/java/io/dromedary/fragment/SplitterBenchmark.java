package io.dromedary.fragment;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How fast a stream of one-frame fragments is split.
 *
 * <p>One operation is one byte of the stream, so operations in a nanosecond are GB/s. A fragment has 8600 bytes, which
 * is 2 Mbit/s at 30 frames a second.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class SplitterBenchmark {

    private static final int FRAGMENT_BYTES = 8600;
    private static final int FRAGMENTS = 1000;
    private static final int STREAM_BYTES = FRAGMENT_BYTES * FRAGMENTS;

    /** Which container is split. */
    @Param({"MP4", "WEBM"})
    Container container = Container.MP4;

    private byte[] stream = new byte[0];

    /** Makes a stream out of a small init segment and many fragments alike. */
    @Setup
    public void makeStream() {
        byte[] init = container == Container.MP4 ? mp4Init() : webmInit();
        ByteBuffer bytes = ByteBuffer.allocate(init.length + STREAM_BYTES).put(init);
        for (int i = 0; i < FRAGMENTS; i++) {
            bytes.put(container == Container.MP4 ? mp4Fragment(i) : webmFragment(i));
        }
        stream = bytes.array();
    }

    /** Splits the whole stream; every byte is one operation. */
    @Benchmark
    @org.openjdk.jmh.annotations.OperationsPerInvocation(STREAM_BYTES)
    public long split() throws IOException {
        FragmentSplitter splitter = FragmentSplitter.of(new ByteArrayInputStream(stream), SplitterLimits.DEFAULT);
        long bytes = 0;
        for (Optional<StreamPart> part = splitter.next(); part.isPresent(); part = splitter.next()) {
            bytes += part.get().sizeBytes();
        }
        if (bytes != stream.length) {
            throw new IllegalStateException("lost " + (stream.length - bytes) + " bytes");
        }
        return bytes;
    }

    private static byte[] mp4Init() {
        byte[] vpcC = box("vpcC", ints(1 << 24, 0x0015_8000, 0));
        byte[] entry = box("vp09", new byte[24], ints(640 << 16 | 360), new byte[50], vpcC);
        byte[] stbl = box("stbl", box("stsd", ints(0, 1), entry));
        byte[] mdhd = box("mdhd", ints(0, 0, 0, 30_000, 0, 0));
        byte[] hdlr = box("hdlr", ints(0, 0), "vide".getBytes(StandardCharsets.US_ASCII), new byte[12]);
        byte[] trak = box("trak", box("tkhd", ints(3, 0, 0, 1)), box("mdia", mdhd, hdlr, box("minf", stbl)));
        return join(box("ftyp", ints(0, 0)), box("moov", trak));
    }

    private static byte[] mp4Fragment(int index) {
        int size = FRAGMENT_BYTES - 104;
        byte[] tfhd = box("tfhd", ints(0x2_0038, 1, 1000, size, 0x0200_0000));
        byte[] traf = box("traf", tfhd, box("tfdt", ints(0, index * 1000)), box("trun", ints(1, 1, 104)));
        return join(box("moof", box("mfhd", ints(0, index)), traf), box("mdat", new byte[size]));
    }

    private static byte[] webmInit() {
        byte[] video = join(new byte[] {(byte) 0xE0, (byte) 0x88}, sides());
        byte[] codec = join(new byte[] {(byte) 0x86, (byte) 0x85}, "V_VP9".getBytes(StandardCharsets.US_ASCII));
        byte[] entry = join(new byte[] {(byte) 0xD7, (byte) 0x81, 1, (byte) 0x83, (byte) 0x81, 1}, codec, video);
        byte[] tracks = element(Ebml.TRACKS, element16(0xAE, entry));
        byte[] docType = join(new byte[] {0x42, (byte) 0x82, (byte) 0x84}, "webm".getBytes(StandardCharsets.US_ASCII));
        byte[] segment = {0x18, 0x53, (byte) 0x80, 0x67, 1, -1, -1, -1, -1, -1, -1, -1};
        return join(element(Ebml.HEADER, docType), segment, tracks);
    }

    private static byte[] sides() {
        return new byte[] {(byte) 0xB0, (byte) 0x82, 2, (byte) 0x80, (byte) 0xBA, (byte) 0x82, 1, 0x68};
    }

    private static byte[] webmFragment(int index) {
        byte[] time = join(new byte[] {(byte) 0xE7, (byte) 0x84}, ints(index * 33));
        byte[] block = new byte[FRAGMENT_BYTES - 8 - time.length - 5];
        block[0] = (byte) 0x81;
        block[3] = (byte) 0x80;
        return element(Ebml.CLUSTER, time, element16(Ebml.SIMPLE_BLOCK, block));
    }

    private static byte[] element(int id, byte[]... bodies) {
        byte[] body = join(bodies);
        return join(ints(id, 0x1000_0000 | body.length), body);
    }

    private static byte[] element16(int id, byte[] body) {
        return join(new byte[] {(byte) id}, ints(0x1000_0000 | body.length), body);
    }

    private static byte[] box(String type, byte[]... bodies) {
        byte[] body = join(bodies);
        return join(ints(8 + body.length), type.getBytes(StandardCharsets.US_ASCII), body);
    }

    private static byte[] ints(int... values) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length);
        for (int value : values) {
            bytes.putInt(value);
        }
        return bytes.array();
    }

    private static byte[] join(byte[]... pieces) {
        int size = 0;
        for (byte[] piece : pieces) {
            size += piece.length;
        }
        ByteBuffer joined = ByteBuffer.allocate(size);
        for (byte[] piece : pieces) {
            joined.put(piece);
        }
        return joined.array();
    }
}
