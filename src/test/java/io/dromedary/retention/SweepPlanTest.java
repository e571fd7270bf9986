package io.dromedary.retention;

import static io.dromedary.retention.Shelves.GIGABYTE;
import static io.dromedary.retention.Shelves.NOW;
import static io.dromedary.retention.Shelves.rules;
import static org.assertj.core.api.Assertions.assertThat;

import io.dromedary.config.RetentionConfig;
import io.dromedary.recording.RecordingFolder;
import io.dromedary.recording.Segment;
import io.dromedary.recording.SegmentState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SweepPlanTest {

    private static final RetentionConfig ONE_FILE = rules(1, 0, 0, 0);

    @TempDir
    private Path root;

    private Shelves shelves = new Shelves(Path.of("/"));

    @BeforeEach
    void empty() {
        shelves = new Shelves(root);
    }

    /** Six segments of a gigabyte that ended 1 to 6 days ago; 3 GB are free. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            # files, days, GB, free | what goes, the oldest first
            0,    0,   0,   0,   ''
            -1,   0,   0,   0,   ''
            6,    0,   0,   0,   ''
            4,    0,   0,   0,   '6 COUNT,5 COUNT'
            0,    6,   0,   0,   ''
            0,    3,   0,   0,   '6 AGE,5 AGE,4 AGE'
            0,    0,   6,   0,   ''
            0,    0,   4,   0,   '6 SIZE,5 SIZE'
            0,    0,   0,   3,   ''
            0,    0,   0,   5,   '6 FREE,5 FREE'
            0,    0,   0,   100, '6 FREE,5 FREE,4 FREE,3 FREE,2 FREE,1 FREE'
            4,    5,   0,   6,   '6 AGE,5 COUNT,4 FREE'
            5,    0,   4,   5,   '6 COUNT,5 SIZE'
            """)
    void whatGoesIsTheOldestAndTheReasonIsTold(int files, int days, int gigabytes, int free, String expected)
            throws IOException {
        for (int day : List.of(3, 1, 6, 2, 5, 4)) {
            shelves.add("default", "camera_" + day + ".mp4", Duration.ofDays(day));
        }
        shelves.freeBytes.put("the disk", 3 * GIGABYTE);

        List<SweepPlan.Candidate> planned = plan(rules(files, days, gigabytes, free));

        assertThat(planned.stream()
                        .map(candidate -> name(candidate).replaceAll("\\D", "").replaceAll("4$", "") + " "
                                + candidate.victim().reason())
                        .toList())
                .containsExactly(expected.isEmpty() ? new String[0] : expected.split(","));
    }

    @Test
    void onlyTheBeginningOfAFilesOwnNameIsAPrefix() throws IOException {
        Path folder = Files.createDirectories(root.resolve("camera_folder"));
        shelves.add(Shelves.segment("default", folder.resolve("my_camera_1.mp4"), Duration.ofDays(3), CLOSED, false));
        shelves.add(Shelves.segment("default", folder.resolve("Camera_2.mp4"), Duration.ofDays(3), CLOSED, false));
        shelves.add("default", "camera_3.mp4", Duration.ofDays(2));
        shelves.add("default", "camera_4.mp4", Duration.ofDays(1));

        assertThat(names(plan(ONE_FILE))).containsExactly("camera_3.mp4");
    }

    private static final SegmentState CLOSED = SegmentState.CLOSED;

    @ParameterizedTest
    @CsvSource({"mp4,true", ".mp4,true", "MP4,true", "mkv,false", "4,false", "camera_1,false"})
    void endingsHaveADotOrNotAndAnyCase(String ending, boolean goes) throws IOException {
        shelves.add("default", "camera_1.Mp4", Duration.ofDays(2));
        shelves.add("default", "camera_2.mp4", Duration.ofDays(1));
        RetentionConfig config = new RetentionConfig(
                true, 1, Duration.ofSeconds(60), Duration.ofSeconds(60), "camera_", List.of(ending), 0, 0, 0);

        assertThat(names(plan(config))).isEqualTo(goes ? List.of("camera_1.Mp4") : List.of());
    }

    @Test
    void whatIsOpenProtectedOrYoungIsNeitherCountedNorDeleted() throws IOException {
        Path open = root.resolve("camera_0.mp4");
        shelves.add(Shelves.segment("default", open, Duration.ofDays(9), SegmentState.OPEN, false));
        shelves.add(Shelves.segment("default", root.resolve("camera_1.mp4"), Duration.ofDays(9), CLOSED, true));
        shelves.add("default", "camera_2.mp4", Duration.ofDays(1));
        shelves.add("default", "camera_3.mp4", Duration.ofSeconds(59));
        shelves.add("default", "camera_4.mp4", Duration.ofHours(-1));

        assertThat(plan(ONE_FILE)).isEmpty();

        shelves.add(Shelves.segment(
                "default", root.resolve("camera_5.mp4"), Duration.ofHours(1), SegmentState.CUT_SHORT, false));
        assertThat(names(plan(ONE_FILE))).containsExactly("camera_2.mp4");
    }

    @Test
    void nothingGoesWithoutFileRotation() throws IOException {
        shelves.add("default", "camera_1.mp4", Duration.ofDays(200));
        shelves.add("default", "camera_2.mp4", Duration.ofDays(100));
        RetentionConfig off =
                new RetentionConfig(false, 1, Duration.ofSeconds(60), Duration.ZERO, "camera_", List.of(), 1, 1, 1000);

        assertThat(plan(off)).isEmpty();
    }

    @Test
    void camerasThatShareADiskGiveUpTheirOldestTogether() throws IOException {
        for (int day = 1; day <= 3; day++) {
            shelves.add("default", "camera_" + day + ".mp4", Duration.ofDays(day));
            shelves.add(
                    "garden", "camera_g" + day + ".mp4", Duration.ofDays(day).plusHours(1));
            shelves.add("shed", "camera_s" + day + ".mp4", Duration.ofDays(day + 100));
        }
        shelves.diskOf.put("shed", "another disk");
        shelves.freeBytes.put("the disk", GIGABYTE);
        RetentionConfig rules = rules(0, 0, 0, 4);

        List<SweepPlan.Candidate> planned = SweepPlan.of(
                List.of(shelves.shelf("default", rules), shelves.shelf("garden", rules), shelves.shelf("shed", rules)),
                shelves,
                NOW);

        assertThat(names(planned)).containsExactly("camera_g3.mp4", "camera_3.mp4", "camera_g2.mp4");
    }

    @Test
    void anotherCamerasSegmentsAreNotCounted() throws IOException {
        shelves.add("default", "camera_1.mp4", Duration.ofDays(2));
        shelves.add("garden", "camera_2.mp4", Duration.ofDays(1));

        assertThat(plan(ONE_FILE)).isEmpty();
    }

    /**
     * A folder as large as nobody should have: each of its files is looked at, and only the oldest are kept in mind.
     */
    @Test
    void aHundredThousandFilesAreSweptInSecondsAndNoMoreThanTheCapGoes() throws IOException {
        for (int i = 0; i < 100_000; i++) {
            Files.createFile(root.resolve("camera_%06d.mp4".formatted(i)));
        }
        FolderStore store = new FolderStore();
        Runtime runtime = Runtime.getRuntime();
        long start = System.nanoTime();

        List<SweepPlan.Candidate> planned =
                SweepPlan.of(List.of(shelves.shelf("default", rules(10, 0, 0, 0))), store, NOW);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
        System.gc();
        assertThat(runtime.totalMemory() - runtime.freeMemory()).isLessThan(256L << 20);
        assertThat(store.seen).isEqualTo(100_000);
        assertThat(names(planned)).hasSize(SweepPlan.MAX_VICTIMS).startsWith("camera_000000.mp4");
        assertThat(names(planned)).endsWith("camera_000999.mp4");
    }

    private static final class FolderStore implements SegmentStore {

        private int seen;

        @Override
        public void each(Shelf shelf, Consumer<Segment> visitor) throws IOException {
            try (Stream<Path> files = Files.list(shelf.folder().folder())) {
                files.forEach(file -> {
                    seen++;
                    int number =
                            Integer.parseInt(String.valueOf(file.getFileName()).substring(7, 13));
                    Duration age = Duration.ofDays(2).minusSeconds(number);
                    visitor.accept(Shelves.segment("default", file, age, CLOSED, false));
                });
            }
        }

        @Override
        public Disk disk(Shelf shelf) {
            return new Disk("the disk", 0);
        }

        @Override
        public boolean delete(Shelf shelf, Segment segment) {
            throw new AssertionError("a plan deletes nothing");
        }
    }

    @Test
    void aFolderOfTheCamerasNameThatIsALinkIsNotThere() throws IOException {
        Path elsewhere = Files.createDirectories(root.resolve("elsewhere"));
        Path link = Files.createSymbolicLink(root.resolve("garden"), elsewhere);
        shelves.add("garden", "camera_1.mp4", Duration.ofDays(2));
        shelves.add("garden", "camera_2.mp4", Duration.ofDays(1));
        Shelf linked = new Shelf("garden", new RecordingFolder(root, link), ONE_FILE);
        Shelf real = new Shelf("garden", new RecordingFolder(root, elsewhere), ONE_FILE);

        assertThat(SweepPlan.of(List.of(linked), shelves, NOW)).isEmpty();
        assertThat(SweepPlan.of(List.of(real), shelves, NOW)).hasSize(1);
    }

    private List<SweepPlan.Candidate> plan(RetentionConfig rules) throws IOException {
        return SweepPlan.of(List.of(shelves.shelf("default", rules)), shelves, NOW);
    }

    private static List<String> names(List<SweepPlan.Candidate> planned) {
        return planned.stream().map(SweepPlanTest::name).toList();
    }

    private static String name(SweepPlan.Candidate candidate) {
        return String.valueOf(candidate.segment().file().getFileName());
    }
}
