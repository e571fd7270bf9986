package io.dromedary.capture;

import io.dromedary.config.Encoder;
import io.dromedary.config.EncodingConfig;
import java.util.ArrayList;
import java.util.List;

/**
 * A few pictures of ffmpeg's own, to be compressed by one encoder and thrown away: the only way to know whether it
 * works here. It opens no camera and writes no file.
 */
public final class EncoderTrial {

    private static final int WIDTH_PIXELS = 320;
    private static final List<String> PICTURES =
            List.of("-f", "lavfi", "-i", "testsrc2=size=" + WIDTH_PIXELS + "x240:rate=30", "-frames:v", "5");

    private final Ffmpeg ffmpeg;
    private final EncoderFamily family;
    private final String name;
    private final List<String> arguments;

    private EncoderTrial(Ffmpeg ffmpeg, EncoderFamily family, String name, List<String> arguments) {
        this.ffmpeg = ffmpeg;
        this.family = family;
        this.name = name;
        this.arguments = arguments;
    }

    /**
     * Returns a trial with the options of a configuration, but not with its extra words.
     *
     * @param name what ffmpeg calls the encoder
     */
    static EncoderTrial of(EncoderFamily family, String name, EncodingConfig encoding, Ffmpeg ffmpeg) {
        List<String> arguments = new ArrayList<>(List.of("-nostdin", "-hide_banner", "-nostats", "-loglevel", "error"));
        arguments.addAll(family.device(encoding.hardware()));
        arguments.addAll(PICTURES);
        List<String> upload = family.upload(encoding);
        arguments.addAll(
                upload.isEmpty()
                        ? List.of("-pix_fmt", family.pixelFormat(encoding).word())
                        : List.of("-vf", String.join(",", upload)));
        arguments.addAll(List.of("-c:v", name));
        arguments.addAll(family.arguments(new EncoderTask(encoding, WIDTH_PIXELS, true, name)));
        arguments.addAll(List.of("-f", "null", "-"));
        return new EncoderTrial(ffmpeg, family, name, List.copyOf(arguments));
    }

    /** Returns whose encoder it is. */
    public Encoder encoder() {
        return family.encoder();
    }

    /** Returns what ffmpeg calls the encoder. */
    public String name() {
        return name;
    }

    /** Returns the ffmpeg that is tried. */
    Ffmpeg ffmpeg() {
        return ffmpeg;
    }

    /** Returns ffmpeg's arguments. */
    List<String> arguments() {
        return arguments;
    }
}
