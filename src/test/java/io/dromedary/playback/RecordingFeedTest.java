package io.dromedary.playback;

import static io.dromedary.recording.WrittenSegments.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.dromedary.delivery.FeedConnection;
import io.dromedary.export.RangeFiles;
import io.dromedary.export.Remuxer;
import io.dromedary.fragment.Fragment;
import io.dromedary.fragment.StreamPart;
import io.dromedary.live.Farewell;
import io.dromedary.recording.WrittenSegments;
import io.dromedary.testing.Decoded;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One session's feed, with workers and a loop that the test runs by hand. */
final class RecordingFeedTest {

    private final Queue<Runnable> work = new ArrayDeque<>();
    private final Queue<Runnable> saving = new ArrayDeque<>();
    private final Queue<Runnable> loop = new ArrayDeque<>();
    private final Wire wire = new Wire();
    private boolean allowed = true;
    private long nanos;
    private final CameraRecording recording;
    private final WrittenSegments written;
    private final RangeFiles files;
    private RecordingFeed feed;

    RecordingFeedTest(@TempDir Path home) throws InterruptedException {
        written = new WrittenSegments(home, 4).h264(10, RecordingFeedTest::all).end();
        recording = new CameraRecording(written.segments(), "default");
        files = new RangeFiles(written.segments(), new Remuxer(home.resolve("exports"), task -> "no ffmpeg here"));
        feed = feed(work::add);
    }

    @AfterEach
    void close() {
        written.close();
    }

    @Test
    void aRequestIsAnsweredMessageByMessage() {
        play(1);
        runAll();

        assertThat(wire.notes()).containsExactly("segment 1", "segment 1", "segment 1", "end 1");
    }

    @Test
    void nothingIsReadWhileTheNetworkTakesNoBytes() {
        play(1);
        runOne();
        wire.writable = false;
        for (int i = 0; i < 5; i++) {
            runOne();
            feed.pump();
        }

        assertThat(wire.sent).as("one that was being made").hasSize(2);
        assertThat(work).isEmpty();

        wire.writable = true;
        feed.pump();
        runAll();
        assertThat(wire.notes()).endsWith("end 1");
    }

    @Test
    void noMoreMediaIsOnItsWayThanTheViewerWishes() throws Exception {
        feed.hear("{\"type\":\"window\",\"bytes\":1000}");
        save(3);
        runAll();
        assertThat(wire.media()).hasSize(Playing.MESSAGE_BYTES - 1);

        feed.hear("{\"type\":\"took\",\"id\":2,\"bytes\":60000}");
        feed.hear("{\"type\":\"took\",\"id\":3,\"bytes\":60000}");
        runAll();
        assertThat(wire.media()).as("another request's, and too little").hasSize(Playing.MESSAGE_BYTES - 1);

        feed.hear("{\"type\":\"took\",\"id\":3,\"bytes\":" + Long.MAX_VALUE + "}");
        runAll();
        assertThat(wire.notes()).containsExactly("file 3", "end 3");
    }

    @Test
    void twoMessagesAreMadeAtATimeHoweverManyRequestsCome() {
        for (int id = 1; id <= 1000; id++) {
            play(id);
            assertThat(work).hasSize(Math.min(id, RecordingFeed.MAX_MAKING));
        }
        runAll();

        assertThat(wire.notes()).containsExactly("segment 1000", "segment 1000", "segment 1000", "end 1000");
    }

    @Test
    void nothingOfTheOldRequestIsSentAfterTheNewOne() {
        play(1);
        runOne();
        runOne();
        work.remove().run();
        feed.hear("{\"type\":\"picture\",\"id\":2,\"at\":\"%s\"}".formatted(NOON));
        runAll();

        assertThat(wire.notes()).containsExactly("segment 1", "segment 2", "end 2");
    }

    @Test
    void aSpanIsSavedAsOneFile() throws Exception {
        save(3);
        runAll();

        assertThat(wire.notes()).containsExactly("file 3", "end 3");
        byte[] file = wire.media();
        assertThat(new String(wire.sent.get(0), StandardCharsets.UTF_8))
                .contains("\"name\":\"default_2026-11-20T12-00-00Z.mp4\",\"bytes\":" + file.length + ",");
        assertThat(Decoded.of(file)).isEqualTo(new Decoded(90, List.of()));
    }

    @Test
    void whatCannotBeSavedFailsInWords() {
        feed.hear("{\"type\":\"save\",\"id\":3,\"from\":\"%s\",\"to\":\"%s\"}"
                .formatted(NOON.plusSeconds(100), NOON.plusSeconds(106)));
        runAll();

        assertThat(wire.notes()).containsExactly("failed 3");
    }

    @Test
    void stopEndsIt() {
        play(1);
        runOne();
        feed.hear("{\"type\":\"stop\"}");
        runAll();

        assertThat(wire.notes()).containsExactly("segment 1");
    }

    @Test
    void whoIsNotAllowedAnyMoreIsTold() {
        allowed = false;
        play(1);
        runAll();

        assertThat(wire.notes()).containsExactly("failed 1");
    }

