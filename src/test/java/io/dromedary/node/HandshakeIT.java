package io.dromedary.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.dromedary.testing.HttpAnswer;
import io.dromedary.testing.RawWebSocket;
import io.dromedary.testing.RunningNode;
import io.dromedary.testing.StreamTicket;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is let in, and how the others are refused: reference/tinycam-protocol.md, 2.1. */
final class HandshakeIT {

    private static final Base64.Encoder BASE64 = Base64.getEncoder();

    private static RunningNode node;

    @BeforeAll
    static void start() throws Exception {
        node = RunningNode.start().awaitPicture();
    }

    @AfterAll
    static void stop() throws Exception {
        node.close();
    }

    @Test
    void aPlainRequestForTheStreamIsToldToAskForAWebSocket() throws IOException {
        HttpAnswer answer =
                node.commands().send("GET", "/stream?" + node.ticket().query(), List.of(), new byte[0]);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).isEqualTo("\"websocket required\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?",
                "?token=&exp=&cnonce=",
                "?token=a&exp=1",
                "?token=%20&exp=1&cnonce=a",
                "?token=a&exp=&cnonce=a",
                "?exp=1&cnonce=AAAA"
            })
    void aHandshakeWithoutAllThreeValuesIsRefused(String query) throws IOException {
        assertRefused("/stream" + query, 400, "\"empty string\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "1.5", "0x10", "99999999999999999999", "1e9", "-", "1700000000,1700000000"})
    void anEndThatIsNoNumberIsRefused(String exp) throws IOException {
        StreamTicket ticket = node.ticket();

        assertRefused("/stream?" + StreamTicket.query("AAAA", exp, ticket.nonceText()), 400, "");
    }

    @Test
    void aTokenMadeWithAnotherKeyIsUnauthorizedEvenIfEverythingElseIsWrongToo() throws IOException {
        long ended = node.clock().seconds() - 10;
        StreamTicket foreign = new StreamTicket(RunningNode.randomKey(), ended);

        assertRefused("/stream?" + foreign.query(), 401, "");
        assertRefused("/stream?" + StreamTicket.query(foreign.tokenText(), "" + ended, "short"), 401, "");
        assertRefused("/stream?" + StreamTicket.query("!!", "" + (ended + 60), "short"), 401, "");
        assertRefused("/stream?" + StreamTicket.query("AA", "-9223372036854775808", "short"), 401, "");
    }

    @Test
    void aTokenThatHasEndedIsRefused() throws IOException {
        StreamTicket ended = new StreamTicket(node.accessKey(), node.clock().seconds() - 2);

        assertRefused("/stream?" + ended.query(), 400, "");
    }

    @Test
    void aTokenThatEndsInMoreThanFiveMinutesIsRefused() throws Exception {
        long now = node.clock().seconds();

        assertRefused("/stream?" + new StreamTicket(node.accessKey(), now + 330).query(), 400, "");
        assertRefused("/stream?" + new StreamTicket(node.accessKey(), Long.MAX_VALUE).query(), 400, "");
        assertRefused("/stream?" + new StreamTicket(node.accessKey(), Long.MIN_VALUE).query(), 400, "");
        assertLetIn("/stream?" + new StreamTicket(node.accessKey(), now + 290).query());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 15, 17, 32})
    void aNonceThatIsNotSixteenBytesIsRefused(int bytes) throws IOException {
        StreamTicket ticket = node.ticket();
        String nonce = bytes == 0 ? "*" : BASE64.withoutPadding().encodeToString(new byte[bytes]);

        assertRefused("/stream?" + StreamTicket.query(ticket.tokenText(), "" + ticket.endsAtSeconds(), nonce), 422, "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"token", "exp", "cnonce"})
    void aRepeatedParameterFails(String name) throws IOException {
        StreamTicket ticket = node.ticket();
        String value = switch (name) {
            case "token" -> ticket.tokenText();
            case "exp" -> "" + ticket.endsAtSeconds();
            default -> ticket.nonceText();
        };
        HttpAnswer answer = node.refusal(
                "/stream?" + ticket.query() + '&' + name + '=' + URLEncoder.encode(value, StandardCharsets.UTF_8));

        assertThat(answer.status()).isIn(400, 401, 422);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void parameterNamesMayBeWrittenInAnyCase() throws Exception {
        StreamTicket ticket = node.ticket();
        String query =
                ticket.query().replace("token", "ToKeN").replace("exp", "EXP").replace("cnonce", "cNonce");

        assertLetIn("/stream?" + query);
    }

    @Test
    void unescapedBase64WithPlusAndSlashIsUnderstood() throws Exception {
        StreamTicket ticket = awkwardTicket();

        assertThat(ticket.tokenText()).contains("+").contains("/");
        assertLetIn("/stream?"
                + StreamTicket.query(ticket.tokenText(), "" + ticket.endsAtSeconds(), "+/".repeat(10) + "+w=="));
    }

    @Test
    void base64UrlWithoutPaddingIsUnderstood() throws Exception {
        StreamTicket ticket = awkwardTicket();
        Base64.Encoder url = Base64.getUrlEncoder().withoutPadding();

        assertLetIn("/stream?"
                + StreamTicket.query(
                        url.encodeToString(ticket.token()),
                        "" + ticket.endsAtSeconds(),
                        url.encodeToString(ticket.nonce())));
    }

    @Test
    void theEndMayBeWrittenWithSpacesASignAndZeros() throws Exception {
        StreamTicket ticket = node.ticket();

        assertLetIn("/stream?"
                + StreamTicket.query(
                        ticket.tokenText(), "%20%2B00" + ticket.endsAtSeconds() + "%20", ticket.nonceText()));
    }

    @Test
    void aCheckTellsABrowserWhatTheHandshakeWouldSay() throws IOException {
        StreamTicket good = node.ticket();
        StreamTicket foreign = new StreamTicket(RunningNode.randomKey(), good.endsAtSeconds());

        assertThat(check(good.query()).status()).isEqualTo(204);
        assertThat(check(foreign.query()).status()).isEqualTo(401);
        assertThat(check("exp=1").body()).isEqualTo("\"empty string\"");
        assertThat(check(StreamTicket.query("a", "b", "c")).status()).isEqualTo(400);
        assertThat(check(StreamTicket.query(good.tokenText(), "" + good.endsAtSeconds(), "AAAA"))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void aCameraThatIsNotConfiguredIsNotFoundByAnHonestViewerAndUnauthorizedForOthers() throws IOException {
        StreamTicket good = node.ticket();
        StreamTicket foreign = new StreamTicket(RunningNode.randomKey(), good.endsAtSeconds());

        assertRefused("/cameras/attic/stream?" + good.query(), 404, "{\"error\":\"no such camera\"}");
        assertRefused("/cameras/attic/stream?" + foreign.query(), 401, "");
        assertRefused("/cameras/..%2f..%2fetc/stream?" + good.query(), 404, "{\"error\":\"no such camera\"}");
    }

    @Test
    void theDefaultCameraHasANameToo() throws Exception {
        assertLetIn("/cameras/default/stream?" + node.ticket().query());
    }

    private static HttpAnswer check(String query) throws IOException {
        return node.commands().send("GET", "/stream/check?" + query, List.of(), new byte[0]);
    }

    private static void assertRefused(String target, int status, String body) throws IOException {
        HttpAnswer answer = node.refusal(target);

        assertThat(answer.status()).as(target).isEqualTo(status);
        assertThat(answer.body()).as(target).isEqualTo(body);
    }

    private static void assertLetIn(String target) throws Exception {
        try (RawWebSocket socket = RawWebSocket.open(node.port(), target, 0)) {
            assertThat(socket.read().opcode()).isEqualTo(RawWebSocket.TEXT);
        }
    }

    /** A ticket whose token holds both characters that mean something else in a query. */
    private static StreamTicket awkwardTicket() {
        long now = node.clock().seconds();
        for (long endsAt = now + 250; endsAt > now + 20; endsAt--) {
            StreamTicket ticket = new StreamTicket(node.accessKey(), endsAt);
            if (ticket.tokenText().contains("+") && ticket.tokenText().contains("/")) {
                return ticket;
            }
        }
        throw new AssertionError(
                "no such token for " + HexFormat.of().formatHex(node.ticket().nonce()));
    }
}
