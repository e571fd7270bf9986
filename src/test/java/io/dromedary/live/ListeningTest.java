package io.dromedary.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.dromedary.fragment.Fragment;
import io.dromedary.fragment.InitSegment;
import io.dromedary.fragment.StreamPart;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who listens gets the whole stream, everybody else the picture alone. */
final class ListeningTest {

    private static final QueueLimits LIMITS = new QueueLimits(1 << 20, Duration.ofSeconds(3), 1000);

    private final List<StreamPart> sounding = Parts.withSound();
    private final Audience audience = new Audience(15);

    @Test
    void whoListensGetsPartsAsTheyCameAndTheOthersThePicturesShare() {
        publish(sounding.subList(0, 10));
        RecordingConnection listening = join(true);
        RecordingConnection watching = join(false);
        publish(sounding.subList(10, 20));

        assertThat(listening.sent).isEqualTo(sounding.subList(0, 20));
        assertThat(watching.sent)
                .isEqualTo(sounding.subList(0, 20).stream()
                        .map(StreamPart::withoutSound)
                        .toList());
        assertThat(watching.sequences()).isEqualTo(listening.sequences());
    }

    @Test
    void bytesAreCountedInTheFormThatIsSent() {
        publish(sounding.subList(0, 10));
        join(true);
        join(false);

        long whole = bytes(sounding.subList(0, 10));
        long pictures = bytes(
                sounding.subList(0, 10).stream().map(StreamPart::withoutSound).toList());
        assertThat(audience.reports())
                .extracting(ViewerReport::sentBytes)
                .containsExactlyInAnyOrder(whole, pictures)
                .doesNotHaveDuplicates();
    }

    @Test
    void theQueueOfWhoDoesNotListenHoldsNoSound() {
        publish(sounding.subList(0, 1));
        RecordingConnection slow = join(false);
        slow.writable = false;

        publish(sounding.subList(1, 10));

        long pictures = bytes(
                sounding.subList(1, 10).stream().map(StreamPart::withoutSound).toList());
        assertThat(audience.reports()).extracting(ViewerReport::queuedBytes).containsExactly(pictures);
    }

    @Test
    void soundThatGoesOrComesIsAChangeForThoseWhoListenOnly() {
        InitSegment sound = (InitSegment) sounding.get(0);
        publish(List.of(sound));
        RecordingConnection listening = join(true);
        RecordingConnection watching = join(false);

        publish(List.of(sound.withoutSound()));
        assertThat(listening.farewell).isEqualTo(Farewell.STREAM_CHANGED);
        RecordingConnection waiting = join(true);
        publish(List.of(sound));
        assertThat(waiting.farewell).isEqualTo(Farewell.STREAM_CHANGED);

        publish(sounding.subList(1, 4));
        assertThat(watching.farewell).isNull();
        assertThat(watching.sequences()).containsExactly(0L, 0L, 0L, 1L, 2L, 3L);
        assertThat(listening.sequences()).containsExactly(0L);
        assertThat(audience.reports()).hasSize(1);
    }

    @Test
    void aPromiseOfSoundThatIsNotKeptAnyMoreRefusesOnlyWhoListens() {
        InitSegment sound = (InitSegment) sounding.get(0);
        publish(List.of(sound));
        StreamDescription promised = audience.description().orElseThrow();
        publish(List.of(sound.withoutSound()));

        assertThat(promised.sound())
                .contains(new SoundDescription("aac", "video/mp4; codecs=\"avc1.42c00a,mp4a.40.2\""));
        assertThat(audience.join(viewer(new RecordingConnection(), true), promised))
                .contains(Farewell.STREAM_CHANGED);
        assertThat(audience.join(viewer(new RecordingConnection(), false), promised))
                .isEmpty();
    }

    @Test
    void whoListensWhereThereIsNothingToHearGetsThePicture() {
        List<StreamPart> pictures =
                sounding.stream().map(StreamPart::withoutSound).toList();
        publish(pictures.subList(0, 5));

        assertThat(join(true).sent).isEqualTo(pictures.subList(0, 5));
    }

    private void publish(List<StreamPart> parts) {
        parts.forEach(audience::publish);
    }

    private static long bytes(List<StreamPart> parts) {
        assertThat(parts).hasOnlyElementsOfTypes(InitSegment.class, Fragment.class);
        return parts.stream().mapToLong(StreamPart::sizeBytes).sum();
    }

    private RecordingConnection join(boolean listens) {
        RecordingConnection connection = new RecordingConnection();
        Optional<Farewell> refused = audience.join(
                viewer(connection, listens), audience.description().orElseThrow());
        assertThat(refused).isEmpty();
        return connection;
    }

    private static Viewer viewer(ViewerConnection connection, boolean listens) {
        return new Viewer("v", Runnable::run, connection, LIMITS, listens);
    }
}
