package io.dromedary.capture;

import io.dromedary.config.InputConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The arguments up to {@code -i NAME}: what is opened, and what it may open in turn. */
final class SourceArguments {

    /** No protocol has this name: the device is opened by its driver, and nothing else may be. */
    private static final String NO_PROTOCOL = "none";

    /** Containers of plain video: none of them can make ffmpeg open another file, as a playlist can. */
    private static final String PLAIN_FORMATS = "mov,mp4,matroska,webm,mpegts,mpeg,avi,flv,h264,hevc,ivf,mjpeg";

    private static final Duration NETWORK_SILENCE = Duration.ofSeconds(5);

    private static final List<String> FILE =
            List.of("-protocol_whitelist", "file", "-format_whitelist", PLAIN_FORMATS, "-stream_loop", "-1", "-re");

    private SourceArguments() {}

    /** Returns how the picture's source is opened, and the sound's if it comes through the same door. */
    static List<String> of(CaptureDevice device, InputConfig asked, SoundSource sound, Ffmpeg ffmpeg) {
        List<String> arguments = new ArrayList<>(options(device, asked, sound, ffmpeg));
        arguments.addAll(asked.extraWords());
        arguments.addAll(List.of("-i", name(device, asked, sound)));
        return arguments;
    }

    private static List<String> options(CaptureDevice device, InputConfig asked, SoundSource sound, Ffmpeg ffmpeg) {
        return switch (device.kind()) {
            case TEST -> List.of("-protocol_whitelist", NO_PROTOCOL, "-re", "-f", "lavfi");
            case V4L2 -> videoForLinux(asked);
            case DSHOW -> directShow(asked, sound);
            case FILE -> FILE;
            case RTSP -> rtsp(asked, sound, ffmpeg);
            case HTTP ->
                List.of("-protocol_whitelist", "http,https,tcp,tls,crypto", "-rw_timeout", micros(NETWORK_SILENCE));
        };
    }

    private static String name(CaptureDevice device, InputConfig asked, SoundSource sound) {
        return switch (device.kind()) {
            case TEST -> TestPicture.source(asked.width(), asked.height(), asked.fps());
            case DSHOW -> {
                boolean both = sound.kind() == SoundSource.Kind.DSHOW;
                yield "video=" + device.name() + (both ? ":audio=" + sound.name() : "");
            }
            case FILE -> "file:" + device.name(); // so that no name can be taken for a protocol
            case V4L2, RTSP, HTTP -> device.name();
        };
    }

    private static List<String> videoForLinux(InputConfig asked) {
        List<String> arguments = new ArrayList<>(List.of("-protocol_whitelist", NO_PROTOCOL, "-f", "v4l2"));
        arguments.addAll(rateAndSize(asked));
        return arguments;
    }

    private static List<String> directShow(InputConfig asked, SoundSource sound) {
        List<String> arguments = new ArrayList<>(List.of("-protocol_whitelist", NO_PROTOCOL, "-f", "dshow"));
        arguments.addAll(List.of("-rtbufsize", asked.rtbufSize()));
        arguments.addAll(List.of("-thread_queue_size", Integer.toString(asked.threadQueueSize())));
        if (asked.useWallclockTimestamps()) {
            arguments.addAll(List.of("-use_wallclock_as_timestamps", "1"));
        }
        arguments.addAll(rateAndSize(asked));
        if (sound.kind() == SoundSource.Kind.DSHOW) {
            arguments.addAll(List.of("-audio_buffer_size", SoundArguments.DIRECT_SHOW_BUFFER_MILLIS));
        }
        return arguments;
    }

    private static List<String> rateAndSize(InputConfig asked) {
        return List.of(
                "-framerate", Integer.toString(asked.fps()), "-video_size", asked.width() + "x" + asked.height());
    }

    private static List<String> rtsp(InputConfig asked, SoundSource sound, Ffmpeg ffmpeg) {
        // before 5.0, "timeout" made ffmpeg wait for a caller instead
        String timeout = ffmpeg.isAtLeast(5, 0) ? "-timeout" : "-stimeout";
        String protocols = "rtsp,rtsps,rtp,srtp,tcp,tls" + (asked.extraWords().contains("udp") ? ",udp" : "");
        String media = sound.kind() == SoundSource.Kind.WITH_PICTURE ? "video+audio" : "video";
        List<String> arguments = new ArrayList<>(List.of("-protocol_whitelist", protocols));
        arguments.addAll(List.of("-rtsp_transport", "tcp", "-allowed_media_types", media));
        arguments.addAll(List.of(timeout, micros(NETWORK_SILENCE), "-fflags", "nobuffer"));
        return arguments;
    }

    private static String micros(Duration duration) {
        return Long.toString(duration.toNanos() / 1_000);
    }
}
