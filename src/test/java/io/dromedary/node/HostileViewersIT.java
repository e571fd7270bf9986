package io.dromedary.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import io.dromedary.testing.Await;
import io.dromedary.testing.CapturedLog;
import io.dromedary.testing.Mp4;
import io.dromedary.testing.RawWebSocket;
import io.dromedary.testing.RunningNode;
import io.dromedary.testing.TestViewer;
import java.io.IOException;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Viewers with a good token and bad manners. Another viewer watches all the time and must not notice. */
final class HostileViewersIT {

    private static final Duration SOON = Duration.ofSeconds(15);

    private static RunningNode node;
    private static TestViewer bystander;
    private CapturedLog log = CapturedLog.from(Level.WARN);

    @BeforeAll
    static void start() throws Exception {
        node = RunningNode.start().awaitPicture();
        bystander = node.watch();
    }

    @AfterAll
    static void stop() throws Exception {
        bystander.close();
        node.close();
    }

    @BeforeEach
    void listen() throws Exception {
        log.close();
        log = CapturedLog.from(Level.WARN);
    }

    @AfterEach
    void nobodyNoticed() throws Exception {
        bystander.say("{\"type\":\"ping\",\"ts\":1}");
        bystander.awaitMedia(bystander.mediaCount() + 10);
        assertThat(bystander.broken()).isEmpty();
        assertThat(bystander.texts("drop")).isEmpty();
        assertThat(Mp4.runs(bystander.plaintext())).hasSize(1).allMatch(Mp4.Run::isWithoutGap);
        log.close();
        assertThat(log.entries()).noneMatch(entry -> entry.contains("\tat "));
        Await.until("the session is forgotten", SOON, () -> viewers() == 1);
    }

    @ParameterizedTest
    @ValueSource(ints = {65_537, 1 << 20})
    void aTextThatIsTooLongEndsTheSession(int bytes) throws Exception {
        endsAfter(viewer -> viewer.say("x".repeat(bytes)));
    }

    @Test
    void aMessageOfEndlessPiecesEndsTheSession() throws Exception {
        endsAfter(viewer -> {
            viewer.socket().send(false, RawWebSocket.TEXT, new byte[1000]);
            for (int i = 0; i < 100; i++) {
                viewer.socket().send(false, 0, new byte[1000]);
            }
        });
    }

    @Test
    void aTextThatIsNotUtf8IsIgnored() throws Exception {
        try (TestViewer viewer = node.watch().awaitMedia(2)) {
            viewer.socket().send(true, RawWebSocket.TEXT, new byte[] {(byte) 0xc3, 0x28, (byte) 0xff});

            viewer.awaitMedia(viewer.mediaCount() + 10);
        }
    }

    @Test
    void aPieceOfNoMessageEndsTheSession() throws Exception {
        endsAfter(viewer -> viewer.socket().send(true, 0, new byte[10]));
    }

