package io.dromedary.export;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** When the tracks of a cut begin and end in the segment's file, in ticks: read from its first and last fragments. */
final class TrackTimes {

    /** In so many boxes each track that there is begins. */
    private static final int MAX_BOXES = 400;

    private TrackTimes() {}

    static Map<Integer, Long> starts(Cut cut, MovieHead head) throws IOException {
        Map<Integer, Long> starts = new HashMap<>();
        try (BoxFile file = new BoxFile(cut.segment().file())) {
            long at = cut.fromBytes();
            for (int i = 0;
                    at < cut.toBytes()
                            && i < MAX_BOXES
                            && starts.size() < head.tracks().size();
                    i++) {
                BoxFile.Place box = file.box(at);
                if (box.isMoof()) {
                    for (Moof.Run run : file.moof(box, head).runs()) {
                        starts.putIfAbsent(run.track(), run.ticks());
                    }
                }
                at = box.end();
            }
        }
        return starts;
    }

    /** Reads from the last keyframe on: nothing before it ends later. */
    static Map<Integer, Long> ends(Cut cut, MovieHead head) throws IOException {
        Map<Integer, Long> ends = new HashMap<>();
        try (BoxFile file = new BoxFile(cut.segment().file())) {
            long at = Math.max(cut.fromBytes(), cut.last().offset());
            while (at < cut.toBytes()) {
                BoxFile.Place box = file.box(at);
                if (box.isMoof()) {
                    for (Moof.Run run : file.moof(box, head).runs()) {
                        ends.merge(run.track(), run.ticks() + run.lastingTicks(), Math::max);
                    }
                }
                at = box.end();
            }
        }
        return ends;
    }
}
