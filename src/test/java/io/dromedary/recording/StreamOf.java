package io.dromedary.recording;

import io.dromedary.capture.FfmpegFinder;
import io.dromedary.fragment.Fragment;
import io.dromedary.fragment.FragmentSplitter;
import io.dromedary.fragment.InitSegment;
import io.dromedary.fragment.SplitterLimits;
import io.dromedary.fragment.StreamPart;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Streams to record: ffmpeg's own test picture, mostly 160x90 at 15 a second, packed as the capture packs it. */
record StreamOf(List<StreamPart> parts) {

    private static final List<String> H264 = List.of(
            "-c:v",
            "libx264",
            "-preset",
            "ultrafast",
            "-tune",
            "zerolatency",
            "-pix_fmt",
            "yuv420p",
            "-crf",
            "40",
            "-g",
            "15",
            "-f",
            "mp4",
            "-movflags",
            "+frag_every_frame+empty_moov+default_base_moof");
    private static final List<String> VP9 = List.of(
            "-c:v",
            "libvpx-vp9",
            "-deadline",
            "realtime",
            "-cpu-used",
            "8",
            "-lag-in-frames",
            "0",
            "-pix_fmt",
            "yuv420p",
            "-b:v",
            "60k",
            "-g",
            "15",
            "-f",
            "webm",
            "-live",
            "1",
            "-cluster_size_limit",
            "1",
            "-cluster_time_limit",
            "1");
    private static final List<String> SOUND = List.of("-f", "lavfi", "-i", "sine=440:sample_rate=48000", "-shortest");
    private static final Map<String, StreamOf> MADE = new ConcurrentHashMap<>();

    /** H.264 in fragmented MP4, with a keyframe each second. */
    static StreamOf h264(int seconds) {
        return MADE.computeIfAbsent("h264 " + seconds, key -> made(small(seconds), H264));
    }

    /** The same with AAC. */
    static StreamOf h264WithSound(int seconds) {
        List<String> encoding = new ArrayList<>(SOUND);
        encoding.addAll(List.of("-c:a", "aac", "-b:a", "48k"));
        encoding.addAll(H264);
        return MADE.computeIfAbsent("aac " + seconds, key -> made(small(seconds), encoding));
    }

    /** H.264 of 1280x720 that takes its bit rate, with a keyframe every two seconds. */
    static StreamOf h264(int picturesASecond, int kilobits, int seconds) {
        List<String> encoding = new ArrayList<>(H264);
        encoding.set(encoding.indexOf("-g") + 1, Integer.toString(2 * picturesASecond));
        int quality = encoding.indexOf("-crf");
        encoding.set(quality, "-b:v");
        encoding.set(quality + 1, kilobits + "k");
        String noisy = "testsrc2=size=1280x720:rate=%d:duration=%d,noise=alls=30:allf=t";
        return MADE.computeIfAbsent(
                "h264 " + picturesASecond + ' ' + kilobits + ' ' + seconds,
                key -> made(noisy.formatted(picturesASecond, seconds), encoding));
    }

    /** What a filter of ffmpeg draws, in H.264, with a keyframe each 15 pictures. */
    static StreamOf drawn(String source) {
        return MADE.computeIfAbsent("drawn " + source, key -> made(source, H264));
    }

    /** VP9 in WebM, with a keyframe each second. */
    static StreamOf vp9(int seconds) {
        return MADE.computeIfAbsent("vp9 " + seconds, key -> made(small(seconds), VP9));
    }

    /** One of the recorded streams that lie beside the tests. */
    static StreamOf recorded(String name) throws IOException {
        try (InputStream in = StreamOf.class.getResourceAsStream("/recorded/" + name)) {
            return of(new ByteArrayInputStream(in == null ? new byte[0] : in.readAllBytes()));
        }
    }

    /** The parts of a file. */
    static StreamOf of(InputStream in) throws IOException {
        FragmentSplitter splitter = FragmentSplitter.of(in, SplitterLimits.DEFAULT);
        List<StreamPart> parts = new ArrayList<>();
        for (Optional<StreamPart> part = splitter.next(); part.isPresent(); part = splitter.next()) {
            parts.add(part.get());
        }
        return new StreamOf(parts);
    }

    /** The bytes of a stream, as its muxer wrote them. */
    static byte[] bytes(StreamOf stream) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        stream.parts().forEach(part -> {
            byte[] bytes = new byte[part.sizeBytes()];
            part.bytes().get(bytes);
            all.writeBytes(bytes);
        });
        return all.toByteArray();
    }

    InitSegment init() {
        return (InitSegment) parts.get(0);
    }

    List<Fragment> fragments() {
        return parts.stream().skip(1).map(Fragment.class::cast).toList();
    }

    private static String small(int seconds) {
        return "testsrc2=size=160x90:rate=15:duration=" + seconds;
    }

    private static StreamOf made(String picture, List<String> encoding) {
        try {
            Path file = Files.createTempFile("stream", ".media");
            List<String> command = new ArrayList<>(List.of(
                    FfmpegFinder.ofThisMachine().find("ffmpeg").path().toString(),
                    "-v",
                    "error",
                    "-y",
                    "-f",
                    "lavfi",
                    "-i",
                    picture));
            command.addAll(encoding);
            command.add(file.toString());
            Process ffmpeg = new ProcessBuilder(command).inheritIO().start();
            if (!ffmpeg.waitFor(60, TimeUnit.SECONDS) || ffmpeg.exitValue() != 0) {
                throw new IOException("ffmpeg failed");
            }
            try (InputStream in = Files.newInputStream(file)) {
                return of(in);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
