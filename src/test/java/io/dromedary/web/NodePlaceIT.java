package io.dromedary.web;

import static io.dromedary.web.ManagedPage.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.dromedary.testing.Await;
import io.dromedary.testing.Browser;
import io.dromedary.testing.NodeSetup;
import io.dromedary.testing.RunningNode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** The place of the node, which needs the management key, in a real browser against a real node. */
@EnabledIf(
        value = "io.dromedary.testing.Browser#isHere",
        disabledReason = "chromium and chromedriver are not on the PATH")
final class NodePlaceIT {

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
    void whoHoldsTheManagementKeyIsToldThatAllIsWell() {
        page.manage("#/node", "node-well");

        assertThat(browser.words()).contains("All is well", "Camera", "H.264", "capture-camera.camel.yaml");
        assertThat(browser.text("return document.title")).isEqualTo("All is well · Dromedary");
        assertThat(browser.text("return JSON.stringify(localStorage) + JSON.stringify(sessionStorage)"))
                .doesNotContain(ManagedPage.text(node.managementKey()));
    }

    @Test
    void theAccessKeyDoesNotManage() {
        browser.open(page.address() + "/#/node");
        browser.awaitState("manage-first", SOON);

        browser.type("key", ManagedPage.text(node.accessKey()));
        browser.enter("key");

        browser.awaitState("manage-wrong", SOON);
        assertThat(browser.words()).contains("The node does not know this key.");
    }

    @Test
    void whoOnlyWatchesSeesNoOtherPlaces() {
        page.watch();
        browser.awaitState("live", SOON);

        assertThat(browser.text("return document.getElementById('nav').hidden")).isEqualTo("true");
        assertThat(browser.words()).doesNotContain("People");
    }

    @Test
    void backAndForwardGoBetweenThePlaces() {
        page.watch();
        browser.awaitState("live", SOON);
        page.go("#/node");
        browser.awaitState("manage-first", SOON);
        browser.type("key", ManagedPage.text(node.managementKey()));
        browser.enter("key");
        browser.awaitState("node-well", SOON);

        browser.back();

        browser.awaitState("live", SOON);
        assertThat(browser.text("return document.getElementById('nav').hidden")).isEqualTo("false");
        assertThat(browser.text("return document.querySelector('[aria-current]').textContent"))
                .isEqualTo("Live");
    }

    @Test
    void aCameraIsStoppedAndStartedByItsButton() {
        page.manage("#/node", "node-well");

        browser.press("[aria-label='Stop Camera']");
        Await.until(
                "the camera to be called stopped", SOON, () -> browser.words().contains("Stopped"));
        browser.press("[aria-label='Start Camera']");

        Await.until("the camera to be live", SOON, () -> browser.words().contains("pictures/s"));
        node.awaitPicture();
    }

    @Test
    void aConfigurationWithAFaultIsNotAppliedAndThePageSaysSo() throws Exception {
        page.manage("#/node", "node-well");
        node.configure(NodeSetup.SMALL + "fps: many\n");
        try {
            browser.press("#node-apply");

            Await.until("an outcome", SOON, () -> browser.words().contains("Not applied."));
            assertThat(browser.words())
                    .contains("config.yaml, line 7: ", "The node goes on with the configuration from before.");
        } finally {
            node.configure(NodeSetup.SMALL);
        }

        browser.press("#node-apply");

        Await.until("a better outcome", SOON, () -> browser.words().contains("Applied."));
    }

    @Test
    void aRouteFileWithAMistakeNeedsAPerson() throws Exception {
        Path file = node.home().resolve("routes/note-keyframes.camel.yaml");
        page.manage("#/node", "node-well");

        Files.writeString(file, """
                - route:
                    id: note-keyframes
                    description: Write down keyframes
                    from:
                      uri: seda:fragments?multipleConsumers=true
                      steps:
                        - to: fle:notes
                """);
        try {
            browser.awaitState("node-trouble", SOON);

            assertThat(browser.words())
                    .contains(
                            "One thing needs you", "A route was not taken over.", "note-keyframes.camel.yaml, line 7");
        } finally {
            Files.delete(file);
        }
        browser.awaitState("node-well", SOON);
    }
}
