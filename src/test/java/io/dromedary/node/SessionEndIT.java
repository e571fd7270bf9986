package io.dromedary.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.dromedary.testing.Await;
import io.dromedary.testing.NodeSetup;
import io.dromedary.testing.RawWebSocket;
import io.dromedary.testing.RunningNode;
import io.dromedary.testing.TestViewer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every way in which a session ends by itself. The node here takes three viewers and two seconds of silence. */
final class SessionEndIT {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static RunningNode node;

    @BeforeAll
    static void start() throws Exception {
        node = RunningNode.start(NodeSetup.usual().camera("channelTimeout", "2").with("dromedary.viewers.max", "3"))
                .awaitPicture();
    }

    @AfterAll
    static void stop() throws Exception {
        node.close();
    }

    @Test
    void aSilentViewerIsSentAwayAndOneWhoPingsStays() throws Exception {
        try (TestViewer silent = node.watch();
                TestViewer pinging = node.watch()) {
            silent.awaitMedia(2);
            long heard = System.nanoTime();
            Await.until("silence ends the session", SOON, () -> {
                ping(pinging);
                return silent.isDone();
            });

            assertThat(silent.closing().code()).isEqualTo(4004);
            assertThat(silent.closing().reason()).isEqualTo("nothing heard from you");
            assertThat(TimeUnit.NANOSECONDS.toMillis(silent.closing().atNanos() - heard))
                    .isBetween(1500L, 4500L);
            assertThat(pinging.isDone()).isFalse();
        }
    }

    @Test
    void whoDoesNotStartInTimeGaveNoStartSignal() throws Exception {
        try (TestViewer viewer = node.open()) {
            viewer.hello();

            assertThat(viewer.closing().code()).isEqualTo(1008);
            assertThat(viewer.closing().reason()).isEqualTo("no start signal");
        }
    }

    @Test
    void aViewerTooManyIsSentAwayAndMayComeWhenAnotherHasLeft() throws Exception {
        Await.until("the viewers of other tests have left", SOON, () -> viewersLeft() == 0);
        try (TestViewer one = node.watch();
                TestViewer two = node.watch()) {
            try (TestViewer three = node.watch()) {
                three.awaitMedia(2);
                try (TestViewer four = TestViewer.open(node.port(), "/stream", node.ticket())) {
                    assertThat(four.closing().code()).isEqualTo(1013);
                }
                assertThat(one.isDone() || two.isDone() || three.isDone()).isFalse();
            }
            Await.until("the third has left", SOON, () -> viewersLeft() == 2);
            try (TestViewer next = node.watch()) {
                next.awaitMedia(2);
            }
        }
    }

    @Test
    void whoSaysGoodbyeIsAnswered() throws Exception {
        try (TestViewer viewer = node.watch().awaitMedia(2)) {
            viewer.socket().send(true, RawWebSocket.CLOSE, new byte[] {0x03, (byte) 0xe8});

            assertThat(viewer.closing().code()).isEqualTo(1000);
        }
    }

    @Test
    void aNodeThatStopsSaysSo() throws Exception {
        RunningNode other = RunningNode.start().awaitPicture();
        try (TestViewer viewer = other.watch().awaitMedia(2)) {
            other.close();

            assertThat(viewer.closing().code()).isEqualTo(1001);
            assertThat(viewer.closing().reason()).isEqualTo("server shutting down");
        }
    }

    private static void ping(TestViewer viewer) {
        try {
            viewer.socket().send(true, RawWebSocket.PING, new byte[] {1});
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static int viewersLeft() {
        try {
            return node.commands().camera().path("viewers").size();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
