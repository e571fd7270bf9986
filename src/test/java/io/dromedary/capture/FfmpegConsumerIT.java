package io.dromedary.capture;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.dromedary.capture.CaptureState.Phase;
import io.dromedary.config.CameraConfig;
import io.dromedary.config.Encoder;
import io.dromedary.config.EncoderFallback;
import io.dromedary.config.EncodingConfig;
import io.dromedary.config.PixelFormat;
import io.dromedary.config.Platform;
import io.dromedary.fragment.Codec;
import io.dromedary.fragment.Fragment;
import io.dromedary.fragment.InitSegment;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
final class FfmpegConsumerIT {

    private static final FfmpegFinder FINDER = FfmpegFinder.ofThisMachine();
    private static final Duration SOON = Duration.ofSeconds(2);

    @TempDir
    private Path folder;

    private static CaptureSource camera(Codec codec, String device) {
        return camera(Cameras.camera(codec), device);
    }

    private static CaptureSource camera(CameraConfig config, String device) {
        return name -> CaptureCommand.of(config, CaptureDevice.of(device, Platform.LINUX, false), FINDER.find(""));
    }

    private static CaptureSource test() throws Exception {
        FINDER.find(""); // unpacked and asked before any test looks at the clock
        return camera(Codec.H264, "test");
    }

    /** Half a second of video, with an odd height. */
    private Path made(String name) throws Exception {
        Path file = folder.resolve(name);
        Process make = new ProcessBuilder(
                        FINDER.find("").path().toString(),
                        "-nostdin",
                        "-loglevel",
                        "error",
                        "-f",
                        "lavfi",
                        "-i",
                        "testsrc2=size=160x121:rate=30",
                        "-frames:v",
                        "15",
                        "-c:v",
                        "mpeg4",
                        file.toString())
                .inheritIO()
                .start();
        assertThat(make.waitFor()).isZero();
        return file;
    }

    private static long pid(CaptureNode node) {
        return node.state().pid().orElseThrow();
    }

    @AfterEach
    void noTestLeavesAZombie() throws Exception {
        assertThat(Processes.zombies()).isEmpty();
    }

    @Test
    void picturesComeWithinTwoSecondsAndEndWithTheRoute() throws Exception {
        CaptureSource source = test();
        long begin = System.nanoTime();
        try (CaptureNode node = new CaptureNode(source, "").started()) {
            CaptureNode.Given init = node.next();
            CaptureNode.Given first = node.next();
            assertThat(System.nanoTime() - begin).isLessThan(2_000_000_000L);
            assertThat(init.headers()).containsOnly(Map.entry("camera", "main"), Map.entry("part", "init"));
            assertThat(init.part()).isInstanceOfSatisfying(InitSegment.class, segment -> {
                assertThat(segment.video().widthPixels()).isEqualTo(320);
                assertThat(segment.video().codec()).isEqualTo(Codec.H264);
            });
            assertThat(first.headers())
                    .containsEntry("camera", "main")
                    .containsEntry("part", "fragment")
                    .containsEntry("keyframe", true)
                    .containsEntry("sequence", 1L)
                    .containsEntry("decodeTimeMillis", 0L);
            long ffmpeg = pid(node);

            node.context.getRouteController().stopRoute(CaptureNode.ROUTE);

            assertThat(Processes.isRunning(ffmpeg)).isFalse();
            assertThat(node.state().phase()).isEqualTo(Phase.STOPPED);
            assertThat(node.state().pid()).isEqualTo(OptionalLong.empty());
            assertThat(node.news).containsExactly("started main", "ended main");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"H264", "VP9"})
    void eachFrameIsAFragmentAtTheRateAskedFor(Codec codec) throws Exception {
        test();
        try (CaptureNode node = new CaptureNode(camera(codec, "test"), "").started()) {
            List<Fragment> fragments = new ArrayList<>();
            for (int i = 0; i < 130; i++) {
                fragments.add(node.nextFragment());
            }

            assertThat(fragments).allMatch(fragment -> fragment.frames().size() == 1);
            assertThat(fragments)
                    .filteredOn(Fragment::keyframe)
                    .extracting(Fragment::sequence)
                    .containsExactly(1L, 61L, 121L);
            assertThat(fragments.get(90).decodeTime()).isBetween(Duration.ofMillis(2_990), Duration.ofMillis(3_010));
            CaptureState state = node.state();
            assertThat(state.phase()).isEqualTo(Phase.RUNNING);
            assertThat(state.framesPerSecond()).isBetween(25.0, 35.0);
            assertThat(state.bitsPerSecond()).isGreaterThan(10_000);
            assertThat(state.video())
                    .hasValueSatisfying(video -> assertThat(video.codec()).isEqualTo(codec));
            assertThat(state.fragments()).isBetween(130L, 140L);
        }
    }

