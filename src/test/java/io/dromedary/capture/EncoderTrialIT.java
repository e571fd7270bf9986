package io.dromedary.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.dromedary.config.Encoder;
import io.dromedary.config.EncodingConfig;
import io.dromedary.fragment.Codec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Encoders tried by the repository's own route, with the bundled ffmpeg and with scripts in its place. */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
final class EncoderTrialIT {

    private static final String ROUTE = "direct:probe-encoder";

    @TempDir
    private Path folder;

    private final DefaultCamelContext context = new DefaultCamelContext();

    @BeforeEach
    void start() throws Exception {
        context.getRegistry().bind("encoderTrialBinding", new EncoderTrialBinding());
        context.getRegistry()
                .bind(
                        "encoderTrialExecutor",
                        new ToolExecutor(path -> Optional.of(Path.of(path)), ProcessIsolation.detect()));
        PluginHelper.getRoutesLoader(context)
                .loadRoutes(ResourceHelper.resolveResource(context, "file:routes/probe-encoder.camel.yaml"));
        context.start();
    }

    @AfterEach
    void stop() throws Exception {
        context.stop();
        assertThat(Processes.zombies()).isEmpty();
    }

    private static EncoderTrial trial(Encoder encoder, Codec codec, Ffmpeg ffmpeg) {
        EncoderFamily family = EncoderFamily.of(encoder);
        EncodingConfig usual = Cameras.camera(codec).encoding();
        return EncoderTrial.of(family, family.name(codec, ffmpeg).orElseThrow(), usual, ffmpeg);
    }

    private Ffmpeg script(String script) throws Exception {
        Path file = folder.resolve("ffmpeg");
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        return new Ffmpeg(file, "9.9", Ffmpeg.Origin.CONFIGURED, false);
    }

    private EncoderVerdict verdict(EncoderTrial trial) throws Exception {
        EncoderMemory memory = new EncoderMemory(folder.resolve("none/encoders.json"), Clock.systemUTC());
        EncoderProbes probes = new EncoderProbes(
                asked -> context.createProducerTemplate().requestBody(ROUTE, asked, EncoderVerdict.class), memory);
        return Optional.ofNullable(probes.verdicts(List.of(trial)).get(trial)).orElseThrow();
    }

    @Test
    void theBundledFfmpegHasTheProcessorForAllCodecsAndNoChipHere() throws Exception {
        Ffmpeg bundled = FfmpegFinder.ofThisMachine().find("");

        for (Codec codec : Codec.values()) {
            assertThat(verdict(trial(Encoder.CPU, codec, bundled)))
                    .as(codec.word())
                    .isEqualTo(EncoderVerdict.GOOD);
        }
        assertThat(verdict(trial(Encoder.NVENC, Codec.H264, bundled)).reason())
                .isEqualTo("this ffmpeg was built without it, or is too old for it");
        assertThat(verdict(trial(Encoder.QSV, Codec.H264, bundled)).reason())
                .isEqualTo("this ffmpeg was built without it, or is too old for it");
        assertThat(verdict(trial(Encoder.VAAPI, Codec.H264, bundled)).reason())
                .isEqualTo("this ffmpeg was built without it, or is too old for it");
        assertThat(verdict(trial(Encoder.V4L2M2M, Codec.H264, bundled)).reason())
                .isEqualTo("ffmpeg has it, but this machine has no codec chip that the kernel offers");
    }

    @Test
    void oneThatHangsIsEndedWithAllItStartedAfterFiveSeconds() throws Exception {
        Path pid = folder.resolve("pid");
        long begin = System.nanoTime();

        EncoderVerdict verdict =
                verdict(trial(Encoder.CPU, Codec.H264, script("sleep 100 & echo $! > " + pid + "; wait")));

        assertThat(verdict.reason()).contains("ffmpeg did not answer within 5000 ms");
        assertThat(Duration.ofNanos(System.nanoTime() - begin))
                .isBetween(Duration.ofSeconds(4), Duration.ofSeconds(20));
        long child = Long.parseLong(Files.readString(pid).strip());
        assertThat(Processes.within(
                        Duration.ofSeconds(5),
                        () -> ProcessHandle.of(child)
                                .filter(ProcessHandle::isAlive)
                                .isEmpty()))
                .isTrue();
    }

    @Test
    void oneThatCrashesOrTalksNonsenseIsARefusal() throws Exception {
        assertThat(verdict(trial(Encoder.CPU, Codec.H264, script("kill -SEGV $$")))
                        .works())
                .isFalse();
        assertThat(verdict(trial(Encoder.CPU, Codec.H264, script("head -c 1000000 /dev/urandom; exit 3")))
                        .reason())
                .isEqualTo("ffmpeg ended with code 3");
        Files.delete(folder.resolve("ffmpeg"));
        Ffmpeg gone = new Ffmpeg(folder.resolve("ffmpeg"), "9.9", Ffmpeg.Origin.CONFIGURED, false);
        assertThat(verdict(trial(Encoder.CPU, Codec.H264, gone)).works()).isFalse();
    }

    @Test
    void noHeaderAndNoOtherBodyChoosesWhatIsRun() throws Exception {
        Path mark = folder.resolve("mark");
        Ffmpeg good = script("exit 0");
        Map<String, Object> headers = Map.of(
                "CamelExecCommandExecutable",
                "/bin/touch",
                "CamelExecCommandArgs",
                new ArrayList<>(List.of(mark.toString())),
                "CamelExecCommandTimeout",
                1L,
                "CamelExecCommandWorkingDir",
                "/");

        Object verdict = context.createProducerTemplate()
                .requestBodyAndHeaders(ROUTE, trial(Encoder.CPU, Codec.H264, good), headers);

        assertThat(verdict).isEqualTo(EncoderVerdict.GOOD);
        assertThat(mark).doesNotExist();
        assertThat(context.createProducerTemplate()
                        .request(ROUTE, exchange -> {
                            exchange.getMessage().setBody(List.of("/bin/touch", mark.toString()));
                            exchange.getMessage().setHeaders(new java.util.HashMap<>(headers));
                        })
                        .getException())
                .hasMessageContaining("only the node itself");
        assertThat(mark).doesNotExist();
    }

    @Test
    void noMoreThanTwoAreTriedAtOnce() throws Exception {
        Path log = folder.resolve("log");
        Ffmpeg slow = script("echo + >> " + log + "; sleep 0.3; echo - >> " + log);
        List<EncoderTrial> trials = new ArrayList<>();
        for (Encoder encoder : List.of(Encoder.NVENC, Encoder.QSV, Encoder.VAAPI, Encoder.V4L2M2M, Encoder.CPU)) {
            trials.add(trial(encoder, Codec.H264, slow));
        }
        EncoderProbes probes = new EncoderProbes(
                asked -> context.createProducerTemplate().requestBody(ROUTE, asked, EncoderVerdict.class),
                new EncoderMemory(folder.resolve("none/encoders.json"), Clock.systemUTC()));

        assertThat(probes.verdicts(trials))
                .hasSize(5)
                .allSatisfy((trial, verdict) -> assertThat(verdict.works()).isTrue());

        int running = 0;
        int most = 0;
        for (String line : Files.readAllLines(log)) {
            running += line.equals("+") ? 1 : -1;
            most = Math.max(most, running);
        }
        assertThat(most).isEqualTo(2);
    }
}
