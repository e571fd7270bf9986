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

    private SourceArguments() {}

    static List<String> of(CaptureDevice device, InputConfig asked, Ffmpeg ffmpeg) {
        return switch (device.kind()) {
            case TEST -> test(asked);
            case V4L2 -> videoForLinux(device.name(), asked);
            case DSHOW -> directShow(device.name(), asked);
            case FILE -> file(device.name());
            case RTSP -> rtsp(device.name(), ffmpeg);
            case HTTP -> http(device.name());
        };
    }

    private static List<String> test(InputConfig asked) {
        String picture = TestPicture.source(asked.width(), asked.height(), asked.fps());
        return List.of("-protocol_whitelist", NO_PROTOCOL, "-re", "-f", "lavfi", "-i", picture);
    }

    private static List<String> videoForLinux(String name, InputConfig asked) {
        List<String> arguments = new ArrayList<>(List.of("-protocol_whitelist", NO_PROTOCOL, "-f", "v4l2"));
        arguments.addAll(rateAndSize(asked));
        arguments.addAll(List.of("-i", name));
        return arguments;
    }

    private static List<String> directShow(String name, InputConfig asked) {
        List<String> arguments = new ArrayList<>(List.of("-protocol_whitelist", NO_PROTOCOL, "-f", "dshow"));
        arguments.addAll(List.of("-rtbufsize", asked.rtbufSize()));
        arguments.addAll(List.of("-thread_queue_size", Integer.toString(asked.threadQueueSize())));
        if (asked.useWallclockTimestamps()) {
            arguments.addAll(List.of("-use_wallclock_as_timestamps", "1"));
        }
        arguments.addAll(rateAndSize(asked));
        arguments.addAll(List.of("-i", "video=" + name));
        return arguments;
    }

    private static List<String> rateAndSize(InputConfig asked) {
        return List.of(
                "-framerate", Integer.toString(asked.fps()), "-video_size", asked.width() + "x" + asked.height());
    }

    private static List<String> file(String name) {
        List<String> arguments = new ArrayList<>(List.of("-protocol_whitelist", "file"));
        arguments.addAll(List.of("-format_whitelist", PLAIN_FORMATS, "-stream_loop", "-1", "-re"));
        arguments.addAll(List.of("-i", "file:" + name)); // so that no name can be taken for a protocol
        return arguments;
    }

    private static List<String> rtsp(String address, Ffmpeg ffmpeg) {
        // before 5.0, "timeout" made ffmpeg wait for a caller instead
        String timeout = ffmpeg.isAtLeast(5, 0) ? "-timeout" : "-stimeout";
        List<String> arguments = new ArrayList<>(List.of("-protocol_whitelist", "rtsp,rtsps,rtp,srtp,tcp,tls"));
        arguments.addAll(List.of("-rtsp_transport", "tcp", "-allowed_media_types", "video"));
        arguments.addAll(List.of(timeout, micros(NETWORK_SILENCE), "-fflags", "nobuffer", "-i", address));
        return arguments;
    }

    private static List<String> http(String address) {
        List<String> arguments = new ArrayList<>(List.of("-protocol_whitelist", "http,https,tcp,tls,crypto"));
        arguments.addAll(List.of("-rw_timeout", micros(NETWORK_SILENCE), "-i", address));
        return arguments;
    }

    private static String micros(Duration duration) {
        return Long.toString(duration.toNanos() / 1_000);
    }
}
