package io.dromedary.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** The program behind {@code mvn -Pbench verify}: measures and prints. It never fails for a figure. */
public final class Benchmarks {

    private final BenchSettings settings;
    private final PrintStream out;

    private Benchmarks(BenchSettings settings, PrintStream out) {
        this.settings = settings;
        this.out = out;
    }

    /** Runs everything. */
    @SuppressWarnings("SystemOut") // a benchmark is there to print
    public static void main(String[] arguments) throws Exception {
        Locale.setDefault(Locale.ROOT);
        Benchmarks benchmarks = new Benchmarks(BenchSettings.ofSystemProperties(), System.out);
        benchmarks.machine();
        benchmarks.starts();
        benchmarks.quiet("idle", false);
        benchmarks.quiet("one camera, no viewer", true);
        benchmarks.load();
        if (benchmarks.settings.micro()) {
            benchmarks.parts();
        }
    }

    private void machine() {
        out.printf(
                "JDK %s, %d cores, %s %s%nnode: java %s%n",
                Runtime.version(),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name"),
                System.getProperty("os.version"),
                String.join(" ", settings.flags()));
    }

    private void starts() throws IOException, InterruptedException {
        List<Long> millis = new ArrayList<>();
        for (int i = 0; i < settings.starts(); i++) {
            try (NodeProcess node = NodeProcess.start(settings, false)) {
                millis.add(node.readyMillis());
                if (i == 0) {
                    out.printf("network: %s%n", node.network());
                }
            }
        }
        if (!millis.isEmpty()) {
            millis.sort(null);
            out.printf(
                    "start to ready: %d ms, median of %d [%d to %d]%n",
                    millis.get(millis.size() / 2), millis.size(), millis.get(0), millis.get(millis.size() - 1));
        }
    }

    private void quiet(String words, boolean camera) throws IOException, InterruptedException {
        long seconds = settings.settle().toSeconds();
        if (seconds == 0) {
            return;
        }
        try (NodeProcess node = NodeProcess.start(settings, camera)) {
            TimeUnit.SECONDS.sleep(seconds);
            ProcessReading before = node.read();
            TimeUnit.SECONDS.sleep(seconds);
            ProcessReading after = node.read();
            double cpu = (after.cpuMillis() - before.cpuMillis()) / 10.0 / seconds;
            out.printf("%s: RSS %d MB, CPU %.1f %% of a core%n", words, after.rssBytes() >> 20, cpu);
        }
    }

    private void load() throws IOException, InterruptedException {
        List<LoadRun> runs = new ArrayList<>();
        int most = settings.viewers().stream().max(Integer::compare).orElse(0);
        LoadTable table = new LoadTable(out);
        table.head();
        for (int viewers : settings.viewers()) {
            for (int i = 0; i < (viewers == most ? settings.repeats() : 1); i++) {
                LoadRun run = LoadRun.measure(settings, viewers);
                table.row(run);
                runs.add(run);
                LoadRun.settle();
            }
        }
        table.fit(runs);
        table.goal(runs);
    }

    private void parts() throws RunnerException {
        out.println("parts, by JMH:");
        var options = new OptionsBuilder()
                .include("io\\.dromedary\\..*Benchmark\\.")
                .verbosity(VerboseMode.SILENT)
                .build();
        for (RunResult result : new Runner(options).run()) {
            String parameter = result.getParams().getParam("container");
            out.printf(
                    "%s %s: %.2f GB/s, +- %.2f%n",
                    result.getPrimaryResult().getLabel(),
                    parameter == null ? "" : parameter,
                    result.getPrimaryResult().getScore(),
                    result.getPrimaryResult().getScoreError());
        }
    }
}
