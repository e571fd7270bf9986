package io.dromedary.capture;

import io.dromedary.config.PackedAs;
import io.dromedary.config.PipeConfig;
import io.dromedary.fragment.Codec;
import io.dromedary.fragment.Container;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How ffmpeg packs the stream into its pipe.
 *
 * @param container the container
 * @param late whether the stream is described only with its first picture
 * @param warning why it is another container than the configured one, if it is
 */
record PipePacking(Container container, boolean late, Optional<String> warning) {

    private static final int MICROS_PER_MILLI = 1000;

    /**
     * Returns what a codec can be packed into, the configured container if possible.
     *
     * @param encoder what ffmpeg calls the encoder
     * @param late whether that encoder describes its stream only with the first picture
     */
    static PipePacking of(PackedAs asked, Codec codec, String encoder, boolean late) {
        boolean oldCodec = codec == Codec.H264 || codec == Codec.H265;
        Container wanted = switch (asked) {
            case AUTO -> codec == Codec.VP9 ? Container.WEBM : Container.MP4;
            case MP4 -> Container.MP4;
            case WEBM -> Container.WEBM;
            case MATROSKA -> Container.MATROSKA;
        };
        if (wanted == Container.WEBM && oldCodec) {
            return instead(late, "pipeFormat webm: WebM cannot hold " + codec.word() + ", the pipe is MP4");
        }
        if (wanted != Container.MP4 && late) {
            String words = "pipeFormat %s: %s describes its stream too late for it, the pipe is MP4";
            return instead(true, words.formatted(asked.word(), encoder));
        }
        return new PipePacking(wanted, late, Optional.empty());
    }

    private static PipePacking instead(boolean late, String warning) {
        return new PipePacking(Container.MP4, late, Optional.of(warning));
    }

    /** Returns the muxer's arguments. */
    List<String> arguments(PipeConfig pipe, Codec codec) {
        return switch (container) {
            case MP4 -> mp4(pipe, codec);
            case WEBM -> clusters("webm", pipe);
            case MATROSKA -> clusters("matroska", pipe);
        };
    }

    private List<String> mp4(PipeConfig pipe, Codec codec) {
        List<String> arguments = new ArrayList<>(List.of("-f", "mp4"));
        // parameter sets in the init segment alone (ISO/IEC 14496-15, 8.4.1), as Apple's players want it
        arguments.addAll(codec == Codec.H265 ? List.of("-tag:v", "hvc1") : List.of());
        String cut = pipe.live() ? "+frag_every_frame" : "+frag_keyframe";
        String wait = late || codec == Codec.AV1 ? "+delay_moov" : "";
        arguments.addAll(List.of("-movflags", cut + "+empty_moov+default_base_moof" + wait));
        if (!pipe.live()) {
            long micros = pipe.clusterTimeLimit().toMillis() * MICROS_PER_MILLI;
            arguments.addAll(List.of("-frag_duration", Long.toString(micros)));
            arguments.addAll(List.of("-frag_size", Integer.toString(pipe.clusterSizeLimitBytes())));
        }
        return arguments;
    }

    private static List<String> clusters(String muxer, PipeConfig pipe) {
        // a cluster ends as soon as it holds more than one byte or lasts longer than one millisecond: after each frame
        long millis = pipe.live() ? 1 : pipe.clusterTimeLimit().toMillis();
        int bytes = pipe.live() ? 1 : pipe.clusterSizeLimitBytes();
        return List.of(
                "-f",
                muxer,
                "-live",
                "1",
                "-cluster_size_limit",
                Integer.toString(bytes),
                "-cluster_time_limit",
                Long.toString(millis));
    }
}
