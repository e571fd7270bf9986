package io.dromedary.recording;

import io.dromedary.fragment.Fragment;
import io.dromedary.fragment.InitSegment;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The segment that is being written.
 *
 * <p>Fragments are gathered and written together, once a second; the disk is made to keep them as often as the plan
 * says. Not thread-safe: the camera's writer owns it.
 */
final class OpenSegment {

    /** How often gathered fragments are written, if the disk need not keep them yet. */
    static final Duration WRITE_EVERY = Duration.ofSeconds(1);

    private static final int MAX_SAME_NAMES = 10_000;

    private final SegmentFile file;
    private final Segment begun;
    private final SegmentFormat format;
    private final SegmentContents contents = new SegmentContents();
    private final SegmentProgress progress = new SegmentProgress();
    private final Duration zero;
    private final Batch batch;
    private final long writeEvery;
    private final long syncEvery;
    private long writtenFragments;
    private long lastWrite;
    private long lastSync;

    /** A file of the disk, and where it is. */
    private record SegmentFile(RecordingDisk.SegmentFile bytes, Path path) {}

    private OpenSegment(RecordingPlan plan, SegmentStream stream, Arrival first, SegmentFile file, Batch batch) {
        this.file = file;
        this.format = stream.format();
        this.zero = stream.zero();
        this.batch = batch;
        this.begun = stream.begun(plan, file.path(), first.at());
        this.syncEvery = plan.syncEvery().toNanos();
        this.writeEvery = Math.min(syncEvery, WRITE_EVERY.toNanos());
        this.lastWrite = first.nanos();
        this.lastSync = first.nanos();
    }

    /**
     * Begins a segment: its file and its head are on the disk when this returns.
     *
     * @param first the keyframe that it will begin with, which is not added yet
     * @param run what the capture's run is called
     */
    static OpenSegment begin(
            RecordingDisk disk, RecordingPlan plan, InitSegment init, String run, Arrival first, Batch batch)
            throws IOException {
        SegmentFormat format = SegmentFormat.of(init);
        Duration zero = format.begin(first.part().orElseThrow().bytes());
        SegmentStream stream = new SegmentStream(init, run, format, zero);
        SegmentFile file = create(disk, plan, first.at(), format.ending());
        OpenSegment segment = new OpenSegment(plan, stream, first, file, batch);
        try {
            batch.begin(file.bytes());
            batch.add(format.head(stream.label(plan, first.at())));
            batch.write();
            segment.progress.begin(batch.position());
            file.bytes().sync();
            disk.syncFolder(plan.folder());
        } catch (IOException | RuntimeException failed) {
            segment.abandon(disk);
            throw failed;
        }
        return segment;
    }

    private static SegmentFile create(RecordingDisk disk, RecordingPlan plan, Instant from, String ending)
            throws IOException {
        String name = new NamePattern(plan.fileNamePattern(), plan.zone()).name(from);
        for (int i = 1; i <= MAX_SAME_NAMES; i++) {
            Path path = plan.folder().resolve(name + (i == 1 ? "" : "-" + i) + '.' + ending);
            try {
                return new SegmentFile(disk.create(path), path);
            } catch (FileAlreadyExistsException taken) {
                // an older segment, or somebody else's file: neither is ever touched
            }
        }
        throw new RecordingPausedException("there are " + MAX_SAME_NAMES + " files called " + name + '.' + ending);
    }

    /** Returns when a fragment is decoded, since the segment began. */
    Duration timeOf(Fragment fragment) {
        return fragment.decodeTime().minus(zero);
    }

    /** Returns when the last picture ends, since the segment began. */
    Duration mediaEnd() {
        return Duration.ofNanos(contents.endMicros() * 1000);
    }

    long bytes() {
        return batch.position();
    }

    Segment begun() {
        return begun;
    }

    /** Returns how far it can be read, now and later. */
    SegmentProgress progress() {
        return progress;
    }

    /** Adds a fragment; it is written when that is due. */
    void add(Fragment fragment) throws IOException {
        long at = batch.position();
        int picture = batch.add(fragment.bytes(), format);
        contents.add(fragment, timeOf(fragment), at + picture).ifPresent(progress::add);
    }

    /** Writes and syncs if it is time to; returns whether the disk now keeps everything. */
    boolean writeIfDue(long nanos) throws IOException {
        if (nanos - lastWrite >= writeEvery) {
            write();
            lastWrite = nanos;
        }
        if (nanos - lastSync < syncEvery) {
            return false;
        }
        file.bytes().sync();
        lastSync = nanos;
        return true;
    }

    private void write() throws IOException {
        batch.write();
        writtenFragments = contents.fragments();
        progress.publish(batch.position(), contents.endMicros());
    }

    /** Closes the segment in order and returns what it is now. */
    Segment close(Instant to) throws IOException {
        write();
        long trailerPosition = batch.position();
        Label label = Label.of(Label.END)
                .with("end", trailerPosition)
                .with("to", to.toEpochMilli())
                .with("fragments", contents.fragments())
                .with("micros", contents.durationMicros())
                .with("gaps", SeekTable.gapText(contents.gaps()))
                .with("keyframes", SeekTable.text(contents.keyframes()));
        batch.add(format.trailer(contents, label, trailerPosition));
        batch.write();
        file.bytes().sync();
        Optional<SegmentFormat.Patch> patch = format.closing(contents, trailerPosition);
        if (patch.isPresent()) {
            file.bytes().overwrite(patch.get().position(), patch.get().bytes());
            file.bytes().sync();
        }
        file.bytes().close();
        return described(to);
    }

    private Segment described(Instant to) {
        return new Segment(
                begun.camera(),
                begun.file(),
                SegmentState.CLOSED,
                begun.from(),
                Instant.ofEpochMilli(to.toEpochMilli()),
                Duration.ofNanos(contents.durationMicros() * 1000),
                batch.position(),
                begun.mediaType(),
                begun.codec(),
                begun.widthPixels(),
                begun.heightPixels(),
                begun.run(),
                begun.runFrom(),
                contents.gaps(),
                false);
    }

    List<Keyframe> keyframes() {
        return contents.keyframes();
    }

    /** Lets go of the file after a failure; returns whether there is something in it. */
    boolean abandon(RecordingDisk disk) {
        batch.clear();
        try {
            file.bytes().close();
            if (writtenFragments == 0) {
                disk.delete(file.path());
            }
        } catch (IOException alsoFailed) {
            // the disk has failed already, and that is what is told
        }
        return writtenFragments > 0;
    }
}
