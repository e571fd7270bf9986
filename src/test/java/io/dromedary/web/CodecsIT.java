package io.dromedary.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.dromedary.testing.Await;
import io.dromedary.testing.Browser;
import io.dromedary.testing.NodeSetup;
import io.dromedary.testing.RunningNode;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Each codec that Chromium can decode, through the node into the page, silent and with sound. HEVC, which it cannot, is
 * decoded by ffmpeg in {@code EncodersIT} and {@code RealEncodesIT}.
 */
@EnabledIf(
        value = "io.dromedary.testing.Browser#isHere",
        disabledReason = "chromium and chromedriver are not on the PATH")
final class CodecsIT {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final double SECONDS = 3;

    @ParameterizedTest
    @CsvSource({
        "h264, aac",
        "h264, opus",
        "vp9, opus",
        "vp9, none",
        "av1, aac",
        "av1, none",
    })
    void aCodecPlaysInThePage(String codec, String sound) throws Exception {
        String audio = sound.equals("none") ? "" : "enableAudio: true\naudioCodec: " + sound + "\n";
        String camera = NodeSetup.SMALL + "videoCodec: " + codec + "\nstreamOnly: true\n" + audio;
        NodeSetup setup = new NodeSetup(camera, NodeSetup.usual().properties());
        try (RunningNode node = RunningNode.start(setup).awaitPicture();
                Browser browser = Browser.start(640, 480)) {
            browser.open("http://127.0.0.1:" + node.port() + "/#key="
                    + Base64.getUrlEncoder().withoutPadding().encodeToString(node.accessKey()));
            browser.awaitState("live", SOON);
            if (!audio.isEmpty()) {
                Await.until("the sound button", SOON, () -> shows(browser));
                browser.text("document.getElementById('sound-button').click()");
            }
            double from = browser.pictureSeconds();
            double heard = heardBytes(browser);
            Await.until("three seconds of picture", SOON, () -> browser.pictureSeconds() - from >= SECONDS);

            assertThat(browser.number("return window.dromedary.numbers().errors"))
                    .isZero();
            assertThat(heardBytes(browser) - heard > 0).isEqualTo(!audio.isEmpty());
            assertThat(node.commands().camera().at("/stream/codec").asText()).isEqualTo(codec);
        }
    }

    private static boolean shows(Browser browser) {
        return browser.text("return !document.getElementById('sound-button').hidden")
                .equals("true");
    }

    private static double heardBytes(Browser browser) {
        return browser.number("return document.getElementById('picture').webkitAudioDecodedByteCount");
    }
}
