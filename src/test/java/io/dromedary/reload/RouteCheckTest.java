package io.dromedary.reload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.Processor;
import org.apache.camel.component.seda.SedaComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RouteCheckTest {

    private final CamelContext live = new DefaultCamelContext();

    private final SedaComponent own = new SedaComponent();

    private final RouteCheck check =
            new RouteCheck(live, new ScratchComponents(Map.of("camera", SedaComponent::new)), RouteTemplates.none());

    /** Beans of a running node. */
    public static final class Archive {

        /** Something a route may call. */
        public String keep(String body) {
            return body;
        }
    }

    @BeforeEach
    void start() {
        live.getRegistry().bind("archive", new Archive());
        live.getRegistry().bind("seal", (Processor) exchange -> {});
        live.getRegistry().bind("camera", own);
        live.getPropertiesComponent().addInitialProperty("camera.name", "porch");
        live.start();
    }

    @AfterEach
    void stop() {
        live.stop();
    }

    @ParameterizedTest
    @CsvSource({
        "'- to: nowhere:x', 7, no component for nowhere:",
        "'- to: log:x?loud=1', 7, log: has no option loud",
        "'- to:\n    uri: log:x\n    parameters:\n      loud: 1', 10, log: has no option loud",
        "'- to: seda:x?size=many', 7, many cannot be read as Integer",
        "'- to: timer:x?fixedRate=maybe', 7, the option fixedRate cannot be set to this",
        "'- process:\n    ref: sael', 8, no bean named sael",
        "'- bean:\n    ref: archiv', 8, no bean named archiv",
        "'- bean:\n    ref: archive\n    method: kep', 9, the bean has no method kep",
        "'- to: bean:archiv', 7, no bean named archiv",
        "'- split:\n    method:\n      ref: archiv\n    steps:\n      - stop: {}', 9, no bean named archiv",
        "'- fly:\n    to: x', 7, Unknown node id: fly",
        "'- bean:\n    reff: archive', 8, Unsupported field: reff",
        "'- log: \"{{no.such}}\"', 7, no property named no.such",
        "'- setBody:\n    simple: \"${bodi}\"', 8, the expression ${bodi} is wrong: Unknown function: bodi",
        "'- filter:\n    simple: \"${body} === 1\"\n    steps:\n      - stop: {}', 8, the expression ${body} === 1",
        "'- choice:\n    when:\n      - simple: \"${body} == 1\"\n        stepps: []', 10, the field stepps does not belong",
        "'- throwException:\n    exceptionType: no.such.Failure\n    message: x', 8, no class named no.such.Failure",
    })
    void aMisspeltStepIsRefusedWithItsLine(String steps, int line, String reason) {
        assertRefused(Routes.route("a", "direct:a", steps), line, reason);
    }

    @ParameterizedTest
    @CsvSource({
        "'- rout:\n    id: a', 1, Unknown node id: rout",
        "'- rest:\n    path: /\n    get:\n      - path: /x\n        to: dirrect:x', 5, no component for dirrect:",
        "'- restConfiguration:\n    component: no-such-http', 2, no component for no-such-http:",
        "'- route:\n    id: a\n    routeConfigurationId: no-such\n    from:\n      uri: direct:a\n      steps: []', 3,"
                + " no route configuration named no-such",
        "'- templatedRoute:\n    routeId: a\n    routeTemplateRef: no-such', 3, no route template named no-such",
    })
    void aMisspeltEntryIsRefusedWithItsLine(String text, int line, String reason) {
        assertRefused(text, line, reason);
    }

    @Test
    void aClassThatARouteConfigurationMisspellsIsFoundThoughNoRouteUsesIt() {
        assertRefused(Routes.configuration("errors", "java.lang.NoSuchFailure", "x"), 7, "no class named");
        assertThat(Routes.configuration("errors", "java.lang.IllegalStateException", "x"))
                .satisfies(this::assertGood);
    }

    @Test
    void aTemplateIsTriedWithParameters() {
        assertRefused(Routes.template("capture", "- to: log:{{camera}}?loud=1"), 9, "log: has no option loud");
        assertRefused(Routes.template("capture", "- log: \"{{kamera}}\""), 9, "no property named kamera");
        assertThat(Routes.template("capture", "- to: log:{{camera}}")).satisfies(this::assertGood);
    }

    @Test
    void anIdOfAnotherFileIsRefused() throws RouteFileException {
        RouteFile other = RouteFile.parse("b.camel.yaml", Routes.answer("a", "x"));
        RouteFile file = RouteFile.parse("a.camel.yaml", Routes.answer("a", "x"));

        assertThatThrownBy(() -> check.check(file, List.of(other)))
                .hasMessage("a.camel.yaml, line 2: the id a belongs to b.camel.yaml");
    }

    @Test
    void twoRoutesCannotAnswerToTheSameAddress() throws RouteFileException {
        RouteFile other = RouteFile.parse("b.camel.yaml", Routes.answer("b", "x"));
        RouteFile file = RouteFile.parse("a.camel.yaml", Routes.route("a", "direct:b", "- stop: {}"));

        assertThatThrownBy(() -> check.check(file, List.of(other)))
                .hasMessage("a.camel.yaml, line 5: direct:b belongs to b.camel.yaml");
    }

    @Test
    void beansAndPropertiesOfTheNodeAreSeen() {
        assertGood(Routes.route(
                "a",
                "seda:{{camera.name}}",
                "- process:\n    ref: seal\n- bean:\n    ref: archive\n    method: keep\n- to: direct:elsewhere"));
    }

    @Test
    void twoVerbsMayCallTheSameRoute() {
        assertGood("""
                - rest:
                    path: /
                    get:
                      - path: /a
                        to: direct:x
                      - path: /b
                        to: direct:x
                """);
    }

    @Test
    void aComponentOfTheNodeIsNeverTouched() {
        assertGood(Routes.route("a", "camera:porch", "- to: camera:garden"));

        assertThat(own.getCamelContext()).isSameAs(live);
        assertThat(live.getEndpoints()).isEmpty();
        assertThat(live.getComponentNames()).doesNotContain("seda", "direct");
        assertThat(live.getRegistry().lookupByNameAndType("camera", Component.class))
                .isSameAs(own);
    }

    @Test
    void fiveHundredChecksLeaveNoThreadAndNoMemoryAndAreQuick() {
        String text = Routes.route("a", "timer:a", "- wireTap:\n    uri: seda:x\n- threads:\n    poolSize: 2\n")
                + Routes.route("b", "vertx-websocket:127.0.0.1:1/x", "- to: exec:ls\n- delay:\n    constant: 1");
        assertGood(text);
        int threads = Thread.activeCount();
        long before = usedMegabytes();
        long start = System.nanoTime();

        for (int i = 0; i < 500; i++) {
            assertGood(text);
        }

        Duration each = Duration.ofNanos(System.nanoTime() - start).dividedBy(500);
        assertThat(each).isLessThan(Duration.ofMillis(200));
        assertThat(Thread.activeCount()).isLessThanOrEqualTo(threads);
        assertThat(usedMegabytes() - before).isLessThan(30);
    }

    private static long usedMegabytes() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) >> 20;
    }

    private void assertGood(String text) {
        try {
            check.check(RouteFile.parse("a.camel.yaml", text), List.of());
        } catch (RouteFileException e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }

    private void assertRefused(String text, int line, String reason) {
        assertThatThrownBy(() -> check.check(RouteFile.parse("a.camel.yaml", text), List.of()))
                .isInstanceOfSatisfying(RouteFileException.class, e -> {
                    assertThat(e.reason()).startsWith(reason);
                    assertThat(e.line().orElse(0)).as(e.getMessage()).isEqualTo(line);
                });
    }
}