    @Test
    void picturesAreBackSoonAfterEachOfThirtyKills() throws Exception {
        Random random = new Random(30);
        List<Long> millis = new ArrayList<>();
        try (CaptureNode node = new CaptureNode(test(), "").started()) {
            for (int kill = 0; kill < 30; kill++) {
                node.nextFragment();
                new CountDownLatch(1).await(random.nextInt(2_000), TimeUnit.MILLISECONDS);
                long ffmpeg = pid(node);
                node.given.clear();
                long begin = System.nanoTime();
                Processes.signal("KILL", ffmpeg);
                while (!(node.next().part() instanceof InitSegment)) {
                    // what was still in the pipe
                }
                node.nextFragment();
                millis.add(Duration.ofNanos(System.nanoTime() - begin).toMillis());
                assertThat(Processes.isRunning(ffmpeg)).isFalse();
            }
            assertThat(Processes.zombies()).isEmpty();
            assertThat(node.state().restarts()).isEqualTo(30);
            assertThat(node.state().lastFailure())
                    .hasValueSatisfying(
                            failure -> assertThat(failure.reason()).isEqualTo("ffmpeg was ended by signal 9"));
        }
        assertThat(millis.stream().sorted().skip(15).findFirst().orElseThrow())
                .as("median of " + millis)
                .isLessThan(1_500);
    }

    @Test
    void anFfmpegThatHangsIsStartedAnew() throws Exception {
        try (CaptureNode node = new CaptureNode(test(), "?stallTimeout=1s").started()) {
            node.nextFragment();
            long hanging = pid(node);

            Processes.signal("STOP", hanging);

            assertThat(Processes.within(Duration.ofSeconds(3), () -> !Processes.isRunning(hanging)))
                    .isTrue();
            assertThat(Processes.within(SOON, () -> node.state().restarts() == 1))
                    .isTrue();
            assertThat(node.reaches(Phase.RUNNING, Duration.ofSeconds(5))).isTrue();
            assertThat(node.state().lastFailure().orElseThrow().reason()).isEqualTo("ffmpeg gave no picture for 1 s");
        }
    }

    @Test
    void aHangingFfmpegDoesNotHoldUpTheEnd() throws Exception {
        CaptureNode node = new CaptureNode(test(), "").started();
        node.nextFragment();
        long hanging = pid(node);
        Processes.signal("STOP", hanging);
        long begin = System.nanoTime();

        node.close();

        assertThat(System.nanoTime() - begin).isLessThan(5_000_000_000L);
        assertThat(Processes.isRunning(hanging)).isFalse();
    }

