package io.dromedary.reload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dromedary.testing.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.Route;
import org.apache.camel.impl.DefaultCamelContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReloadRoutesTest {

    private static final String FILE = "greet.camel.yaml";

    @TempDir
    private Path folder;

    @Test
    void aGoodEditTakesThePlaceOfWhatRan() throws Exception {
        try (RunningRoutes node = nodeWith(FILE, Routes.answer("greet", "one"))) {
            node.save(FILE, Routes.answer("greet", "two"));
            Await.until(
                    "the new answer",
                    RunningRoutes.LIVE_WITHIN,
                    () -> node.ask("greet").equals("two"));

            node.overwrite(FILE, Routes.answer("greet", "three"));
            Await.until(
                    "the new answer",
                    RunningRoutes.LIVE_WITHIN,
                    () -> node.ask("greet").equals("three"));

            assertThat(node.context().getRoutesSize()).isEqualTo(1);
            assertThat(node.context().getRouteDefinitions()).hasSize(1);
        }
    }

    @Test
    void aBadEditChangesNothingAndIsReported() throws Exception {
        try (RunningRoutes node = nodeWith(FILE, Routes.answer("greet", "one"))) {
            Route before = node.route("greet");
            node.save(FILE, Routes.route("greet", "direct:greet", "- process:\n    ref: archive"));

            RouteProblem problem = node.awaitProblem(FILE);

            assertThat(problem.line()).hasValue(8);
            assertThat(problem.reason()).isEqualTo("no bean named archive");
            assertThat(problem.meanwhile()).isEqualTo("The version of 13:20 goes on running.");
            assertThat(node.route("greet")).isSameAs(before);
            assertThat(node.ask("greet")).isEqualTo("one");

            node.save(FILE, Routes.answer("greet", "one"));
            node.awaitNoProblem(FILE);
            assertThat(node.route("greet")).isSameAs(before);
        }
    }

    @Test
    void aFileThatIsAddedDeletedAndRestoredComesGoesAndComesBack() throws Exception {
        try (RunningRoutes node = nodeWith(FILE, Routes.answer("greet", "one"))) {
            node.save("part.camel.yaml", Routes.answer("part", "bye"));
            // the route runs a moment before the file is reported: without a report, none would be missed below
            node.awaitReport("part.camel.yaml");
            node.delete("part.camel.yaml");
            node.awaitNoReport("part.camel.yaml");
            assertThat(node.route("part")).isNull();
            assertThat(node.context().getRouteDefinitions()).hasSize(1);

            node.save("part.camel.yaml", Routes.answer("part", "bye again"));
            node.awaitRoute("part");
            assertThat(node.ask("part")).isEqualTo("bye again");
        }
    }

    @Test
    void anIdThatMovesToAnotherFileMovesWithIt() throws Exception {
        try (RunningRoutes node = nodeWith(FILE, Routes.answer("greet", "one"))) {
            node.save("other.camel.yaml", Routes.answer("greet", "two"));
            assertThat(node.awaitProblem("other.camel.yaml").reason()).isEqualTo("the id greet belongs to " + FILE);
            assertThat(node.problem("other.camel.yaml").orElseThrow().meanwhile())
                    .isEqualTo("Nothing of it runs.");

            node.delete(FILE);
            node.awaitNoProblem("other.camel.yaml");
            Await.until(
                    "the new answer",
                    RunningRoutes.LIVE_WITHIN,
                    () -> node.ask("greet").equals("two"));
        }
    }

    @Test
    void anIdThatChangesTakesTheOldRouteAway() throws Exception {
        try (RunningRoutes node = nodeWith(FILE, Routes.answer("greet", "one"))) {
            node.save(FILE, Routes.answer("welcome", "two"));
            node.awaitRoute("welcome");
            node.awaitNoRoute("greet");
        }
    }

    @Test
    void whatOnlyTheStartShowsIsRolledBack() throws Exception {
        try (RunningRoutes node = nodeWith(FILE, Routes.answer("greet", "one"))) {
            node.save("other.camel.yaml", Routes.answer("other", "x"));
            node.awaitRoute("other");
            node.save(
                    "other.camel.yaml",
                    Routes.route(
                            "other",
                            "file:no-such-folder?autoCreate=false&startingDirectoryMustExist=true",
                            "- stop: {}"));

            assertThat(node.awaitProblem("other.camel.yaml").reason()).startsWith("Starting directory does not exist");
            assertThat(node.ask("other")).isEqualTo("x");
            assertThat(node.ask("greet")).isEqualTo("one");
            assertThat(node.context().getRouteDefinitions()).hasSize(2);
        }
    }

    @Test
    void filesOfEditorsAndLinksOutOfTheFolderAreNotLoaded() throws Exception {
        Path outside = Files.writeString(folder.resolve("outside.txt"), Routes.answer("outside", "x"));
        Path routes = Files.createDirectory(folder.resolve("routes"));
        try (RunningRoutes node = new RunningRoutes(routes, RouteTemplates.none()).start()) {
            node.save("greet.camel.yaml~", Routes.answer("backup", "x"));
            node.save(".greet.camel.yaml", Routes.answer("hidden", "x"));
            Files.createSymbolicLink(routes.resolve("linked.camel.yaml"), outside);
            Files.createDirectory(routes.resolve("folder.camel.yaml"));

            assertThat(node.awaitProblem("linked.camel.yaml").reason()).contains("leads out of the folder");
            assertThat(node.awaitProblem("folder.camel.yaml").reason()).isEqualTo("is not a regular file");
            assertThat(node.context().getRoutes()).isEmpty();
        }
    }

    @Test
    void anEditedRouteConfigurationChangesTheAnswerOfTheRoutesThatNameIt() throws Exception {
        Files.writeString(folder.resolve("errors.camel.yaml"), errors("sorry"));
        String greet = Routes.route("greet", "direct:greet", "- process:\n    ref: fail")
                .replace("    description", "    routeConfigurationId: errors\n    description");
        Files.writeString(folder.resolve("other.camel.yaml"), Routes.answer("other", "x"));
        try (RunningRoutes node = nodeWith(FILE, greet)) {
            Route other = node.route("other");
            assertThat(node.ask("greet")).isEqualTo("sorry");

            node.save("errors.camel.yaml", errors("pardon"));
            Await.until(
                    "the new answer",
                    RunningRoutes.LIVE_WITHIN,
                    () -> node.ask("greet").equals("pardon"));
            assertThat(node.route("other")).isSameAs(other);

            node.delete("errors.camel.yaml");
            assertThat(node.awaitProblem("errors.camel.yaml").reason())
                    .startsWith("was deleted, but greet.camel.yaml needs it");
            assertThat(node.ask("greet")).isEqualTo("pardon");
        }
    }

    @Test
    void aRouteAndTheConfigurationItNamesMayComeInAnyOrder() throws Exception {
        String greet = Routes.route("greet", "direct:greet", "- process:\n    ref: fail")
                .replace("    description", "    routeConfigurationId: errors\n    description");
        try (RunningRoutes node = nodeWith("other.camel.yaml", Routes.answer("other", "x"))) {
            node.save(FILE, greet);
            assertThat(node.awaitProblem(FILE).line()).hasValue(3);
            node.save("errors.camel.yaml", errors("sorry"));
            node.awaitNoProblem(FILE);

            assertThat(node.ask("greet")).isEqualTo("sorry");
        }
    }

    @Test
    void anEditedTemplateIsGivenToTheApplication() throws Exception {
        Instances instances = new Instances();
        Files.writeString(folder.resolve("capture.camel.yaml"), template("one"));
        try (RunningRoutes node = new RunningRoutes(folder, instances)) {
            instances.node = node;
            node.start();
            instances.changed("capture");
            assertThat(node.ask("porch")).isEqualTo("one");

            node.save("capture.camel.yaml", template("two"));
            Await.until(
                    "the new answer",
                    RunningRoutes.LIVE_WITHIN,
                    () -> node.ask("porch").equals("two"));
            node.save("capture.camel.yaml", template("two").replace("constant", "simpel"));
            node.awaitProblem("capture.camel.yaml");
            assertThat(node.ask("porch")).isEqualTo("two");

            instances.refuse = true;
            node.save("capture.camel.yaml", template("three"));
            node.awaitProblem("capture.camel.yaml", "not today");
            assertThat(node.ask("porch")).isEqualTo("two");

            instances.refuse = false;
            node.delete("capture.camel.yaml");
            node.awaitNoRoute("capture-porch");
            node.save("capture.camel.yaml", template("four"));
            node.awaitRoute("capture-porch");
            assertThat(node.ask("porch")).isEqualTo("four");
            assertThat(node.context().getRouteTemplateDefinitions()).hasSize(1);
        }
        assertThat(instances.calls)
                .containsExactly(
                        "changed capture", "changed capture", "changed capture", "gone capture", "changed capture");
    }

    @Test
    void aBrokenFileAtStartIsNamedWithItsLine() throws IOException {
        Files.writeString(folder.resolve(FILE), Routes.route("greet", "direct:greet", "- to: nowhere:x"));
        try (RunningRoutes node = new RunningRoutes(folder, RouteTemplates.none())) {
            assertThatThrownBy(node::start)
                    .isInstanceOf(RouteFileException.class)
                    .hasMessage("greet.camel.yaml, line 7: no component for nowhere:");
        }
    }

    @Test
    void filesMayBeLoadedBeforeTheContextStarts() throws Exception {
        Files.writeString(folder.resolve(FILE), Routes.answer("greet", "one"));
        try (RunningRoutes node = new RunningRoutes(folder, RouteTemplates.none())) {
            node.reload().loadAll();
            node.context().start();
            node.reload().start();
            assertThat(node.ask("greet")).isEqualTo("one");

            node.save(FILE, Routes.answer("greet", "two"));
            Await.until(
                    "the new answer",
                    RunningRoutes.LIVE_WITHIN,
                    () -> node.ask("greet").equals("two"));
        }
    }

    @Test
    void aLostFolderTakesNothingAway() throws Exception {
        Path routes = Files.createDirectory(folder.resolve("routes"));
        Files.writeString(routes.resolve(FILE), Routes.answer("greet", "one"));
        try (RunningRoutes node = new RunningRoutes(routes, RouteTemplates.none()).start()) {
            Files.move(routes, folder.resolve("away"));
            Files.createDirectory(folder.resolve("elsewhere"));
            Files.move(folder.resolve("away"), routes);
            node.save(FILE, Routes.answer("greet", "two"));

            Await.until(
                    "the new answer",
                    RunningRoutes.LIVE_WITHIN,
                    () -> node.ask("greet").equals("two"));
        }
    }

    /** The application's side of a template: one instance for the camera porch. */
    private static final class Instances implements RouteTemplates {

        private final List<String> calls = new CopyOnWriteArrayList<>();
        private @Nullable RunningRoutes node;
        private volatile boolean refuse;

        @Override
        public Map<String, Object> sample(String templateId) {
            return Map.of("camera", "porch");
        }

        @Override
        public void changed(String templateId) throws Exception {
            if (refuse) {
                refuse = false;
                throw new IllegalStateException("not today");
            }
            calls.add("changed " + templateId);
            remove(templateId);
            context().addRouteFromTemplate(templateId + "-porch", templateId, Map.of("camera", "porch"));
        }

        @Override
        public void gone(String templateId) throws Exception {
            calls.add("gone " + templateId);
            remove(templateId);
        }

        private DefaultCamelContext context() {
            return Objects.requireNonNull(node, "the node is there before the first reload")
                    .context();
        }

        private void remove(String templateId) throws Exception {
            new RouteRemoval(context()).remove(List.of(templateId + "-porch"));
        }
    }

    private RunningRoutes nodeWith(String file, String text) throws Exception {
        Files.writeString(folder.resolve(file), text);
        return new RunningRoutes(folder, RouteTemplates.none()).start();
    }

    private static String errors(String answer) {
        return Routes.configuration("errors", "java.lang.IllegalStateException", answer);
    }

    private static String template(String answer) {
        return Routes.template("capture", "- setBody:\n    constant: " + answer);
    }
}
