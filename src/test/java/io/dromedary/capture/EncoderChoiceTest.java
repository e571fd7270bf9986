package io.dromedary.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dromedary.config.CameraConfig;
import io.dromedary.config.Encoder;
import io.dromedary.config.EncoderFallback;
import io.dromedary.config.EncodingConfig;
import io.dromedary.config.PixelFormat;
import io.dromedary.config.Platform;
import io.dromedary.fragment.Codec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EncoderChoiceTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final EncodingConfig.Bitrate NO_RATES = new EncodingConfig.Bitrate(false, 3000, 3000, 6000);

    @TempDir
    private Path folder;

    private Ffmpeg ffmpeg = new Ffmpeg(Path.of("/f"), "7.1", Ffmpeg.Origin.CONFIGURED, false);
    private final Queue<String> tried = new ConcurrentLinkedQueue<>();
    private Set<Encoder> working = Set.of(Encoder.CPU);

    @BeforeEach
    void thereIsAProgram() throws Exception {
        Path program = Files.writeString(folder.resolve("ffmpeg"), "one");
        ffmpeg = new Ffmpeg(program, "7.1", Ffmpeg.Origin.CONFIGURED, false);
    }

    private static EncodingConfig encoding(Encoder encoder, Codec codec, EncoderFallback fallback) {
        var hardware = new EncodingConfig.Hardware(fallback, "", PixelFormat.AUTO);
        return new EncodingConfig(codec, encoder, hardware, 60, 60, 28, NO_RATES, true, "p5", "");
    }

    private EncoderProbes probes(Instant now) {
        return new EncoderProbes(
                trial -> {
                    tried.add(trial.name());
                    return working.contains(trial.encoder()) ? EncoderVerdict.GOOD : EncoderVerdict.bad("no such chip");
                },
                new EncoderMemory(folder.resolve("cache/encoders.json"), Clock.fixed(now, ZoneOffset.UTC)));
    }

    private EncoderChoice choice() {
        return new EncoderChoice(probes(NOW), true);
    }

    @Test
    void autoIsTheProcessorWhereThereIsNoChipAndSaysWhatWasTried() throws Exception {
        EncoderChoice.Decision decision =
                choice().decide(encoding(Encoder.AUTO, Codec.H264, EncoderFallback.NONE), ffmpeg);

        assertThat(decision.family().encoder()).isEqualTo(Encoder.CPU);
        assertThat(tried).containsExactlyInAnyOrder("h264_nvenc", "h264_qsv", "h264_vaapi", "h264_v4l2m2m", "libx264");
        assertThat(decision.refused())
                .containsEntry("nvenc", "no such chip")
                .containsOnlyKeys("nvenc", "qsv", "vaapi", "v4l2m2m");
    }

    @Test
    void autoIsTheFirstChipThatWorks() throws Exception {
        working = Set.of(Encoder.VAAPI, Encoder.QSV, Encoder.CPU);

        assertThat(choice().decide(encoding(Encoder.AUTO, Codec.VP9, EncoderFallback.CPU), ffmpeg)
                        .family()
                        .encoder())
                .isEqualTo(Encoder.QSV);
        assertThat(tried).doesNotContain("vp9_nvenc", "vp9_v4l2m2m");
    }

    @Test
    void whatIsForLinuxIsNotTriedElsewhere() throws Exception {
        EncoderChoice windows = new EncoderChoice(probes(NOW), false);

        assertThat(windows.decide(encoding(Encoder.AUTO, Codec.H264, EncoderFallback.CPU), ffmpeg)
                        .refused())
                .containsEntry("vaapi", "it is to be had on Linux only");
        assertThat(tried).doesNotContain("h264_vaapi", "h264_v4l2m2m");
    }

    @Test
    void ifNothingWorksTheReasonsAreTold() {
        working = Set.of();

        assertThatThrownBy(() -> choice().decide(encoding(Encoder.AUTO, Codec.AV1, EncoderFallback.CPU), ffmpeg))
                .isInstanceOf(CaptureRefusedException.class)
                .hasMessageContaining("no encoder works here")
                .hasMessageContaining("cpu: no such chip");
    }

    @Test
    void aConfiguredEncoderIsTakenUntried() throws Exception {
        EncoderChoice.Decision decision =
                choice().decide(encoding(Encoder.NVENC, Codec.H265, EncoderFallback.CPU), ffmpeg);

        assertThat(decision.family().encoder()).isEqualTo(Encoder.NVENC);
        assertThat(tried).isEmpty();
    }

    @Test
    void aCombinationThatDoesNotExistFallsBackOrIsRefusedAsConfigured() throws Exception {
        EncoderChoice.Decision decision =
                choice().decide(encoding(Encoder.NVENC, Codec.VP9, EncoderFallback.CPU), ffmpeg);

        assertThat(decision.family().encoder()).isEqualTo(Encoder.CPU);
        assertThat(decision.warnings())
                .containsExactly("encoder nvenc cannot make vp9: there is no such encoder; the processor encodes"
                        + " instead (encoderFallback: cpu)");
        assertThatThrownBy(() -> choice().decide(encoding(Encoder.V4L2M2M, Codec.AV1, EncoderFallback.NONE), ffmpeg))
                .hasMessage("encoder v4l2m2m cannot make av1: there is no such encoder (encoderFallback: none)");
    }

    @Test
    void whatWasTriedIsRememberedForTheNextStartAndARefusalForADay() throws Exception {
        EncodingConfig auto = encoding(Encoder.AUTO, Codec.H264, EncoderFallback.CPU);
        choice().decide(auto, ffmpeg);
        tried.clear();

        choice().decide(auto, ffmpeg);
        assertThat(tried).isEmpty();

        new EncoderChoice(probes(NOW.plus(Duration.ofDays(2))), true).decide(auto, ffmpeg);
        assertThat(tried).containsExactlyInAnyOrder("h264_nvenc", "h264_qsv", "h264_vaapi", "h264_v4l2m2m");
    }

    @Test
    void anotherFfmpegInThePlaceOfTheOldIsTriedAnew() throws Exception {
        EncodingConfig auto = encoding(Encoder.AUTO, Codec.H264, EncoderFallback.CPU);
        choice().decide(auto, ffmpeg);
        tried.clear();
        Files.writeString(ffmpeg.path(), "another");

        choice().decide(auto, ffmpeg);

        assertThat(tried).hasSize(5);
    }

    @Test
    void aDamagedMemoryCostsOnlyTheTrials() throws Exception {
        for (String damaged : List.of("", "{", "[]", "{\"a\":{\"at\":\"never\"}}", "\0\1\2")) {
            Files.createDirectories(folder.resolve("cache"));
            Files.writeString(folder.resolve("cache/encoders.json"), damaged);
            tried.clear();

            choice().decide(encoding(Encoder.AUTO, Codec.H264, EncoderFallback.CPU), ffmpeg);

            assertThat(tried).as(damaged).hasSize(5);
        }
    }

    @Test
    void aTrialThatBreaksIsARefusal() throws Exception {
        EncoderProbes broken = new EncoderProbes(
                trial -> {
                    if (trial.encoder() == Encoder.CPU) {
                        return EncoderVerdict.GOOD;
                    }
                    throw new IllegalStateException("no route");
                },
                new EncoderMemory(folder.resolve("x/encoders.json"), Clock.systemUTC()));

        assertThat(new EncoderChoice(broken, true)
                        .decide(encoding(Encoder.AUTO, Codec.H264, EncoderFallback.CPU), ffmpeg)
                        .refused())
                .containsEntry("qsv", "it could not be tried: no route");
    }

    @Test
    void aChipThatFailsGivesWayToTheProcessorUnlessTheConfigurationForbidsIt() throws Exception {
        List<String> lines = List.of("[h264_nvenc @ 0x1] Cannot load libcuda.so.1");

        assertThat(new Concessions().after(plan(Encoder.NVENC, EncoderFallback.CPU), lines))
                .hasValueSatisfying(made -> assertThat(made.sentences())
                        .containsExactly("encoder nvenc failed: ffmpeg has it, but this machine has no NVIDIA driver"
                                + " (libcuda); the processor encodes instead (encoderFallback: cpu)"));
        assertThat(new Concessions().after(plan(Encoder.NVENC, EncoderFallback.NONE), lines))
                .isEmpty();
        assertThat(new Concessions().after(plan(Encoder.CPU, EncoderFallback.CPU), lines))
                .isEmpty();
        assertThat(new Concessions()
                        .after(
                                plan(Encoder.NVENC, EncoderFallback.CPU),
                                List.of("/dev/video0: Device or resource busy")))
                .isEmpty();
    }

    @Test
    void aConcessionLastsUntilTheConfigurationChanges() throws Exception {
        Concessions concessions = new Concessions();
        CapturePlan failed = plan(Encoder.QSV, EncoderFallback.CPU);
        concessions.after(failed, List.of("Error initializing an internal MFX session"));

        assertThat(concessions.of(failed.camera())).isPresent();
        assertThat(concessions.of(plan(Encoder.VAAPI, EncoderFallback.CPU).camera()))
                .isEmpty();
    }

    @Test
    void aMissingMicrophoneDoesNotTakeThePictureAway() throws Exception {
        CapturePlan usual = plan(Encoder.CPU, EncoderFallback.NONE);
        CapturePlan listening = new CapturePlan(
                usual.camera(),
                usual.device(),
                new SoundSource(SoundSource.Kind.ALSA, "hw:1"),
                usual.ffmpeg(),
                usual.encoder());

        assertThat(new Concessions()
                        .after(listening, List.of("[alsa @ 0x1] cannot open audio device hw:1 (No such device)")))
                .hasValueSatisfying(made -> assertThat(made.sentences())
                        .containsExactly("the microphone hw:1 cannot be opened; the picture goes on without sound"));
        assertThat(new Concessions().after(listening, List.of("/dev/video0: No such device")))
                .isEmpty();
    }

    private CapturePlan plan(Encoder encoder, EncoderFallback fallback) throws Exception {
        CameraConfig camera = Cameras.camera(encoding(encoder, Codec.H264, fallback));
        CaptureDevice device = CaptureDevice.of("test", Platform.LINUX, false);
        return new CapturePlan(camera, device, SoundSource.NONE, ffmpeg, EncoderFamily.of(encoder));
    }

    @Test
    void theReportKeepsItsOrder() {
        assertThat(EncoderChoice.words(Map.of("qsv", "no driver"))).isEqualTo("qsv: no driver");
    }
}