    @Test
    void aBlockedRouteDoesNotHoldUpTheEndOfFfmpeg() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        try (CaptureNode node = new CaptureNode(test(), "", exchange -> never.await()).started()) {
            node.next();
            long ffmpeg = pid(node);
            long begin = System.nanoTime();

            node.context.getRoute(CaptureNode.ROUTE).getConsumer().stop();

            assertThat(System.nanoTime() - begin).isLessThan(5_000_000_000L);
            assertThat(Processes.isRunning(ffmpeg)).isFalse();
            never.countDown(); // or Camel itself waits for the route, as long as it may
        }
    }

    @Test
    void aRouteThatFailsNeverEndsTheCapture() throws Exception {
        AtomicInteger count = new AtomicInteger();
        try (CaptureNode node = new CaptureNode(test(), "", exchange -> {
                    count.incrementAndGet();
                    throw new IllegalStateException("no");
                })
                .started()) {
            assertThat(Processes.within(Duration.ofSeconds(20), () -> count.get() > 30))
                    .isTrue();

            assertThat(node.state().restarts()).isZero();
            assertThat(node.state().routeFailures()).isGreaterThanOrEqualTo(30);
        }
    }

    @Test
    void aRouteMayStopSuspendAndStartAgainAnyNumberOfTimes() throws Exception {
        try (CaptureNode node = new CaptureNode(test(), "").started()) {
            var routes = node.context.getRouteController();
            for (int round = 0; round < 5; round++) {
                node.nextFragment();
                long before = pid(node);
                if (round % 2 == 0) {
                    routes.stopRoute(CaptureNode.ROUTE);
                } else {
                    routes.suspendRoute(CaptureNode.ROUTE);
                }
                assertThat(Processes.isRunning(before)).isFalse();
                assertThat(node.state().phase()).isEqualTo(Phase.STOPPED);
                node.given.clear();
                if (round % 2 == 0) {
                    routes.startRoute(CaptureNode.ROUTE);
                } else {
                    routes.resumeRoute(CaptureNode.ROUTE);
                }
            }
            assertThat(node.nextFragment().sequence()).isPositive();
        }
    }

    @Test
    void nothingRunsBeforeTheRouteDoes() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        CaptureSource source = name -> {
            asked.incrementAndGet();
            throw new CaptureRefusedException("no");
        };
        try (CaptureNode node = new CaptureNode(source, "?stallTimeout=1s&backoffMax=10s")) {
            var consumer = node.context.getEndpoint("ffmpeg:main").createConsumer(exchange -> {});
            consumer.build();
            consumer.init();

            assertThat(asked).hasValue(0);
            assertThat(node.states.all()).isEmpty();
        }
    }

    @Test
    void aFileIsPlayedAgainAndAgain() throws Exception {
        Path file = made("a b.mp4");

        try (CaptureNode node = new CaptureNode(camera(Codec.H264, file.toString()), "").started()) {
            Fragment fragment = node.nextFragment();
            while (fragment.sequence() < 40) {
                fragment = node.nextFragment();
            }

            assertThat(fragment.decodeTime()).isBetween(Duration.ofMillis(1_200), Duration.ofMillis(1_450));
            assertThat(node.state().video().orElseThrow().heightPixels()).isEqualTo(120);
            assertThat(node.state().restarts()).isZero();
        }
    }

    @Test
    void anHttpAddressIsCapturedWithItsPassword() throws Exception {
        byte[] video = Files.readAllBytes(made("http.ts"));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/door", exchange -> {
            // ffmpeg shows its password only when asked for it
            boolean knows = exchange.getRequestHeaders().containsKey("Authorization");
            exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=door");
            exchange.sendResponseHeaders(knows ? 200 : 401, knows ? 0 : -1);
            exchange.getResponseBody().write(knows ? video : new byte[0]);
            exchange.close();
        });
        server.start();
        String address = "http://me:secret@127.0.0.1:" + server.getAddress().getPort() + "/door";
        try (CaptureNode node = new CaptureNode(camera(Codec.H264, address), "").started()) {
            assertThat(node.nextFragment().keyframe()).isTrue();
        } finally {
            server.stop(0);
        }
    }

    @Test
    void aRefusedConnectionIsSaidInPlainWordsWithoutThePassword() throws Exception {
        int port;
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        String address = "rtsp://me:secret@127.0.0.1:" + port + "/1";
        try (CaptureNode node = new CaptureNode(camera(Codec.H264, address), "").started()) {
            assertThat(node.reaches(Phase.WAITING, Duration.ofSeconds(10))).isTrue();

            CaptureFailure failure = node.state().lastFailure().orElseThrow();
            assertThat(failure.reason()).startsWith("nothing answers at the camera's address and port");
            assertThat(failure.toString()).contains("rtsp://***@127.0.0.1").doesNotContain("secret");
        }
    }

    @Test
    void whatCannotBeRunIsTriedAgainAndSaysWhy() throws Exception {
        EncodingConfig impossible = new EncodingConfig(
                Codec.AV1,
                Encoder.V4L2M2M,
                new EncodingConfig.Hardware(EncoderFallback.NONE, "", PixelFormat.AUTO),
                60,
                30,
                28,
                new EncodingConfig.Bitrate(false, 1500, 2500, 4000),
                true,
                "p5",
                "");
        try (CaptureNode node =
                new CaptureNode(camera(Cameras.camera(impossible), "test"), "?backoffInitial=20ms").started()) {
            assertThat(Processes.within(SOON, () -> node.state().restarts() >= 3))
                    .isTrue();

            assertThat(node.state().lastFailure().orElseThrow().reason()).startsWith("encoder v4l2m2m cannot make av1");
            assertThat(node.news).isEmpty();
        }
    }
}