    @Test
    void aFrameWithoutAMaskEndsTheSession() throws Exception {
        endsAfter(viewer -> viewer.socket().bytes(new byte[] {(byte) 0x81, 2, 'h', 'i'}));
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 7, 11, 15})
    void aReservedKindOfFrameEndsTheSession(int opcode) throws Exception {
        endsAfter(viewer -> viewer.socket().send(true, opcode, new byte[3]));
    }

    @Test
    void reservedBitsEndTheSession() throws Exception {
        endsAfter(viewer -> viewer.socket().bytes(new byte[] {(byte) 0xf1, (byte) 0x80, 0, 0, 0, 0}));
    }

    @Test
    void aLengthBeyondAllReasonEndsTheSession() throws Exception {
        byte[] frame = {(byte) 0x82, (byte) 0xff, 0x7f, -1, -1, -1, -1, -1, -1, -1, 0, 0, 0, 0};

        endsAfter(viewer -> viewer.socket().bytes(frame));
    }

    @Test
    void aPingThatIsTooLongEndsTheSession() throws Exception {
        endsAfter(viewer -> viewer.socket().send(true, RawWebSocket.PING, new byte[126]));
    }

    @Test
    void noiseEndsTheSession() throws Exception {
        byte[] noise = new byte[100_000];
        new Random(1).nextBytes(noise);

        endsAfter(viewer -> viewer.socket().bytes(noise));
    }

    @Test
    void aThousandPingsAreAnsweredAndTheStreamGoesOn() throws Exception {
        try (TestViewer viewer = node.watch().awaitMedia(2)) {
            for (int i = 0; i < 1000; i++) {
                viewer.socket().send(true, RawWebSocket.PING, new byte[] {(byte) i});
            }

            Await.until("all are answered", SOON, () -> viewer.controls().size() >= 1000 || viewer.isDone());
            viewer.awaitMedia(viewer.mediaCount() + 10);
        }
    }

    @Test
    void whoFloodsWithPingsAndReadsNothingIsHungUpOn() throws Exception {
        byte[] ping = RawWebSocket.frame(true, RawWebSocket.PING, new byte[125]);
        byte[] pings = new byte[2_000 * ping.length];
        for (int i = 0; i < 2_000; i++) {
            System.arraycopy(ping, 0, pings, i * ping.length, ping.length);
        }
        try (TestViewer viewer = node.watch().awaitMedia(2)) {
            viewer.holdBreath();
            try {
                assertThatThrownBy(() -> {
                            for (int block = 0; block < 2_000; block++) {
                                viewer.socket().bytes(pings);
                            }
                        })
                        .isInstanceOf(IOException.class);
            } finally {
                viewer.breathe();
            }
        }
    }

    @Test
    void twoThousandTextsAtOnceAreTakenAndTheStreamGoesOn() throws Exception {
        try (TestViewer viewer = node.watch().awaitMedia(2)) {
            for (int i = 0; i < 1000; i++) {
                viewer.say("{\"type\":\"ping\",\"ts\":" + i + "}");
                viewer.say("not json " + i);
            }

            Await.until("all are answered", SOON, () -> viewer.texts("pong").size() == 1000 || viewer.isDone());
            assertThat(viewer.texts("pong").stream().map(pong -> pong.get("ts").asInt()))
                    .as("in order")
                    .isSorted();
            viewer.awaitMedia(viewer.mediaCount() + 10);
        }
    }

    @Test
    void aFloodOfBytesOnlyHurtsWhoSendsIt() throws Exception {
        byte[] flood = new byte[60_000];
        try (TestViewer viewer = node.watch().awaitMedia(2)) {
            for (int i = 0; i < 500; i++) {
                viewer.socket().send(true, RawWebSocket.BINARY, flood);
            }

            viewer.awaitMedia(viewer.mediaCount() + 10);
        }
    }

    @Test
    void heartbeatsWithStrangeTimesAreHarmless() throws Exception {
        try (TestViewer viewer = node.watch().awaitMedia(2)) {
            for (String time : new String[] {"1e400", "-0.0", "1e-9999999", "9".repeat(2000), "{}", "\"\\u0000\""}) {
                viewer.say("{\"type\":\"ping\",\"ts\":" + time + "}");
            }

            viewer.awaitMedia(viewer.mediaCount() + 10);
            assertThat(viewer.broken()).isEmpty();
        }
    }

    @Test
    void manyWhoComeAndGoAtOnceLeaveNothingBehind() throws Exception {
        for (int i = 0; i < 100; i++) {
            try (RawWebSocket socket =
                    RawWebSocket.open(node.port(), "/stream?" + node.ticket().query(), 0)) {
                if (i % 2 == 0) {
                    socket.text("{\"type\":\"start\"}");
                }
            }
        }
    }

    private static void endsAfter(Offence offence) throws Exception {
        try (TestViewer viewer = node.watch().awaitMedia(2)) {
            try {
                offence.commit(viewer);
            } catch (IOException e) {
                // it may be thrown out while it still speaks
            }
            Await.until("the session ends", SOON, viewer::isDone);
            if (viewer.broken().isEmpty()) {
                assertThat(viewer.closing().code()).isIn(1002, 1009);
            }
        }
    }

    private static int viewers() {
        try {
            return node.commands().camera().path("viewers").size();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** What a bad viewer does. */
    private interface Offence {
        void commit(TestViewer viewer) throws IOException;
    }
}
