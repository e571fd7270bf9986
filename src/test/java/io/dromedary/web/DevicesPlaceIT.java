package io.dromedary.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.dromedary.testing.Await;
import io.dromedary.testing.Browser;
import io.dromedary.testing.NodeSetup;
import io.dromedary.testing.RunningNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** The devices of this machine on the page, whatever they are: a test picture is always among them. */
@EnabledIf(
        value = "io.dromedary.testing.Browser#isHere",
        disabledReason = "chromium and chromedriver are not on the PATH")
final class DevicesPlaceIT {

    private static RunningNode node;

    @BeforeAll
    static void startNode() throws Exception {
        node = RunningNode.start(NodeSetup.usual());
    }

    @AfterAll
    static void stopNode() throws Exception {
        node.close();
    }

    @Test
    void theLinesToPasteAreShownForEachDevice() {
        try (ManagedPage page = ManagedPage.of(node)) {
            Browser browser = page.browser();
            page.manage("#/node", "node-well");
            page.go("#/node/cameras");

            Await.until("the devices", ManagedPage.SOON, () -> browser.words().contains("Test picture"));
            assertThat(browser.words())
                    .contains("config/cameras/test.yaml", "device: test", "The page never writes the configuration.");
        }
    }
}
