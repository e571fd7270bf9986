package io.dromedary.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.dromedary.testing.HttpAnswer;
import io.dromedary.testing.NodeSetup;
import io.dromedary.testing.RunningNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** With TLS a file goes another way through the port: in pieces, through memory. */
final class FilesOverTlsIT {

    private static final String CONTENT = "0123456789abcdef".repeat(200_000);

    @Test
    void aLargeFileAndAPartOfItComeAsTheyAre() throws Exception {
        NodeSetup setup = NodeSetup.usual()
                .camera("enableDownload", "true")
                .camera("streamOnly", "true")
                .camera("tls", "auto")
                .file("recordings/old.mp4", CONTENT.getBytes(StandardCharsets.UTF_8));
        try (RunningNode node = RunningNode.start(setup)) {
            assertThat(download(node).body()).isEqualTo(CONTENT);

            HttpAnswer part = download(node, "Range: bytes=3199990-");
            assertThat(part.status()).isEqualTo(206);
            assertThat(part.header("content-range")).isEqualTo("bytes 3199990-3199999/3200000");
            assertThat(part.body()).isEqualTo("6789abcdef");
        }
    }

    private static HttpAnswer download(RunningNode node, String... headers) throws Exception {
        String body = "{\"ts\":" + node.clock().seconds() + ",\"name\":\"old.mp4\"}";
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        List<String> all = new java.util.ArrayList<>(List.of(headers));
        all.add("Authorization: " + node.commands().signature(bytes));
        return node.commands().send("POST", "/file/download", all, bytes);
    }
}
