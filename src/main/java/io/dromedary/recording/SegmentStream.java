package io.dromedary.recording;

import io.dromedary.fragment.InitSegment;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What is known of the stream when a segment begins.
 *
 * @param init what a player needs first
 * @param run what the capture's run is called
 * @param format how the segment is laid out
 * @param zero where the segment's time zero is on the stream's clock
 */
record SegmentStream(InitSegment init, String run, SegmentFormat format, Duration zero) {

    /** Returns what the file says of itself at its head. */
    Label label(RecordingPlan plan, Instant from) {
        return Label.of(Label.BEGIN)
                .with("camera", plan.camera())
                .with("from", from.toEpochMilli())
                .with("run", run)
                .with("at", SegmentContents.micros(zero))
                .with("codec", init.video().codec().word())
                .with("codecs", codecs())
                .with("width", init.video().widthPixels())
                .with("height", init.video().heightPixels());
    }

    private String codecs() {
        return init.video().codecString()
                + init.sound().map(sound -> ',' + sound.codecString()).orElse("");
    }

    /** Returns the segment as it is when it has just begun. */
    Segment begun(RecordingPlan plan, Path path, Instant from) {
        return new Segment(
                plan.camera(),
                path,
                SegmentState.OPEN,
                Instant.ofEpochMilli(from.toEpochMilli()),
                Instant.ofEpochMilli(from.toEpochMilli()),
                Duration.ZERO,
                0,
                init.mediaTypeWithSound().orElse(init.mediaType()),
                init.video().codec().word(),
                init.video().widthPixels(),
                init.video().heightPixels(),
                run,
                zero,
                List.of(),
                false);
    }
}
