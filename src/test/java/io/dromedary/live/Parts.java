package io.dromedary.live;

import io.dromedary.fragment.Codec;
import io.dromedary.fragment.Container;
import io.dromedary.fragment.Fragment;
import io.dromedary.fragment.Frame;
import io.dromedary.fragment.InitSegment;
import io.dromedary.fragment.VideoTrack;
import java.util.List;
import java.util.OptionalDouble;

/** Parts of a stream for tests, in one word each. */
final class Parts {

    private Parts() {}

    static InitSegment init(int width) {
        VideoTrack video = new VideoTrack(Codec.H264, "avc1.640028", width, 360, OptionalDouble.of(30), 1000);
        return new InitSegment(new byte[100], Container.MP4, video);
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
