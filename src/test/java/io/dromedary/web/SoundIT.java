package io.dromedary.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.dromedary.testing.Await;
import io.dromedary.testing.Browser;
import io.dromedary.testing.RunningNode;
import io.dromedary.testing.SoundingFfmpeg;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** Sound on the page, in a real browser. */
@EnabledIf(
        value = "io.dromedary.testing.Browser#isHere",
        disabledReason = "chromium and chromedriver are not on the PATH")
final class SoundIT {

    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    private static Path folder;

    private static SoundingFfmpeg ffmpeg;
    private static RunningNode node;

    private Browser browser;

    @BeforeAll
    static void startNode() throws Exception {
        ffmpeg = SoundingFfmpeg.in(folder);
        node = RunningNode.start(ffmpeg.setup()).awaitPicture();
    }

    @AfterAll
    static void stopNode() throws Exception {
        node.close();
    }

    @BeforeEach
    void startBrowser() {
        browser = Browser.start(1280, 800);
        browser.open("http://127.0.0.1:" + node.port() + "/#key="
                + Base64.getUrlEncoder().withoutPadding().encodeToString(node.accessKey()));
        browser.awaitState("live", SOON);
    }

    @AfterEach
    void stopBrowser() {
        browser.close();
    }

    @Test
    void aPressTurnsTheSoundOnAndThePicturePlaysOn() {
        Await.until("the button", SOON, () -> isShown("sound-button"));
        assertThat(muted()).isEqualTo("true");

        press();
        assertThat(muted()).isEqualTo("false");
        assertThat(browser.text("return document.getElementById('sound-button').getAttribute('aria-pressed')"))
                .isEqualTo("true");
        double from = browser.pictureSeconds();
        double heardFrom = heardBytes();
        Await.until("five seconds with sound", SOON, () -> browser.pictureSeconds() - from >= 5);

        assertThat(heardBytes() - heardFrom)
                .as("bytes of sound in five seconds")
                .isGreaterThan(5_000);
        assertThat(browser.number("return window.dromedary.numbers().errors")).isZero();
        assertThat(browser.number("return window.dromedary.numbers().jumps")).isZero();
        assertThat(browser.state()).isEqualTo("live");

        press();
        assertThat(muted()).isEqualTo("true");
    }

    @Test
    void aCameraThatFallsSilentIsWatchedOnWithoutTheButton() throws Exception {
        Await.until("the button", SOON, () -> isShown("sound-button"));
        try {
            ffmpeg.fallSilent();
            node.killFfmpeg();
            Await.until("no button", SOON, () -> !isShown("sound-button"));
            browser.awaitState("live", SOON);
        } finally {
            ffmpeg.sound();
        }
        node.killFfmpeg();

        Await.until("the button again", SOON, () -> isShown("sound-button"));
        browser.awaitState("live", SOON);
    }

    private void press() {
        browser.text("document.getElementById('sound-button').click()");
    }

    private String muted() {
        return browser.text("return document.getElementById('picture').muted");
    }

    private double heardBytes() {
        return browser.number("return document.getElementById('picture').webkitAudioDecodedByteCount");
    }

    private boolean isShown(String id) {
        return browser.text("return !document.getElementById('" + id + "').hidden")
                .equals("true");
    }
}
