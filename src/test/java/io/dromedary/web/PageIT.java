package io.dromedary.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.dromedary.testing.Await;
import io.dromedary.testing.Browser;
import io.dromedary.testing.NodeSetup;
import io.dromedary.testing.RunningNode;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** The page in a real browser, against a real node. */
@EnabledIf(
        value = "io.dromedary.testing.Browser#isHere",
        disabledReason = "chromium and chromedriver are not on the PATH")
final class PageIT {

    private static final Duration SOON = Duration.ofSeconds(20);

    private static RunningNode node;

    private Browser browser;

    @BeforeAll
    static void startNode() throws Exception {
        node = RunningNode.start(NodeSetup.usual()).awaitPicture();
    }

    @AfterAll
    static void stopNode() throws Exception {
        node.close();
    }

    @BeforeEach
    void startBrowser() {
        browser = Browser.start(1280, 800);
    }

    @AfterEach
    void stopBrowser() {
        browser.close();
    }

    @Test
    void theLinkOfTheFirstRunShowsAPictureThatMoves() {
        browser.open(link());
        browser.awaitState("live", SOON);
        double from = browser.pictureSeconds();
        double decodedFrom = numbers("framesDecoded");

        Await.until("ten seconds of picture", Duration.ofSeconds(20), () -> browser.pictureSeconds() - from >= 10);

        assertThat(numbers("framesDecoded") - decodedFrom).isGreaterThan(200);
        assertThat(numbers("errors")).isZero();
        assertThat(numbers("drops")).isZero();
        assertThat(browser.text("return String(document.getElementById('picture').error)"))
                .isEqualTo("null");
        assertThat(browser.state()).isEqualTo("live");
    }

    @Test
    void theKeyIsGoneFromTheAddressAtOnce() {
        browser.open(link());
        browser.awaitState("live", SOON);

        assertThat(browser.address()).doesNotContain("key=");
        assertThat(browser.text("return JSON.stringify(localStorage) + JSON.stringify(sessionStorage)"))
                .doesNotContain(key());
    }

    @Test
    void aKeyCanBeTypedToo() {
        browser.open(address());
        browser.awaitState("first", SOON);

        browser.type("key", key());
        browser.enter("key");

        browser.awaitState("live", SOON);
    }

    @Test
    void aWrongKeyIsToldInWords() {
        browser.open(address());
        browser.awaitState("first", SOON);

        browser.type("key", Base64.getUrlEncoder().withoutPadding().encodeToString(RunningNode.randomKey()));
        browser.enter("key");

        browser.awaitState("wrong", SOON);
        assertThat(browser.words()).contains("The node does not know this key.");
    }

    @Test
    void theNewPictureComesByItselfWhenFfmpegDies() throws Exception {
        browser.open(link());
        browser.awaitState("live", SOON);
        long first = node.ffmpegPid();

        ProcessHandle.of(first).orElseThrow().destroyForcibly();
        Await.until("another ffmpeg", SOON, () -> node.ffmpegPid() != first && node.ffmpegPid() != 0);
        double from = browser.pictureSeconds();
        Await.until("three more seconds", SOON, () -> browser.pictureSeconds() - from >= 3);

        browser.awaitState("live", SOON);
        assertThat(numbers("errors")).isZero();
    }

    @Test
    void aStoppedCameraSaysSoAndComesBack() throws Exception {
        browser.open(link());
        browser.awaitState("live", SOON);

        node.commands().post("/stop");
        try {
            browser.awaitState("stopped", SOON);
            assertThat(browser.words()).contains("This camera is stopped");
        } finally {
            node.commands().post("/start");
        }

        browser.awaitState("live", Duration.ofSeconds(30));
    }

    @Test
    void vp9PlaysToo() throws Exception {
        node.configure(NodeSetup.SMALL + "videoCodec: vp9\n");
        node.commands().post("/apply");
        try {
            browser.open(link());
            browser.awaitState("live", SOON);
            double from = browser.pictureSeconds();
            Await.until("five seconds of picture", SOON, () -> browser.pictureSeconds() - from >= 5);

            assertThat(browser.words()).doesNotContain("cannot play");
            assertThat(numbers("errors")).isZero();
        } finally {
            node.configure(NodeSetup.SMALL);
            node.commands().post("/apply");
        }
    }

    private double numbers(String name) {
        return browser.number("return window.dromedary.numbers()." + name);
    }

    private static String link() {
        return address() + "/#key=" + key();
    }

    private static String address() {
        return "http://127.0.0.1:" + node.port();
    }

    private static String key() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(node.accessKey());
    }
}
