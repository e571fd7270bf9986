package io.dromedary.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dromedary.testing.Await;
import io.dromedary.testing.HttpAnswer;
import io.dromedary.testing.RawHttp;
import io.dromedary.testing.RunningNode;
import io.dromedary.testing.SignedCommands;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is recorded is told to who may know it. */
final class SegmentsIT {

    private static SegmentQuestions asked;

    @BeforeAll
    static void start() throws Exception {
        asked = SegmentQuestions.ofFiveSegments();
    }

    @AfterAll
    static void stop() throws Exception {
        asked.node().close();
    }

    @Test
    void theSegmentsAreToldWithAllThatIsKnownOfThem() throws Exception {
        JsonNode answer = asked.recordings("");

        assertThat(answer.path("more").asBoolean()).isFalse();
        assertThat(answer.path("gaps")).isEmpty();
        for (JsonNode segment : answer.path("segments")) {
            Path file = asked.node()
                    .home()
                    .resolve("recordings")
                    .resolve(segment.path("file").asText());
            assertThat(segment.path("camera").asText()).isEqualTo("default");
            assertThat(segment.path("bytes").asLong()).isEqualTo(Files.size(file));
            assertThat(segment.path("codec").asText()).isEqualTo("h264");
            assertThat(segment.path("width").asInt()).isEqualTo(320);
            assertThat(segment.path("height").asInt()).isEqualTo(180);
            assertThat(segment.path("open").asBoolean()).isFalse();
            assertThat(segment.path("cutShort").asBoolean()).isFalse();
            assertThat(segment.path("protected").asBoolean(true)).isFalse();
        }
    }

    @Test
    void aSpanOfTimeHasOnlyTheSegmentsThatTouchIt() throws Exception {
        JsonNode all = asked.recordings("").path("segments");
        String from = all.path(1).path("from").asText();
        String to = all.path(1).path("to").asText();

        JsonNode some = asked.recordings(",\"from\":\"" + from + "\",\"to\":\"" + to + "\"")
                .path("segments");

        assertThat(some).isNotEmpty().hasSizeLessThanOrEqualTo(3).contains(all.path(1));
        assertThat(asked.recordings(",\"to\":\"1999-01-01T00:00:00Z\"").path("segments"))
                .isEmpty();
    }

    @Test
    void segmentsThatFollowEachOtherAreOneSpanOfTheTimeline() throws Exception {
        JsonNode segments = asked.recordings("").path("segments");
        JsonNode answer = SegmentQuestions.json(asked.post("/recordings/spans", ""));

        String begin = segments.path(0).path("from").asText();
        String end = segments.path(segments.size() - 1).path("to").asText();
        assertThat(answer.path("spans")).hasSize(1);
        assertThat(answer.path("spans").path(0).path("from").asText()).isEqualTo(begin);
        assertThat(answer.path("spans").path(0).path("to").asText()).isEqualTo(end);
        assertThat(answer.path("spans").path(0).path("protected").asBoolean(true))
                .isFalse();
        assertThat(answer.path("oldest").asText()).isEqualTo(begin);
        assertThat(answer.path("newest").asText()).isEqualTo(end);
        assertThat(answer.path("more").asBoolean(true)).isFalse();
        assertThat(answer.path("open").asBoolean(true)).isFalse();
        assertThat(answer.path("now").asText()).isNotEmpty();
    }

