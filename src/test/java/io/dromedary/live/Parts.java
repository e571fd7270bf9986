package io.dromedary.live;

import io.dromedary.fragment.Codec;
import io.dromedary.fragment.Container;
import io.dromedary.fragment.Fragment;
import io.dromedary.fragment.FragmentSplitter;
import io.dromedary.fragment.Frame;
import io.dromedary.fragment.InitSegment;
import io.dromedary.fragment.SplitterLimits;
import io.dromedary.fragment.StreamPart;
import io.dromedary.fragment.VideoTrack;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/** Parts of a stream for tests, in one word each. */
final class Parts {

    private Parts() {}

    static InitSegment init(int width) {
        VideoTrack video = new VideoTrack(Codec.H264, "avc1.640028", width, 360, OptionalDouble.of(30), 1000);
        return new InitSegment(new byte[100], Container.MP4, video);
    }

    /** Two seconds of H.264 and AAC as ffmpeg wrote them, 15 frames a second. */
    static List<StreamPart> withSound() {
        try (InputStream in = Parts.class.getResourceAsStream("/recorded/h264-aac-frame.mp4")) {
            FragmentSplitter splitter = FragmentSplitter.of(Objects.requireNonNull(in), SplitterLimits.DEFAULT);
            List<StreamPart> parts = new ArrayList<>();
            for (Optional<StreamPart> part = splitter.next(); part.isPresent(); part = splitter.next()) {
                parts.add(part.get());
            }
            return parts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Fragment keyframe(long sequence) {
        return fragment(sequence, true, 1000);
    }

    static Fragment frame(long sequence) {
        return fragment(sequence, false, 1000);
    }

    /** Each fragment lasts a tenth of a second. */
    static Fragment fragment(long sequence, boolean keyframe, int bytes) {
        Frame frame = new Frame(0, bytes, keyframe, sequence * 100);
        return new Fragment(sequence, new byte[bytes], List.of(frame), 100, 1000);
    }
}
