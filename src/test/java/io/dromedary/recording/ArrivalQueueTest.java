package io.dromedary.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.dromedary.fragment.Fragment;
import io.dromedary.fragment.StreamPart;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A disk that is too slow loses whole GOPs, and never an init segment. */
final class ArrivalQueueTest {

    private static final StreamOf STREAM = StreamOf.h264(10);
    private static final long TWO_SECONDS_OF_BYTES = 2L * StreamOf.bytes(STREAM).length / 10;

    @Test
    void whatDoesNotFitIsDroppedUpToTheNextKeyframe() throws InterruptedException {
        ArrivalQueue queue = new ArrivalQueue(TWO_SECONDS_OF_BYTES);
        STREAM.parts().subList(0, 100).forEach(part -> queue.add(arrival(part)));
        List<StreamPart> taken = drain(queue);
        STREAM.parts().subList(100, 151).forEach(part -> queue.add(arrival(part)));
        taken.addAll(drain(queue));

        assertThat(taken.get(0)).isSameAs(STREAM.init());
        assertThat(queue.droppedFragments()).isEqualTo(151 - taken.size());
        assertThat(queue.droppedGops()).isGreaterThan(4);
        for (int i = 2; i < taken.size(); i++) {
            Fragment fragment = (Fragment) taken.get(i);
            boolean follows = fragment.sequence() == ((Fragment) taken.get(i - 1)).sequence() + 1;
            assertThat(follows || fragment.keyframe()).as("%s", fragment).isTrue();
        }
    }

    @Test
    void neverMoreThanTheLimitWaits() {
        ArrivalQueue queue = new ArrivalQueue(TWO_SECONDS_OF_BYTES);
        for (StreamPart part : STREAM.parts()) {
            queue.add(arrival(part));
            assertThat(queue.bytes()).isLessThanOrEqualTo(TWO_SECONDS_OF_BYTES);
        }
    }

    @Test
    void onlyTheBeginningOfADropIsReported() {
        ArrivalQueue queue = new ArrivalQueue(TWO_SECONDS_OF_BYTES);

        long reports =
                STREAM.parts().stream().filter(part -> queue.add(arrival(part))).count();

        assertThat(reports).isEqualTo(1);
    }

    @Test
    void aCameraThatRestartsAgainAndAgainFillsNoQueue() throws InterruptedException {
        ArrivalQueue queue = new ArrivalQueue(TWO_SECONDS_OF_BYTES);
        for (int i = 0; i < 1000; i++) {
            queue.add(arrival(STREAM.init()));
            queue.add(new Arrival(Optional.empty(), Instant.EPOCH, 0));
        }
        queue.add(arrival(STREAM.init()));

        assertThat(drain(queue)).containsExactly(STREAM.init());
    }

    private static List<StreamPart> drain(ArrivalQueue queue) throws InterruptedException {
        List<StreamPart> taken = new ArrayList<>();
        for (Optional<Arrival> next = queue.take(0); next.isPresent(); next = queue.take(0)) {
            next.get().part().ifPresent(taken::add);
        }
        return taken;
    }

    private static Arrival arrival(StreamPart part) {
        return new Arrival(Optional.of(part), Instant.EPOCH, 0);
    }
}
