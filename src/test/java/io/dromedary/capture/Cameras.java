package io.dromedary.capture;

import io.dromedary.config.CameraConfig;
import io.dromedary.config.Encoder;
import io.dromedary.config.EncodingConfig;
import io.dromedary.config.FfmpegConfig;
import io.dromedary.config.InputConfig;
import io.dromedary.config.Platform;
import io.dromedary.config.ViewerConfig;
import io.dromedary.fragment.Codec;
import java.time.Duration;

/** Camera configurations for tests. */
final class Cameras {

    private static final EncodingConfig.Bitrate NO_RATES = new EncodingConfig.Bitrate(false, 1500, 2500, 4000);

    private Cameras() {}

    static CameraConfig camera(Codec codec) {
        return camera(new EncodingConfig(codec, Encoder.CPU, 60, 30, 28, NO_RATES));
    }

    static CameraConfig camera(EncodingConfig encoding) {
        return new CameraConfig(
                "main",
                new InputConfig(Platform.AUTO, "test", 320, 240, 30, "256M", 512, true),
                encoding,
                new FfmpegConfig("", false),
                new ViewerConfig(Duration.ofSeconds(30)));
    }
}
