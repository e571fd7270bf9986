package io.dromedary.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.dromedary.testing.RunningNode;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What viewers see when ffmpeg dies. */
final class FfmpegKilledIT {

    private static final long BACK_WITHIN_MILLIS = 1500;

    @Test
    void viewersGoOnInTheSameSessionWhenFfmpegIsKilled() throws Exception {
        killing(10, 2);
    }

    @Test
    @Tag("long")
    void viewersGoOnInTheSameSessionWhenFfmpegIsKilledTwoHundredTimes() throws Exception {
        killing(200, 5);
    }

    private static void killing(int times, int audience) throws Exception {
        try (RunningNode node = RunningNode.start().awaitPicture()) {
            List<Long> millis = new KilledFfmpeg(node).kill(times, audience);

            Figures.note("kill to picture, ms", millis);
            assertThat(millis.get(millis.size() / 2)).isLessThan(BACK_WITHIN_MILLIS);
            assertThat(KilledFfmpeg.zombies()).isEmpty();
        }
    }
}
