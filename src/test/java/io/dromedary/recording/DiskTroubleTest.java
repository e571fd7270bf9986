package io.dromedary.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.dromedary.fragment.Fragment;
import io.dromedary.recording.FakeDisk.Act;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A disk that refuses pauses the recording, says why, and costs nothing but the pictures of that time. */
final class DiskTroubleTest {

    private static final Path FOLDER = Path.of("/disk/recordings");
    private static final StreamOf STREAM = StreamOf.h264(10);

    private final FakeDisk disk = new FakeDisk();
    private final Recorded recorded = new Recorded(Plans.seconds(FOLDER, 3600), disk, Recorded.NOON);

    @BeforeEach
    void begin() {
        recorded.give(STREAM.init());
    }

    @ParameterizedTest
    @CsvSource({
        "No space left on device, the disk of /disk/recordings is full",
        "Input/output error, the disk of /disk/recordings fails: Input/output error",
        "Read-only file system, the disk of /disk/recordings can only be read",
        "Something else, writing to /disk/recordings failed: Something else"
    })
    void whatTheDiskSaysIsToldInPlainWords(String said, String told) {
        give(0, 40);
        disk.failures = act -> Optional.of(new IOException(said));
        give(40, 70);

        assertThat(report().state()).isEqualTo(RecordingState.PAUSED);
        assertThat(report().reason()).isEqualTo(told);
    }

    @Test
    void recordingGoesOnWithANewSegmentSoonAfterTheDiskTakesBytesAgain() {
        give(0, 40);
        disk.failures = act -> Optional.of(new IOException("No space left on device"));
        give(40, 80);
        disk.failures = act -> Optional.empty();
        give(80, 150);

        assertThat(report().state()).isEqualTo(RecordingState.RECORDING);
        assertThat(recorded.cutShort).hasSize(1);
        assertThat(recorded.opened).hasSize(2);
        // the pause ended at 80/15 s; a keyframe comes each second, and a disk is tried again after two
        assertThat(recorded.opened.get(1).from()).isBefore(Recorded.NOON.plusMillis(80 * 1000 / 15 + 3000));
        assertThat(report().missedFragments()).isPositive();
    }

    @Test
    void aSyncThatFailsEndsItsSegmentAndIsNotBelievedLater() {
        give(0, 40);
        disk.failures = act -> act == Act.SYNC ? Optional.of(new IOException("Input/output error")) : Optional.empty();
        give(40, 60);
        disk.failures = act -> Optional.empty();
        give(60, 150);

        assertThat(recorded.cutShort).containsExactly(recorded.opened.get(0).file());
        assertThat(recorded.opened.get(1).file())
                .isNotEqualTo(recorded.opened.get(0).file());
    }

    @Test
    void aFullDiskIsNotFilledWithEmptyFiles() {
        disk.failures =
                act -> act == Act.APPEND ? Optional.of(new IOException("No space left on device")) : Optional.empty();
        give(0, 150);

        assertThat(disk.files).isEmpty();
        assertThat(disk.deleted).isNotEmpty();
        assertThat(recorded.opened).isEmpty();
    }

    @Test
    void aDiskThatIsNearlyFullIsNotBegunOn() {
        disk.freeBytes = 1000;
        give(0, 20);

        assertThat(report().reason()).isEqualTo("the disk of /disk/recordings is full");
        assertThat(disk.steps).isEmpty();
    }

    @Test
    void aDiskThatIsNotMountedIsNotReplacedByItsEmptyFolder() {
        give(0, 40);
        recorded.end();
        disk.lines.remove(FOLDER.resolve(FolderGuard.MARKER));
        recorded.give(STREAM.init());
        give(0, 40);

        assertThat(report().state()).isEqualTo(RecordingState.PAUSED);
        assertThat(report().reason()).contains("has lost its file", "is its disk mounted?");
        assertThat(recorded.opened).hasSize(1);
    }

    @Test
    void aFolderThatIsGoneIsNotMadeAgain() {
        give(0, 40);
        recorded.end();
        disk.folders.remove(FOLDER);
        recorded.give(STREAM.init());
        give(0, 40);

        assertThat(report().reason()).isEqualTo("the folder /disk/recordings is gone: is its disk mounted?");
        assertThat(disk.folders).doesNotContain(FOLDER);
    }

    @Test
    void anotherDiskIsTakenOnlyWhenTheOperatorSaysSo() {
        give(0, 40);
        recorded.end();
        disk.lines.put(FOLDER.resolve(FolderGuard.MARKER), "of another node");
        recorded.give(STREAM.init());
        give(0, 40);
        assertThat(report().reason()).contains("is on another disk than before");

        disk.lines.put(FOLDER.resolve(FolderGuard.MARKER), "");
        give(40, 150);

        assertThat(report().state()).isEqualTo(RecordingState.RECORDING);
    }

    @Test
    void aSecondOfPicturesIsOneWriteAndOneSync() {
        give(0, 15);
        long writes = disk.count(Act.APPEND);
        long syncs = disk.count(Act.SYNC);
        give(15, 150);

        assertThat(disk.count(Act.APPEND) - writes).isBetween(8L, 9L);
        assertThat(disk.count(Act.SYNC) - syncs).isBetween(8L, 9L);
    }

    private void give(int from, int to) {
        for (Fragment fragment : STREAM.fragments().subList(from, to)) {
            recorded.give(fragment);
        }
    }

    private RecordingReport report() {
        return recorded.meter.report(new ArrivalQueue(1));
    }
}