    @Test
    void aSignedQueryIsAnsweredAsTheCommandIs() throws Exception {
        RunningNode node = asked.node();
        String query = "camera=default&from=2020-01-01T00%3A00%3A00Z&ts="
                + node.clock().seconds();

        assertThat(node.commands().get("/recordings", query).body())
                .isEqualTo(asked.post("/recordings", "").body());
        assertThat(SegmentQuestions.json(node.commands().get("/recordings/spans", query))
                        .path("spans"))
                .hasSizeGreaterThan(0);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            from=2020-01-01T00:00:00Z                | 401
            ts=NOW&from=yesterday                    | 400
            ts=NOW&camera=none                       | 404
            ts=NOW&camera=%zz                        | 400
            ts=soon                                  | 400
            ts=1                                     | 401
            {"ts":NOW}                               | 401
            """)
    void aQueryThatMakesNoSenseIsRefused(String query, int status) throws Exception {
        String now = query.replace("NOW", Long.toString(asked.node().clock().seconds()));

        assertThat(asked.node().commands().get("/recordings", now).status()).isEqualTo(status);
    }

    @Test
    void aQueryThatWasChangedOnTheWayIsRefused() throws Exception {
        RunningNode node = asked.node();
        String query = "ts=" + node.clock().seconds();
        String signed = node.commands().signature(query.getBytes(StandardCharsets.UTF_8));

        HttpAnswer answer = RawHttp.send(
                node.port(),
                List.of(
                        "GET /recordings?" + query + "&camera=default HTTP/1.1",
                        "Host: node",
                        "Connection: close",
                        "Authorization: " + signed),
                new byte[0]);

        assertThat(answer.status()).isEqualTo(401);
    }

    @Test
    void aStretchOfTimeIsProtectedBySegmentsThatAreKeptWhole() throws Exception {
        JsonNode segments = asked.recordings("").path("segments");
        String stretch = ",\"from\":\"%s\",\"to\":\"%s\",\"protected\":"
                .formatted(inside(segments.path(1)), inside(segments.path(2)));

        JsonNode on = SegmentQuestions.json(asked.post("/recordings/protect", stretch + "true"));

        assertThat(on.path("protected").asBoolean()).isTrue();
        assertThat(on.path("segments").asInt()).isEqualTo(2);
        assertThat(on.path("from")).isEqualTo(segments.path(1).path("from"));
        assertThat(on.path("to")).isEqualTo(segments.path(2).path("to"));
        Await.until(
                "the timeline shows it",
                SegmentQuestions.PATIENCE,
                () -> protectedSpans().size() == 3);
        assertThat(protectedSpans()).containsExactly(false, true, false);
        assertThat(SegmentQuestions.json(asked.post("/recordings/protect", stretch + "false"))
                        .path("segments")
                        .asInt())
                .isEqualTo(2);
        Await.until(
                "it is over", SegmentQuestions.PATIENCE, () -> protectedSpans().size() == 1);
    }

    private static String inside(JsonNode segment) {
        return Instant.parse(segment.path("from").asText()).plusMillis(100).toString();
    }

    private static List<Boolean> protectedSpans() {
        try {
            List<Boolean> spans = new ArrayList<>();
            for (JsonNode span :
                    SegmentQuestions.json(asked.post("/recordings/spans", "")).path("spans")) {
                spans.add(span.path("protected").asBoolean());
            }
            return spans;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            /recordings         | ,"from":"today"                                  | 400
            /recordings         | ,"from":17                                       | 400
            /recordings         | ,"camera":7                                      | 400
            /recordings         | ,"camera":"none"                                 | 404
            /recordings         | ,"camera":"../x"                                 | 404
            /recordings/spans   | ,"to":"today"                                    | 400
            /recordings/spans   | ,"camera":"none"                                 | 404
            /recordings/protect | ,"file":"a.mp4"                                  | 400
            /recordings/protect | ,"protected":true                                | 400
            /recordings/protect | ,"file":"../a.mp4","protected":true              | 400
            /recordings/protect | ,"file":"\\u0000","protected":true               | 400
            /recordings/protect | ,"file":"..","protected":true                    | 404
            /recordings/protect | ,"file":"camera_2020-01-01.mp4","protected":true | 404
            /recordings/protect | ,"file":"a.mp4","protected":true,"camera":"none" | 404
            /recordings/protect | ,"protected":true,"from":"2020-01-01T00:00:00Z" | 400
            /recordings/protect | ,"protected":true,"from":"2020-01-02T00:00:00Z","to":"2020-01-01T00:00:00Z" | 400
            /recordings/protect | ,"protected":true,"from":"2020-01-01T00:00:00Z","to":"2020-01-02T00:00:00Z" | 404
            /recordings/protect | ,"protected":true,"from":"x","to":"2020-01-02T00:00:00Z" | 400
            /recordings/sweep   | ,"dryRun":"no"                                   | 400
            """)
    void whatMakesNoSenseIsRefused(String path, String more, int status) throws Exception {
        assertThat(asked.post(path, more).status()).isEqualTo(status);
        assertThat(asked.node().home().resolve("recordings/camera_2020-01-01.mp4.protected"))
                .doesNotExist();
    }

    @Test
    void viewersNeitherSeeNorProtectNorSweep() throws Exception {
        SignedCommands viewer = asked.node().commands().by(asked.node().accessKey());
        for (String path : List.of("/recordings", "/recordings/spans", "/recordings/protect", "/recordings/sweep")) {
            assertThat(viewer.post(path).status()).as(path).isEqualTo(401);
        }
    }
}
