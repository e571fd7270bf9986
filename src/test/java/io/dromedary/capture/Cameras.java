package io.dromedary.capture;

import io.dromedary.config.CameraConfig;
import io.dromedary.config.CameraConfigReader;
import io.dromedary.config.Encoder;
import io.dromedary.config.EncoderFallback;
import io.dromedary.config.EncodingConfig;
import io.dromedary.config.InputConfig;
import io.dromedary.config.PixelFormat;
import io.dromedary.config.Platform;
import io.dromedary.fragment.Codec;
import java.nio.file.Path;

/** Camera configurations for tests. */
final class Cameras {

    private static final EncodingConfig.Bitrate NO_RATES = new EncodingConfig.Bitrate(false, 1500, 2500, 4000);

    static final EncodingConfig.Hardware USUAL = new EncodingConfig.Hardware(EncoderFallback.CPU, "", PixelFormat.AUTO);

    private Cameras() {}

    static CameraConfig camera(Codec codec) {
        return camera(new EncodingConfig(codec, Encoder.CPU, USUAL, 60, 30, 28, NO_RATES, true, "p5", ""));
    }

    static CameraConfig camera(EncodingConfig encoding) {
        return camera(new InputConfig(Platform.AUTO, "test", 320, 240, 30, "256M", 512, true, ""), encoding);
    }

    static CameraConfig camera(InputConfig input, EncodingConfig encoding) {
        CameraConfig usual = new CameraConfigReader()
                .defaults("main", Path.of("missing.yaml"))
                .camera();
        return new CameraConfig(
                usual.name(),
                input,
                encoding,
                usual.pipe(),
                usual.sound(),
                usual.recording(),
                usual.retention(),
                usual.files(),
                usual.ffmpeg(),
                usual.viewers());
    }
}
