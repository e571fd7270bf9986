package io.dromedary.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.dromedary.testing.Await;
import io.dromedary.testing.Decoded;
import io.dromedary.testing.Mp4;
import io.dromedary.testing.RunningNode;
import io.dromedary.testing.TestViewer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Kills a node's ffmpeg again and again at random moments, with viewers connected, and looks at what they got. */
final class KilledFfmpeg {

    private static final Duration PICTURE = Duration.ofSeconds(20);

    private final RunningNode node;
    private final List<TestViewer> viewers = new ArrayList<>();
    private final List<Long> pids = new ArrayList<>();
    private final List<Long> millisToPicture = new ArrayList<>();

    KilledFfmpeg(RunningNode node) {
        this.node = node;
    }

    /** Returns the times from a kill to the next picture, in milliseconds, shortest first. */
    List<Long> kill(int times, int audience) throws Exception {
        Random moments = new Random(times);
        for (int i = 0; i < audience; i++) {
            viewers.add(node.watch().awaitMedia(2));
        }
        for (int i = 0; i < times; i++) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1000 + moments.nextInt(300)));
            killOnce();
        }
        for (TestViewer viewer : viewers) {
            check(viewer, times);
            viewer.close();
        }
        Await.until("no ffmpeg is left over", PICTURE, () -> pids.stream().noneMatch(KilledFfmpeg::exists));
        millisToPicture.sort(null);
        return millisToPicture;
    }

    private void killOnce() throws Exception {
        Await.until("an ffmpeg", PICTURE, () -> node.ffmpegPid() > 0);
        pids.add(node.ffmpegPid());
        TestViewer first = viewers.get(0);
        node.killFfmpeg();
        long killed = System.nanoTime();
        Await.until("the picture is back", PICTURE, () -> first.isDone() || pictureAfter(first, killed) > 0);
        assertThat(first.broken()).isEmpty();
        millisToPicture.add(TimeUnit.NANOSECONDS.toMillis(pictureAfter(first, killed) - killed));
    }

    /** Returns when the first fragment after the first init segment after {@code killed} came, or 0 if none did yet. */
    private static long pictureAfter(TestViewer viewer, long killed) {
        boolean anew = false;
        for (TestViewer.Media message : viewer.media()) {
            if (anew && message.atNanos() > killed) {
                return message.atNanos();
            }
            anew |= message.atNanos() > killed && isInit(message.bytes());
        }
        return 0;
    }

    private static boolean isInit(byte[] bytes) {
        return bytes.length > 8 && bytes[4] == 'f' && bytes[5] == 't' && bytes[6] == 'y' && bytes[7] == 'p';
    }

    private static void check(TestViewer viewer, int times) throws Exception {
        assertThat(viewer.isDone()).as("the session went on").isFalse();
        List<Mp4.Run> runs = Mp4.runs(viewer.plaintext());
        assertThat(runs).hasSize(times + 1);
        for (Mp4.Run run : runs) {
            assertThat(run.beginsAndGoesOnWithKeyframes()).isTrue();
            assertThat(run.isWithoutGap()).isTrue();
        }
        for (Mp4.Run run : runs.subList(0, Math.min(runs.size(), 12))) {
            assertThat(Decoded.of(run.bytes()))
                    .isEqualTo(new Decoded(run.fragments().size(), List.of()));
        }
    }

    /** Returns whether the process is there, if only as a zombie. */
    private static boolean exists(long pid) {
        return Files.exists(Path.of("/proc", Long.toString(pid)));
    }

    /** Returns the children of this process that are dead and that nobody has waited for. */
    static List<String> zombies() throws IOException {
        String parent = " Z " + ProcessHandle.current().pid() + ' ';
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            return processes
                    .map(KilledFfmpeg::stat)
                    .filter(stat -> stat.contains(parent))
                    .toList();
        }
    }

    private static String stat(Path process) {
        try {
            return Files.readString(process.resolve("stat"));
        } catch (IOException e) {
            return "";
        }
    }
}
