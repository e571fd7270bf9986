package io.dromedary.fragment;

import java.util.ArrayList;
import java.util.List;

/** The frames of sound in a fragment that is not complete yet; they may have come before its pictures. */
final class SoundFrames {

    /** Five minutes of AAC; frames can claim to take no bytes at all, so that no limit of bytes bounds them. */
    private static final int MAX_FRAMES = 1 << 14;

    private final List<Frame> frames = new ArrayList<>();

    /**
     * Adds frames.
     *
     * @param offset where the stream is, for the message
     */
    void add(List<Frame> more, long offset) throws MalformedStreamException {
        if (more.size() > MAX_FRAMES - frames.size()) {
            throw new MalformedStreamException("too many frames of sound before a picture", offset);
        }
        frames.addAll(more);
    }

    /** Returns all of them, in a list of their own. */
    List<Frame> all() {
        return List.copyOf(frames);
    }

    void clear() {
        frames.clear();
    }
}