    @Test
    void rightsThatAreTakenAwayEndWhatIsBeingSent() {
        play(1);
        runOne();
        runOne();
        allowed = false;
        runAll();

        assertThat(wire.notes()).containsExactly("segment 1", "failed 1");
        assertThat(wire.sent).as("no more than what was being made").hasSizeLessThan(5);
    }

    @Test
    void rightsThatAreTakenAwayWhileNothingIsReadEndItToo() {
        play(1);
        runOne();
        wire.writable = false;
        runOne();
        allowed = false;
        wire.writable = true;
        feed.pump();
        runAll();

        assertThat(wire.notes()).containsExactly("segment 1", "failed 1");
    }

    @Test
    void aFileIsNotKeptForOneWhoDoesNotReadOn() {
        save(3);
        runOne();
        wire.writable = false;
        runAll();
        nanos = Duration.ofSeconds(74).toNanos();
        feed.tend();
        assertThat(work).isEmpty();
        nanos = Duration.ofSeconds(76).toNanos();
        feed.tend();
        assertThat(saving).as("lets go of the file").hasSize(1);
        runAll();
        wire.writable = true;
        feed.pump();
        runAll();

        assertThat(wire.notes()).containsExactly("file 3", "failed 3");
    }

    @Test
    void whoPausesWhilePlayingMayGoOn() {
        play(1);
        runOne();
        wire.writable = false;
        runAll();
        nanos = Duration.ofHours(1).toNanos();
        feed.tend();
        wire.writable = true;
        feed.pump();
        runAll();

        assertThat(wire.notes()).endsWith("end 1");
    }

    @Test
    void whatIsSavedWaitsForOthersThanWhatIsPlayed() {
        save(3);
        assertThat(saving).hasSize(1);
        assertThat(work).isEmpty();
        play(4);
        assertThat(work).hasSize(1);
    }

    @Test
    void whoReadsNothingIsToldNothing() {
        wire.writable = false;
        for (int i = 0; i < 1000; i++) {
            feed.hear("nonsense");
        }

        assertThat(wire.sent).isEmpty();
    }

    @Test
    void aRequestThatNobodyHasTimeForFails() {
        feed = feed(task -> {
            throw new RejectedExecutionException("full");
        });
        play(1);

        assertThat(wire.notes()).containsExactly("failed 1");
    }

    @Test
    void afterTheEndNothingIsSent() {
        play(1);
        runOne();
        feed.end();
        runAll();
        feed.hear("nonsense");

        assertThat(wire.notes()).containsExactly("segment 1");
    }

    private RecordingFeed feed(Executor workers) {
        RecordingFeed fresh = new RecordingFeed(
                new Answers(recording, files, new Workers(workers, saving::add)), () -> allowed, () -> nanos);
        assertThat(fresh.begin(wire, RecordingFeed.PROMISE, false)).isEmpty();
        return fresh;
    }

    private void play(long id) {
        feed.hear("{\"type\":\"play\",\"id\":%d,\"from\":\"%s\",\"to\":\"%s\"}"
                .formatted(id, NOON, NOON.plusSeconds(60)));
    }

    private void save(long id) {
        feed.hear(
                "{\"type\":\"save\",\"id\":%d,\"from\":\"%s\",\"to\":\"%s\"}".formatted(id, NOON, NOON.plusSeconds(6)));
    }

    private void runOne() {
        for (Queue<Runnable> tasks : List.of(work, saving, loop)) {
            Runnable task = tasks.poll();
            if (task != null) {
                task.run();
            }
        }
    }

    private void runAll() {
        while (!work.isEmpty() || !saving.isEmpty() || !loop.isEmpty()) {
            runOne();
        }
    }

    private static boolean all(Fragment fragment) {
        return fragment.sizeBytes() > 0;
    }

    /** Takes down what is sent. */
    private final class Wire implements FeedConnection {

        private final List<byte[]> sent = new ArrayList<>();
        private boolean writable = true;

        byte[] media() {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            sent.stream()
                    .filter(message -> message[0] == 'm')
                    .forEach(message -> all.write(message, 1, message.length - 1));
            return all.toByteArray();
        }

        List<String> notes() {
            return sent.stream()
                    .filter(message -> message[0] == 'n')
                    .map(message -> new String(message, StandardCharsets.UTF_8))
                    .map(note -> note.replaceAll("n\\{\"id\":(\\d+),\"type\":\"(\\w+)\".*", "$2 $1"))
                    .toList();
        }

        @Override
        public String id() {
            return "one";
        }

        @Override
        public Executor loop() {
            return loop::add;
        }

        @Override
        public void send(ByteBuffer message) {
            byte[] bytes = new byte[message.remaining()];
            message.get(bytes);
            sent.add(bytes);
        }

        @Override
        public boolean isWritable() {
            return writable;
        }

        @Override
        public void send(StreamPart part) {
            throw new UnsupportedOperationException("a recording is no stream");
        }

        @Override
        public void flush() {}

        @Override
        public void tell(String json) {
            throw new UnsupportedOperationException("everything is sealed");
        }

        @Override
        public void close(Farewell reason) {
            throw new UnsupportedOperationException("only a session closes");
        }

        @Override
        public void fail(RuntimeException failure) {
            throw failure;
        }
    }
}
