package io.dromedary.web;

import static io.dromedary.web.ManagedPage.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.dromedary.testing.Await;
import io.dromedary.testing.Browser;
import io.dromedary.testing.NodeSetup;
import io.dromedary.testing.RunningNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.openqa.selenium.Keys;

/** All cameras at once, in a real browser against a real node. */
@EnabledIf(
        value = "io.dromedary.testing.Browser#isHere",
        disabledReason = "chromium and chromedriver are not on the PATH")
final class WallIT {

    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

    private static RunningNode node;

    private ManagedPage page;
    private Browser browser;

    @BeforeAll
    static void startNode() throws Exception {
        node = RunningNode.start(NodeSetup.usual());
        Files.createDirectories(cameras());
        add("garden");
        node.commands().post("/apply-config");
        node.awaitPicture();
    }

    @AfterAll
    static void stopNode() throws Exception {
        node.close();
    }

    @BeforeEach
    void startBrowser() {
        page = ManagedPage.of(node);
        browser = page.browser();
        page.watch();
        browser.awaitState("wall", SOON);
        awaitLive(2);
    }

    @AfterEach
    void stopBrowser() {
        page.close();
    }

    @Test
    void aCameraComesAndGoesWithTheConfigurationAndWithoutAReload() throws Exception {
        browser.text("window.before = 'the same page'");

        add("street");
        node.commands().post("/apply-config");
        try {
            Await.until("a third tile", TEN_SECONDS, () -> tiles() == 3);
            awaitLive(3);
        } finally {
            Files.delete(cameras().resolve("street.yaml"));
            node.commands().post("/apply-config");
        }

        Await.until("two tiles", TEN_SECONDS, () -> tiles() == 2);
        awaitLive(2);
        assertThat(browser.text("return window.before")).isEqualTo("the same page");
    }

    @Test
    void enterOpensOneCameraAndEscGoesBackToItsTile() {
        browser.text("document.querySelector('[href=\"#/live/garden\"]').focus()");
        browser.key(Keys.ENTER);
        browser.awaitState("live", SOON);
        assertThat(browser.text("return document.title")).isEqualTo("Garden · Dromedary");
        assertThat(browser.text("return Object.keys(window.dromedary.wall()).length"))
                .isEqualTo("0");

        browser.key(Keys.ESCAPE);

        browser.awaitState("wall", SOON);
        assertThat(browser.text("return document.activeElement.hash")).isEqualTo("#/live/garden");
    }

    @Test
    void theArrowsWalkOverTheWall() {
        browser.text("document.querySelector('.tile').focus()");

        browser.key(Keys.ARROW_RIGHT);

        assertThat(browser.text("return document.activeElement.hash")).isEqualTo("#/live/garden");
    }

    @Test
    void aStoppedCameraIsGreyAndCountedAsNotLive() throws Exception {
        node.commands().post("/cameras/garden/stop");
        try {
            Await.until("one camera not live", SOON, () -> browser.words().contains("1 not live"));

            assertThat(browser.text("return document.querySelector('[href=\"#/live/garden\"]').innerText"))
                    .contains("Stopped");
            assertThat(browser.number(
                            "return document.querySelectorAll('[href=\"#/live/garden\"] canvas.stale').length"))
                    .isEqualTo(1);
        } finally {
            node.commands().post("/cameras/garden/start");
        }
        awaitLive(2);
    }

    @Test
    void onlyTilesThatAreSeenHaveASession() throws Exception {
        browser.text("document.querySelector('[name=wall-size][value=\"1\"]').click()");

        Await.until("one session", SOON, () -> viewers() == 1);
        assertThat(browser.text("return Object.keys(window.dromedary.wall()).join()"))
                .isEqualTo("default");
    }

    private void awaitLive(int cameras) {
        Await.until(
                cameras + " live",
                SOON,
                () -> browser.text("return document.getElementById('wall-live-number').textContent")
                        .equals(cameras + " live"));
    }

    private double tiles() {
        return browser.number("return document.querySelectorAll('.tile').length");
    }

    private static int viewers() {
        try {
            return node.commands().status().path("node").path("viewers").asInt();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void add(String camera) throws IOException {
        Files.writeString(cameras().resolve(camera + ".yaml"), NodeSetup.SMALL);
    }

    private static Path cameras() {
        return node.home().resolve("config/cameras");
    }
}
