package io.dromedary.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.dromedary.config.CameraConfig;
import io.dromedary.config.Platform;
import io.dromedary.fragment.Codec;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CaptureCommandTest {

    private static final Ffmpeg OLD = new Ffmpeg(Path.of("/opt/ffmpeg"), "4.4.1-static", Ffmpeg.Origin.BUNDLED, true);
    private static final Ffmpeg NEW = new Ffmpeg(Path.of("/opt/ffmpeg"), "7.1", Ffmpeg.Origin.SEARCH_PATH, false);
    private static final String EVEN = "scale=w=trunc(iw/2)*2:h=trunc(ih/2)*2";
    private static final String H264 = "-c:v libx264 -pix_fmt yuv420p -preset veryfast -tune zerolatency -crf 28 -g 60 "
            + "-keyint_min 30 -sc_threshold 0 -f mp4 -movflags +frag_every_frame+empty_moov+default_base_moof ";

    private static String line(CameraConfig camera, String device, boolean windows, Ffmpeg ffmpeg) throws Exception {
        CaptureDevice found = CaptureDevice.of(device, Platform.AUTO, windows);
        return String.join(" ", CaptureCommand.of(camera, found, ffmpeg).arguments());
    }

    @Test
    void theTestPictureShowsTheTimeIfThisFfmpegCanDrawIt() throws Exception {
        assertThat(line(Cameras.camera(Codec.H264), "test", false, OLD))
                .isEqualTo("-hide_banner -nostats -loglevel warning -protocol_whitelist none -re -f lavfi "
                        + "-i testsrc2=size=320x240:rate=30 -map 0:v:0 -an -sn -dn "
                        + "-vf drawtext=font=monospace:text='%{localtime}':fontsize=24:fontcolor=white:box=1"
                        + ":boxcolor=black@0.7:boxborderw=8:x=(w-text_w)/2:y=h*3/4," + EVEN
                        + " -vsync vfr " + H264 + "-flush_packets 1 pipe:1");
        assertThat(line(Cameras.camera(Codec.H264), "test", false, NEW)).doesNotContain("drawtext");
    }

    @Test
    void aV4l2CameraIsAskedForItsRateAndSize() throws Exception {
        assertThat(line(Cameras.camera(Codec.H264), "/dev/video0", false, NEW))
                .isEqualTo("-hide_banner -nostats -loglevel warning -protocol_whitelist none -f v4l2 -framerate 30 "
                        + "-video_size 320x240 -i /dev/video0 -map 0:v:0 -an -sn -dn -vf " + EVEN
                        + " -fps_mode vfr " + H264 + "-flush_packets 1 pipe:1");
    }

    @Test
    void aDirectShowCameraIsOneWordWhateverIsInItsName() throws Exception {
        CaptureDevice device = CaptureDevice.of("video=\"Integrated Camera\"", Platform.AUTO, true);

        List<String> arguments =
                CaptureCommand.of(Cameras.camera(Codec.H264), device, NEW).arguments();

        assertThat(arguments.subList(4, 21))
                .containsExactly(
                        "-protocol_whitelist",
                        "none",
                        "-f",
                        "dshow",
                        "-rtbufsize",
                        "256M",
                        "-thread_queue_size",
                        "512",
                        "-use_wallclock_as_timestamps",
                        "1",
                        "-framerate",
                        "30",
                        "-video_size",
                        "320x240",
                        "-i",
                        "video=Integrated Camera",
                        "-map");
    }

    @Test
    void aFileIsPlayedAgainAndAgainInRealTimeAndOpensNoOther() throws Exception {
        assertThat(line(Cameras.camera(Codec.H264), "clips/door.mp4", false, NEW))
                .contains("-protocol_whitelist file -format_whitelist "
                        + "mov,mp4,matroska,webm,mpegts,mpeg,avi,flv,h264,hevc,ivf,mjpeg "
                        + "-stream_loop -1 -re -i file:clips/door.mp4 -map");
        assertThat(line(Cameras.camera(Codec.H264), "C:\\clips\\door.mp4", true, NEW))
                .contains("-i file:C:\\clips\\door.mp4 -map");
    }

    @Test
    void anRtspAddressIsReadOverTcpWithATimeLimitThatThisFfmpegKnows() throws Exception {
        assertThat(line(Cameras.camera(Codec.H264), "rtsp://host/1", false, NEW))
                .contains("-rtsp_transport tcp -allowed_media_types video -timeout 5000000 -fflags nobuffer "
                        + "-i rtsp://host/1 -map");
        assertThat(line(Cameras.camera(Codec.H264), "rtsps://host/1", true, OLD))
                .contains("-stimeout 5000000 -fflags nobuffer -i rtsps://host/1 -map");
    }

    @Test
    void anHttpAddressCannotLeadToAFile() throws Exception {
        assertThat(line(Cameras.camera(Codec.H264), "http://host/1", false, NEW))
                .contains("-protocol_whitelist http,https,tcp,tls,crypto -rw_timeout 5000000 -i http://host/1 -map");
    }

    @Test
    void aPasswordIsNeverShown() throws Exception {
        CaptureDevice device = CaptureDevice.of("rtsp://me:p@ss/word@host/1?token=abc", Platform.AUTO, false);
        CaptureCommand command = CaptureCommand.of(Cameras.camera(Codec.H264), device, NEW);

        assertThat(command.words()).contains("rtsp://me:p@ss/word@host/1?token=abc");
        assertThat(command.toString()).contains("rtsp://***@host/1?***").doesNotContain("word", "abc");
        assertThat(device.toString()).isEqualTo("RTSP rtsp://***@host/1?***");
    }
}
