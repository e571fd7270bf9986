package io.dromedary.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.dromedary.testing.HttpAnswer;
import io.dromedary.testing.RunningNode;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the node gives to those who ask for the page and its files. */
final class PageFilesIT {

    private static RunningNode node;

    @BeforeAll
    static void startNode() throws Exception {
        node = RunningNode.start();
    }

    @AfterAll
    static void stopNode() throws Exception {
        node.close();
    }

    @Test
    void browsersGetThePageAndOthersASignOfLife() throws IOException {
        HttpAnswer page = get("/", "Accept: text/html,application/xhtml+xml,*/*;q=0.8");
        HttpAnswer sign = get("/", "Accept: application/json");

        assertThat(page.body()).startsWith("<!doctype html>");
        assertThat(page.header("content-security-policy")).contains("default-src 'none'");
        assertThat(page.header("date")).endsWith("GMT");
        assertThat(sign.status()).isEqualTo(200);
        assertThat(sign.body()).isEqualTo("{\"status\":\"ok\"}");
        assertThat(get("/", "Accept: */*").body()).isEqualTo("{\"status\":\"ok\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/web/../keys/keys.json",
                "/web/%2e%2e/keys/keys.json",
                "/web/..%2f..%2fkeys%2fkeys.json",
                "/web//etc/passwd",
                "/web/.hidden",
                "/keys/keys.json",
                "/config/config.yaml"
            })
    void noOtherFileIsServed(String path) throws IOException {
        assertThat(get(path, "Accept: */*").status()).isIn(400, 403, 404);
    }

    @Test
    void noAddressMakesAFileDisappearForOthers() throws IOException {
        assertThat(get("/web/app.css", "Accept: */*").status()).isEqualTo(200);

        get("/web/bar%2F..%2Fapp.css", "Accept: */*");
        get("/web/bar/..%2Fapp.js", "Accept: */*");

        assertThat(get("/web/app.css", "Accept: */*").status()).isEqualTo(200);
        assertThat(get("/web/app.js", "Accept: */*").status()).isEqualTo(200);
    }

    private static HttpAnswer get(String path, String header) throws IOException {
        return node.commands().send("GET", path, List.of(header), new byte[0]);
    }
}
