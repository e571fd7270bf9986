package io.dromedary.capture;

import io.dromedary.config.EncodingConfig;
import io.dromedary.fragment.Codec;
import java.util.ArrayList;
import java.util.List;

/**
 * What an encoder is asked to do.
 *
 * @param encoding as it is configured
 * @param widthPixels how wide the picture is, as far as it is known
 * @param live whether each picture must leave at once; else the encoder may look ahead
 * @param name what ffmpeg calls the encoder
 */
record EncoderTask(EncodingConfig encoding, int widthPixels, boolean live, String name) {

    Codec codec() {
        return encoding.videoCodec();
    }

    /** Returns the three rates if they are configured, else what asks for a constant quality. */
    List<String> rateOr(String... constantQuality) {
        return encoding.bitrate().use() ? rates() : List.of(constantQuality);
    }

    /** Returns the three rates. */
    List<String> rates() {
        EncodingConfig.Bitrate rate = encoding.bitrate();
        return List.of(
                "-b:v",
                rate.averageKbps() + "k",
                "-maxrate",
                rate.maximumKbps() + "k",
                "-bufsize",
                rate.bufferKbit() + "k");
    }

    /** Returns the configured quality, brought into an encoder's own range. */
    String quality(int best, int worst) {
        return Integer.toString(Math.max(best, Math.min(worst, encoding.globalQuality())));
    }

    /** Returns how far apart keyframes are at most, for encoders that set them at exactly that distance. */
    List<String> keyframeDistance() {
        return encoding.gop() > 0 ? List.of("-g", Integer.toString(encoding.gop())) : List.of();
    }

    /** Returns how far apart keyframes are, at most and at least. */
    List<String> keyframeDistances() {
        List<String> arguments = new ArrayList<>(keyframeDistance());
        if (encoding.keyintMin() > 0) {
            arguments.addAll(List.of("-keyint_min", Integer.toString(encoding.keyintMin())));
        }
        return arguments;
    }
}
