package io.dromedary.capture;

import io.dromedary.config.Encoder;
import io.dromedary.config.EncodingConfig;
import io.dromedary.config.PixelFormat;
import io.dromedary.fragment.Codec;
import java.util.List;
import java.util.Optional;

/** One kind of encoder, and what ffmpeg has to be told to use it. Has no state. */
sealed interface EncoderFamily permits NvencEncoder, ProcessorEncoder, QuickSyncEncoder, V4l2Encoder, VaapiEncoder {

    /** The word that configurations use for it. */
    Encoder encoder();

    /** Returns what ffmpeg calls it, or empty if there is none for this codec. */
    Optional<String> name(Codec codec, Ffmpeg ffmpeg);

    /** Returns the arguments before the source, that open the chip. */
    default List<String> device(EncodingConfig.Hardware hardware) {
        return List.of();
    }

    /** Returns the pixel format it is given. */
    PixelFormat pixelFormat(EncodingConfig encoding);

    /** Returns the last filters of the chain, that bring the picture to the chip. */
    default List<String> upload(EncodingConfig encoding) {
        return List.of();
    }

    /** Returns the arguments behind {@code -c:v NAME}. */
    List<String> arguments(EncoderTask task);

    /**
     * Returns whether the stream's description comes only with the first picture, so that a muxer has to wait.
     *
     * @param name what ffmpeg calls the encoder
     */
    default boolean describesLate(String name) {
        return false;
    }

    /** Returns the kinds of encoders, in the order in which {@code auto} tries them; the processor is the last. */
    static List<EncoderFamily> all() {
        return List.of(
                new NvencEncoder(),
                new QuickSyncEncoder(),
                new VaapiEncoder(),
                new V4l2Encoder(),
                new ProcessorEncoder());
    }

    /** Returns the kind that a configuration names; not for {@link Encoder#AUTO}. */
    static EncoderFamily of(Encoder encoder) {
        return all().stream()
                .filter(family -> family.encoder() == encoder)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(encoder + " is no encoder"));
    }
}
