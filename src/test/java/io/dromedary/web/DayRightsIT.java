package io.dromedary.web;

import static io.dromedary.web.ManagedPage.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.dromedary.testing.Await;
import io.dromedary.testing.Browser;
import io.dromedary.testing.NodeSetup;
import io.dromedary.testing.RunningNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** Who sees the Day place, and what it says where nothing is recorded. */
@EnabledIf(
        value = "io.dromedary.testing.Browser#isHere",
        disabledReason = "chromium and chromedriver are not on the PATH")
final class DayRightsIT {

    private static RunningNode node;

    private ManagedPage page;
    private Browser browser;

    @BeforeAll
    static void startNode() throws Exception {
        node = RunningNode.start(NodeSetup.usual().camera("streamOnly", "true")).awaitPicture();
    }

    @AfterAll
    static void stopNode() throws Exception {
        node.close();
    }

    @BeforeEach
    void startBrowser() {
        page = ManagedPage.of(node);
        browser = page.browser();
    }

    @AfterEach
    void stopBrowser() {
        page.close();
    }

    @Test
    void aKeyWithoutTheRightSeesNoDay() {
        page.watch();
        browser.awaitState("live", SOON);
        Await.until(
                "the list of cameras",
                SOON,
                () -> browser.text(
                                "return performance.getEntriesByType('resource').some(one => one.name.endsWith('/cameras'))")
                        .equals("true"));

        assertThat(browser.words()).doesNotContain("Day");
        assertThat(browser.text("return document.getElementById('strip').hidden"))
                .isEqualTo("true");
    }

    @Test
    void whoGoesThereAllTheSameIsToldWhy() {
        page.watch();
        browser.awaitState("live", SOON);

        page.go("#/day/default");

        browser.awaitState("day-refused", SOON);
        assertThat(browser.words()).contains("Your key may not see recordings");
        browser.press("#day-card-action");
        browser.awaitState("live", SOON);
    }

    @Test
    void whoManagesIsToldThatTheCameraIsNotRecorded() {
        page.manage("#/node", "node-well");

        page.go("#/day/default");

        browser.awaitState("day-empty", SOON);
        Await.until("the reason", SOON, () -> browser.words().contains("Set streamOnly: false"));
    }

    @Test
    void aCameraThatIsNotThereIsSaidToBe() {
        page.manage("#/node", "node-well");

        page.go("#/day/barn");

        browser.awaitState("day-unknown", SOON);
        assertThat(browser.words()).contains("No camera of this name");
    }
}
