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

/** Keys lent and taken back on the page, in a real browser against a real node. */
@EnabledIf(
        value = "io.dromedary.testing.Browser#isHere",
        disabledReason = "chromium and chromedriver are not on the PATH")
final class PeopleIT {

    private static RunningNode node;

    private ManagedPage page;
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
        page = ManagedPage.of(node);
        browser = page.browser();
    }

    @AfterEach
    void stopBrowser() {
        page.close();
    }

    @Test
    void aLentLinkShowsThePictureUntilItIsRevoked() {
        page.manage("#/people", "people-alone");
        String link = lend("Ben", "#lend-first");

        try (Browser ben = Browser.start(640, 480)) {
            ben.open(link);
            ben.awaitState("live", SOON);

            revoke("ben");

            ben.awaitState("revoked", SOON);
            assertThat(ben.words()).contains("Your access ended at");
            ben.open(link);
            ben.awaitState("wrong", SOON);
        }
        browser.awaitState("people-alone", SOON);
    }

    @Test
    void aNameIsLentToOnlyOnceAndTheLinkIsShownOnlyOnce() {
        page.manage("#/people", "people-alone");
        lend("Ana", "#lend-first");
        browser.press("#link-done");
        Await.until(
                "the link to be gone",
                SOON,
                () -> browser.text("return document.getElementById('link-text').textContent")
                        .isEmpty());

        try {
            browser.press("#lend-button");
            browser.type("who", "Ana\n");

            Await.until("a refusal", SOON, () -> browser.words().contains("Somebody of this name has a key already"));
        } finally {
            browser.press("#lend-cancel");
            revoke("ana");
            browser.awaitState("people-alone", SOON);
        }
    }

    @Test
    void theFocusIsOnKeepingAKey() {
        page.manage("#/people", "people-alone");
        lend("Eve", "#lend-first");
        browser.press("#link-done");
        browser.awaitState("people", SOON);

        browser.press("[aria-label='Revoke the key of eve']");
        assertThat(browser.text("return document.activeElement.id")).isEqualTo("revoke-keep");
        browser.press("#revoke-keep");

        assertThat(browser.words()).contains("eve");
        revoke("eve");
        browser.awaitState("people-alone", SOON);
    }

    private String lend(String name, String button) {
        browser.press(button);
        browser.type("who", name + '\n');
        Await.until(
                "a link",
                SOON,
                () -> browser.text("return document.getElementById('link').open")
                        .equals("true"));
        return browser.text("return document.getElementById('link-text').textContent");
    }

    private void revoke(String name) {
        browser.text("for (const dialog of document.querySelectorAll('dialog[open]')) dialog.close()");
        browser.awaitState("people", SOON);
        browser.press("[aria-label='Revoke the key of " + name + "']");
        browser.press("#revoke-yes");
        Await.until("the outcome", SOON, () -> browser.words().contains("The key of " + name + " is revoked."));
    }
}
