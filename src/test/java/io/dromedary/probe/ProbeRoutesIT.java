package io.dromedary.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.dromedary.capture.ProcessIsolation;
import io.dromedary.capture.ToolExecutor;
import io.dromedary.device.Probe;
import io.dromedary.device.ProbeAnswer;
import io.dromedary.testing.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The real route files, with scripts in place of the tools. */
@EnabledOnOs(OS.LINUX)
final class ProbeRoutesIT {

    @TempDir
    private Path folder;

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final RouteProbes probes = new RouteProbes(() -> context);

    @BeforeEach
    void loadTheRoutes() throws Exception {
        ToolExecutor executor = new ToolExecutor(
                name -> Optional.of(folder.resolve(name)).filter(Files::exists), ProcessIsolation.detect());
        context.getRegistry().bind("probeBinding", new ProbeBinding());
        context.getRegistry().bind("probeExecutor", executor);
        for (Probe probe : Probe.values()) {
            Path file = Path.of("routes", probe.route() + ".camel.yaml");
            PluginHelper.getRoutesLoader(context)
                    .loadRoutes(PluginHelper.getResourceLoader(context).resolveResource("file:" + file));
        }
        context.start();
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    @ParameterizedTest
    @EnumSource(Probe.class)
    void eachProbeRunsItsToolWithItsOwnWordsAndTheDeviceLast(Probe probe) throws IOException {
        tool(probe, "printf '<%s>' \"$@\"; echo oops >&2");

        ProbeAnswer answer = probes.ask(probe, "/dev/video0; touch x");

        assertThat(answer.problem()).isEmpty();
        assertThat(answer.text())
                .endsWith("</dev/video0; touch x>oops\n")
                .startsWith("<")
                .doesNotContain("\"");
    }

    @Test
    void theWordsOfV4l2CtlAreThoseOfItsManual() throws IOException {
        tool(Probe.V4L2_FORMATS, "echo \"$@\" in $LC_ALL");

        assertThat(probes.ask(Probe.V4L2_FORMATS, "/dev/video0").text())
                .isEqualTo("--list-formats-ext -d /dev/video0 in C\n");
        assertThat(probes.ask(Probe.V4L2_DEVICES, "").text()).isEqualTo("--list-devices in C\n");
    }

    @Test
    void aMissingToolIsAnAnswer() {
        assertThat(probes.ask(Probe.V4L2_DEVICES, "")).isEqualTo(ProbeAnswer.failed("v4l2-ctl is not installed"));
    }

    @Test
    void aToolThatFailsHasStillSaidSomething() throws IOException {
        tool(Probe.V4L2_DEVICES, "echo 'Cannot open device /dev/video0, exiting.' >&2; exit 1");

        assertThat(probes.ask(Probe.V4L2_DEVICES, "").text()).contains("Cannot open device");
    }

    @Test
    void aToolThatHangsEndsAtItsLimitWithAllThatItStarted() throws IOException {
        Path pid = folder.resolve("pid");
        tool(Probe.V4L2_DEVICES, "sleep 300 & echo $! > '" + pid + "'; sleep 300");
        long started = System.nanoTime();

        ProbeAnswer answer = probes.ask(Probe.V4L2_DEVICES, "");

        assertThat(answer.problem())
                .hasValueSatisfying(problem -> assertThat(problem).startsWith("v4l2-ctl "));
        assertThat(Duration.ofNanos(System.nanoTime() - started))
                .isBetween(Duration.ofSeconds(4), Duration.ofSeconds(9));
        assertGone(pid);
    }

    @Test
    void aToolThatLeavesAChildBehindDoesNotHoldTheAnswerLongerThanItsLimit() throws IOException {
        Path pid = folder.resolve("pid");
        tool(Probe.V4L2_DEVICES, "sleep 300 & echo $! > '" + pid + "'; echo list");

        probes.ask(Probe.V4L2_DEVICES, "");

        assertGone(pid);
    }

    @Test
    void ofAFloodThe64FirstKibibytesAreKept() throws IOException {
        tool(Probe.V4L2_DEVICES, "head -c 30000000 /dev/zero");

        assertThat(probes.ask(Probe.V4L2_DEVICES, "").text()).hasSize(64 * 1024);
    }

    @Test
    void noHeaderCanChangeWhatIsRun() throws IOException {
        tool(Probe.V4L2_DEVICES, "echo \"$@\"; pwd");
        Path trap = folder.resolve("trap");

        Exchange exchange = context.createProducerTemplate().send("direct:probe-v4l2-devices", message -> {
            message.getMessage().setBody(new FoundDevice(""));
            message.getMessage()
                    .setHeaders(new java.util.HashMap<>(Map.of(
                            "CamelExecCommandExecutable",
                            "touch",
                            "CamelExecCommandArgs",
                            trap.toString(),
                            "CamelExecCommandWorkingDir",
                            "/",
                            "CamelExecCommandTimeout",
                            1L)));
        });

        assertThat(exchange.getMessage().getBody(ProbeAnswer.class).text())
                .isEqualTo("--list-devices\n" + Path.of("").toAbsolutePath() + "\n");
        assertThat(trap).doesNotExist();
    }

    @Test
    void aMessageThatIsNotOurOwnQuestionIsRefused() throws IOException {
        tool(Probe.V4L2_FORMATS, "touch '" + folder.resolve("trap") + "'");

        Exchange exchange = context.createProducerTemplate()
                .send(
                        "direct:probe-v4l2-formats",
                        message -> message.getMessage().setBody("--help"));

        assertThat(exchange.getException()).isInstanceOf(IllegalArgumentException.class);
        assertThat(probes.ask(Probe.V4L2_FORMATS, "--help").problem()).hasValue("not a device: --help");
        assertThat(folder.resolve("trap")).doesNotExist();
    }

    private void tool(Probe probe, String script) throws IOException {
        Path file = folder.resolve(probe.tool().program());
        Files.writeString(file, "#!/bin/sh\n" + script + '\n');
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private static void assertGone(Path pidFile) {
        Await.until("the child is gone", Duration.ofSeconds(5), () -> {
            try {
                Path stat = Path.of("/proc", Files.readString(pidFile).strip(), "stat");
                return !Files.exists(stat) || Files.readString(stat).contains(") Z ");
            } catch (java.nio.file.NoSuchFileException gone) {
                return true;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
