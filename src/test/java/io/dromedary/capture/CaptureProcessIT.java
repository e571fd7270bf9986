package io.dromedary.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
final class CaptureProcessIT {

    private static final ProcessIsolation ISOLATION = ProcessIsolation.detect();
    private static final Duration QUIT = Duration.ofMillis(300);
    private static final Duration SOON = Duration.ofSeconds(2);

    /** Stands in the command line of everything a test starts. */
    private final String mark = "mark-" + UUID.randomUUID();

    private final List<CaptureProcess> started = new ArrayList<>();

    private CaptureProcess start(String script) throws Exception {
        List<String> arguments = List.of("-c", script, mark);
        CaptureCommand command = new CaptureCommand(Path.of("/bin/sh"), arguments, false);
        CaptureProcess process = CaptureProcess.start(command, ISOLATION, "test");
        started.add(process);
        return process;
    }

    private boolean nothingIsLeft() throws Exception {
        return Processes.within(SOON, () -> {
            try {
                return Processes.withWord(mark).isEmpty() && Processes.zombies().isEmpty();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    @AfterEach
    void noTestLeavesAProcess() throws Exception {
        try {
            assertThat(nothingIsLeft()).isTrue();
        } finally {
            started.forEach(CaptureProcess::kill); // also after a test that failed half-way
        }
    }

    @Test
    void qIsEnoughForOneThatListens() throws Exception {
        CaptureProcess process = start("dd bs=1 count=1 >/dev/null 2>&1; exit 7");

        process.stop(Duration.ofSeconds(2));

        assertThat(process.end(SOON)).isEqualTo(7);
    }

    @Test
    void oneThatIgnoresQIsAskedByASignal() throws Exception {
        CaptureProcess process = start("trap 'exit 8' TERM; echo on; while :; do sleep 0.05; done");
        process.output().read();

        process.stop(QUIT);

        assertThat(process.end(SOON)).isEqualTo(8);
    }

    @Test
    void oneThatIgnoresEverythingIsKilledInTime() throws Exception {
        CaptureProcess process = start("trap '' TERM INT HUP; echo on; while :; do sleep 60; done");
        process.output().read();
        long begin = System.nanoTime();

        process.stop(Duration.ofSeconds(2));

        assertThat(process.end(SOON)).isEqualTo(137);
        assertThat(System.nanoTime() - begin).isLessThan(5_000_000_000L);
    }

    @Test
    void oneThatIsStoppedByTheSystemIsKilled() throws Exception {
        CaptureProcess process = start("echo on; sleep 60");
        process.output().read();
        Processes.signal("STOP", process.pid());

        process.stop(QUIT);

        assertThat(process.end(SOON)).isEqualTo(137);
    }

    @Test
    void itsChildrenEndWithItAlsoThoseThatWereGivenAway() throws Exception {
        String child = "trap \"\" TERM; echo on; while :; do sleep 1; done";
        CaptureProcess process = start("(sh -c '" + child + "' " + mark + " &) ; sh -c '" + child + "' " + mark);
        process.output().readNBytes(6);
        assertThat(Processes.withWord(mark)).hasSizeGreaterThanOrEqualTo(3);

        process.stop(QUIT);

        assertThat(nothingIsLeft()).isTrue();
    }

    @Test
    void itsChildrenEndIfItDiesAndTheReaderIsToldSo() throws Exception {
        CaptureProcess process = start("sh -c 'sleep 60' " + mark + " & echo on; exit 3");

        assertThat(process.output().readAllBytes()).isEqualTo("on\n".getBytes(StandardCharsets.US_ASCII));
        assertThat(process.end(SOON)).isEqualTo(3);
    }

    @Test
    void anyNumberOfThreadsMayStopIt() throws Exception {
        CaptureProcess process = start("trap '' TERM; echo on; while :; do sleep 60; done");
        process.output().read();
        var others = List.of(new Thread(() -> stop(process)), new Thread(() -> stop(process)));
        others.forEach(Thread::start);

        process.stop(QUIT);
        for (Thread other : others) {
            other.join(5_000);
        }

        assertThat(others).noneMatch(Thread::isAlive);
        assertThat(process.end(SOON)).isEqualTo(137);
    }

    private static void stop(CaptureProcess process) {
        try {
            process.stop(QUIT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void whatItSaysIsKeptHoweverMuchItIs() throws Exception {
        CaptureProcess process = start("seq 1 200000 >&2; printf '\\377 no such \\033[31mcamera' >&2; exit 1");

        assertThat(process.end(Duration.ofSeconds(10))).isEqualTo(1);
        assertThat(process.lastLines()).hasSize(100).contains("200000").last().isEqualTo("\ufffd no such [31mcamera");
    }

    @Test
    void itSeesLittleOfTheEnvironment() throws Exception {
        CaptureProcess process = start("env");

        String environment = new String(process.output().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.end(SOON)).isZero();
        assertThat(environment.lines().map(line -> line.replaceAll("=.*", "")))
                .contains("PATH")
                .allMatch(name ->
                        name.matches("PATH|GCONV_PATH|HOME|LANG|TZ|PWD|OLDPWD|SHLVL|_|LC_.*|XDG_.*|FONTCONFIG_.*"));
    }

    @Test
    void itLeadsASessionOfItsOwn() throws Exception {
        CaptureProcess process = start("cut -d' ' -f6 /proc/$$/stat");

        String session = new String(process.output().readAllBytes(), StandardCharsets.US_ASCII).strip();
        assertThat(process.end(SOON)).isZero();
        assertThat(session).isEqualTo(Long.toString(process.pid()));
    }
}
