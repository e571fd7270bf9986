package io.dromedary.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.dromedary.testing.CapturedLog;
import io.dromedary.testing.RunningNode;
import io.dromedary.testing.StreamTicket;
import io.dromedary.testing.TestViewer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Nothing that is secret is ever logged, at no level, by nothing that the node is made of. */
final class SecretsIT {

    @Test
    void noSecretIsInTheLogEvenIfEverythingIsLogged() throws Exception {
        List<byte[]> secrets = new ArrayList<>();
        List<String> entries;
        try (CapturedLog log = CapturedLog.ofShippedNode()) {
            aNodesLife(secrets);
            entries = log.entries();
        }

        assertThat(entries).as("the log was listened to").hasSizeGreaterThan(100);
        for (byte[] secret : secrets) {
            for (String spelling : spellings(secret)) {
                assertThat(entries.stream()
                                .filter(entry -> entry.contains(spelling))
                                .limit(3))
                        .as("secret %d", secrets.indexOf(secret))
                        .isEmpty();
            }
        }
    }

    /** Handshakes good and bad, a picture, commands good and bad, a rotation; notes every secret in it. */
    private static void aNodesLife(List<byte[]> secrets) throws Exception {
        try (RunningNode node = RunningNode.start().awaitPicture()) {
            byte[] fresh = RunningNode.randomKey();
            StreamTicket ticket = node.ticket();
            secrets.addAll(List.of(node.accessKey(), node.managementKey(), fresh, ticket.token()));
            try (TestViewer viewer =
                    TestViewer.open(node.port(), "/stream", ticket).start()) {
                viewer.awaitMedia(5);
                secrets.add(viewer.sessionKey());
                node.refusal("/stream?" + ticket.query().replace("cnonce=", "cnonce=A"));
                node.refusal("/cameras/attic/stream?" + ticket.query());
                rotate(node, fresh);
                viewer.closing();
            }
            node.refusal("/stream?" + ticket.query());
            node.commands().post("/start");
            node.commands().post("/start", "{");
            node.commands().post("/apply");
            rotate(node, new byte[32]);
        }
    }

    private static void rotate(RunningNode node, byte[] key) throws Exception {
        String body = "{\"accessKey\":\"%s\",\"ts\":%d}"
                .formatted(Base64.getEncoder().encodeToString(key), node.clock().seconds());
        node.commands().post("/update/key", body);
    }

    private static List<String> spellings(byte[] secret) {
        String base64 = Base64.getEncoder().withoutPadding().encodeToString(secret);
        String hex = HexFormat.of().formatHex(secret);
        return List.of(
                base64,
                base64.replace('+', '-').replace('/', '_'),
                base64.replace("+", "%2B").replace("/", "%2F"),
                base64.replace('+', ' '),
                hex,
                hex.toUpperCase(Locale.ROOT),
                java.util.Arrays.toString(secret));
    }
}
