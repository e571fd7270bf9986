package io.dromedary.bench;

import java.io.PrintStream;
import java.util.List;

/** Prints the runs, what they have in common, and whether the goal is met. */
final class LoadTable {

    private static final int GOAL_VIEWERS = 800;
    private static final int GOAL_PERCENT = 40;
    private static final int FRAMES_A_SECOND = 30;

    private final PrintStream out;

    LoadTable(PrintStream out) {
        this.out = out;
    }

    void head() {
        out.println("viewers | CPU % | fps min/median/max | bytes | gaps texts unopened | RSS MB | GCs (ms) | ffmpeg %"
                + " | load | CPU % by thread");
    }

    void row(LoadRun run) {
        LoadFigures got = run.figures();
        out.printf(
                "%7d | %5.1f | %.2f/%.2f/%.2f | %.0f | %.0f %.0f %.0f | %d | %.0f (%.0f) | %.1f | %s | %s%n",
                run.viewers(),
                run.cpuPercent(),
                got.minFps(),
                got.medianFps(),
                got.maxFps(),
                got.messageBytes(),
                got.gaps(),
                got.texts(),
                got.unopened(),
                run.rssBytes() >> 20,
                run.gc().collections(),
                run.gc().seconds() * 1000,
                run.ffmpegPercent(),
                run.load(),
                run.threads());
    }

    /** Fits a straight line, least squares: the cost of a fragment and of each viewer of it. */
    void fit(List<LoadRun> runs) {
        double viewers = runs.stream().mapToInt(LoadRun::viewers).average().orElse(0);
        double cost = runs.stream().mapToDouble(LoadTable::micros).average().orElse(0);
        double above = 0;
        double below = 0;
        for (LoadRun run : runs) {
            above += (run.viewers() - viewers) * (micros(run) - cost);
            below += (run.viewers() - viewers) * (run.viewers() - viewers);
        }
        if (below > 0) {
            double each = above / below;
            out.printf("cost of a fragment: %.2f ms + %.1f us for each viewer%n", (cost - each * viewers) / 1000, each);
        }
    }

    /** Says whether the goal is met by the median of the runs that are meant; a miss is a figure, not a failure. */
    void goal(List<LoadRun> runs) {
        double[] cpu = runs.stream()
                .filter(run -> run.viewers() == GOAL_VIEWERS)
                .mapToDouble(LoadRun::cpuPercent)
                .sorted()
                .toArray();
        if (cpu.length == 0) {
            return;
        }
        double median = cpu[cpu.length / 2];
        out.printf(
                "goal: node CPU <= %d %% of a core at %d viewers: %.1f %% [%.1f to %.1f, %d runs] %s%n",
                GOAL_PERCENT,
                GOAL_VIEWERS,
                median,
                cpu[0],
                cpu[cpu.length - 1],
                cpu.length,
                median <= GOAL_PERCENT ? "MET" : "MISSED");
    }

    private static double micros(LoadRun run) {
        // one percent of a core is 10 000 us in each second
        return run.cpuPercent() * 10_000 / FRAMES_A_SECOND;
    }
}
