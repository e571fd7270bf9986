package io.dromedary.fragment;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Recorded streams, and ways to read streams to their end. */
final class Streams {

    /** Each is described in {@code recorded/README.md}. */
    static final List<String> RECORDED = List.of(
            "h264-frame.mp4",
            "h264-gop.mp4",
            "h264-absolute.mp4",
            "h264-bframes.mp4",
            "h264-aac-frame.mp4",
            "h264-aac-gop.mp4",
            "hevc.mp4",
            "av1.mp4",
            "vp9.mp4",
            "vp9-frame.webm",
            "vp9-second.webm",
            "vp9-opus.webm",
            "av1.webm",
            "vp9.mkv",
            "h264.mkv",
            "h264-opus-frame.mp4",
            "h264-aac-absolute.mp4",
            "h264-aac.mkv");

    /** Those with sound. */
    static final List<String> WITH_SOUND = List.of(
            "h264-aac-frame.mp4",
            "h264-aac-gop.mp4",
            "h264-aac-absolute.mp4",
            "h264-opus-frame.mp4",
            "vp9-opus.webm",
            "h264-aac.mkv");

    private static final int BEGINNING_BYTES = 4000;

    private Streams() {}

    static byte[] recorded(String name) {
        try (InputStream in = Streams.class.getResourceAsStream("/recorded/" + name)) {
            if (in == null) {
                throw new IllegalArgumentException("no recording " + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the init segment and as many fragments as it takes to have a few thousand bytes. */
    static byte[] beginning(String name) throws IOException {
        List<StreamPart> parts = split(recorded(name));
        int count = 0;
        int bytes = 0;
        while (bytes < BEGINNING_BYTES) {
            bytes += parts.get(count).sizeBytes();
            count++;
        }
        return concatenate(parts.subList(0, count));
    }

    static List<StreamPart> split(byte[] stream) throws IOException {
        return split(new ByteArrayInputStream(stream), SplitterLimits.DEFAULT);
    }

    static List<StreamPart> split(InputStream in, SplitterLimits limits) throws IOException {
        FragmentSplitter splitter = FragmentSplitter.of(in, limits);
        List<StreamPart> parts = new ArrayList<>();
        for (Optional<StreamPart> part = splitter.next(); part.isPresent(); part = splitter.next()) {
            parts.add(part.get());
        }
        return parts;
    }

    static InitSegment init(List<StreamPart> parts) {
        return (InitSegment) parts.get(0);
    }

    static List<Fragment> fragments(List<StreamPart> parts) {
        return parts.stream()
                .filter(Fragment.class::isInstance)
                .map(Fragment.class::cast)
                .toList();
    }

    static byte[] bytes(StreamPart part) {
        byte[] bytes = new byte[part.sizeBytes()];
        part.bytes().get(bytes);
        return bytes;
    }

    /** Returns everything about the parts as text, so that two ways of reading can be compared. */
    static String describe(List<StreamPart> parts) {
        StringBuilder text = new StringBuilder();
        for (StreamPart part : parts) {
            text.append(part).append(' ').append(part.bytes().hashCode()).append(' ');
            StreamPart pictures = part.withoutSound();
            text.append(pictures)
                    .append(' ')
                    .append(pictures.bytes().hashCode())
                    .append(' ');
            if (part instanceof Fragment fragment) {
                text.append(fragment.frames()).append(fragment.soundFrames());
                text.append(fragment.withoutSound().frames());
            }
            text.append('\n');
        }
        return text.toString();
    }

    static byte[] concatenate(List<StreamPart> parts) {
        return join(parts.stream().map(Streams::bytes).toArray(byte[][]::new));
    }

    static byte[] join(byte[]... pieces) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] piece : pieces) {
            all.writeBytes(piece);
        }
        return all.toByteArray();
    }
}
