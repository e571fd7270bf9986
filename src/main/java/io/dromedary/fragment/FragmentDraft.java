package io.dromedary.fragment;

import java.util.List;

/**
 * A fragment before its bytes are taken out of the stream.
 *
 * @param sequence position in this run of the muxer
 * @param pictures the pictures inside, at least one
 * @param durationTicks how long they are shown together
 * @param timescaleHz ticks in a second
 */
record FragmentDraft(long sequence, List<Frame> pictures, long durationTicks, int timescaleHz) {

    /** Returns a fragment in which the picture is alone. */
    Fragment complete(byte[] bytes) {
        return new Fragment(sequence, bytes, pictures, durationTicks, timescaleHz);
    }

    /** Returns a fragment with something besides the picture, and with the picture's share of it. */
    Fragment complete(PictureShare share, List<Frame> sound, byte[] bytes) {
        Fragment pictureAlone = new Fragment(sequence, share.bytes(), share.frames(), durationTicks, timescaleHz);
        return new Fragment(this, bytes, sound, pictureAlone);
    }
}
