package io.dromedary.web;

import io.dromedary.testing.Browser;
import io.dromedary.testing.RunningNode;
import java.time.Duration;
import java.util.Base64;

/** A browser that shows the page of a node, and the keys that are typed into it. */
record ManagedPage(RunningNode node, Browser browser) implements AutoCloseable {

    static final Duration SOON = Duration.ofSeconds(20);

    static ManagedPage of(RunningNode node) {
        return new ManagedPage(node, Browser.start(1280, 800));
    }

    /** Opens a place such as {@code #/node} and gives the management key that it asks for. */
    void manage(String place, String state) {
        browser.open(address() + '/' + place);
        browser.awaitState("manage-first", SOON);
        browser.type("key", text(node.managementKey()));
        browser.enter("key");
        browser.awaitState(state, SOON);
    }

    /** Opens the link of a viewer. */
    void watch() {
        browser.open(link());
    }

    /** Goes to a place without loading the page again. */
    void go(String place) {
        browser.text("location.hash = '" + place + "'");
    }

    String link() {
        return address() + "/#key=" + text(node.accessKey());
    }

    String address() {
        return "http://127.0.0.1:" + node.port();
    }

    static String text(byte[] key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key);
    }

    @Override
    public void close() {
        browser.close();
    }
}
