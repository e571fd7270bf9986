package io.dromedary.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class SegmentProgressTest {

    @Test
    void whatWasPublishedStaysAsItIs() {
        SegmentProgress progress = new SegmentProgress();
        progress.begin(100);
        progress.add(new Keyframe(0, 100));
        assertThat(progress.now()).isEqualTo(new SegmentProgress.Written(100, 100, 0, List.of()));

        progress.publish(500, 2000);
        SegmentProgress.Written first = progress.now();
        for (int i = 1; i < 1000; i++) {
            progress.add(new Keyframe(i, 100 + i));
        }
        progress.publish(5000, 3000);

        assertThat(first).isEqualTo(new SegmentProgress.Written(100, 500, 2000, List.of(new Keyframe(0, 100))));
        assertThat(progress.now().keyframes()).hasSize(1000).endsWith(new Keyframe(999, 1099));
    }

    @Test
    void whoeverReadsSeesWholeKeyframesWhileMoreAreWritten() throws Exception {
        SegmentProgress progress = new SegmentProgress();
        int count = 200_000;
        CompletableFuture<Integer> reader = CompletableFuture.supplyAsync(() -> {
            int seen = 0;
            while (seen < count) {
                SegmentProgress.Written now = progress.now();
                int size = now.keyframes().size();
                if (size > 0 && now.keyframes().get(size - 1).timeMicros() != size - 1) {
                    throw new AssertionError(
                            "keyframe " + size + " is " + now.keyframes().get(size - 1));
                }
                if (size != now.bytes()) {
                    throw new AssertionError(size + " keyframes in " + now.bytes() + " bytes");
                }
                seen = size;
            }
            return seen;
        });
        for (int i = 0; i < count; i++) {
            progress.add(new Keyframe(i, i));
            progress.publish(i + 1, i);
        }

        assertThat(reader.get(20, TimeUnit.SECONDS)).isEqualTo(count);
    }
}
