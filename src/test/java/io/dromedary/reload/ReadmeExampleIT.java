package io.dromedary.reload;

import static org.assertj.core.api.Assertions.assertThat;

import io.dromedary.testing.Await;
import io.dromedary.testing.RunningNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The route that the README invites everybody to try does what the README says. */
final class ReadmeExampleIT {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Pattern EXAMPLE = Pattern.compile("```yaml\\n(.*?)```", Pattern.DOTALL);
    private static final String FILE = "note-keyframes.camel.yaml";

    @Test
    void aRouteDroppedInNotesKeyframesUntilItsFileIsDeleted() throws Exception {
        try (RunningNode node = RunningNode.start().awaitPicture()) {
            Path route = node.home().resolve("routes").resolve(FILE);
            Path notes = node.home().resolve("notes");
            Path lines = notes.resolve("keyframes.txt");

            Files.writeString(route, example(notes));

            Await.until("two lines", PATIENCE, () -> lines(lines).size() >= 2);
            assertThat(lines(lines)).allMatch(line -> line.matches("\\d\\d:\\d\\d:\\d\\d keyframe of default"));

            Files.delete(route);
            Await.until("the route is gone", PATIENCE, () -> !isLoaded(node));
            int written = lines(lines).size();
            long fragments = fragments(node);
            Await.until("a second of pictures", PATIENCE, () -> fragments(node) > fragments + 60);

            assertThat(lines(lines)).hasSize(written);
        }
    }

    /**
     * The README's file, which writes into the working directory, changed only so that it writes into {@code notes}.
     */
    private static String example(Path notes) throws IOException {
        Matcher yaml = EXAMPLE.matcher(Files.readString(Path.of("README.md")));
        assertThat(yaml.find()).as("the README holds a YAML example").isTrue();
        assertThat(yaml.group(1)).contains("id: note-keyframes", "file:notes?");
        return yaml.group(1).replace("file:notes?", "file:" + notes + "?");
    }

    private static List<String> lines(Path file) {
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isLoaded(RunningNode node) {
        try {
            return node.commands().get("/status").body().contains(FILE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long fragments(RunningNode node) {
        try {
            return node.commands().camera().path("fragments").asLong();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
