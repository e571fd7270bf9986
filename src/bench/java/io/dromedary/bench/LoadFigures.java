package io.dromedary.bench;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * What the viewers got.
 *
 * @param minFps messages a second of the viewer that got fewest, in the window
 * @param medianFps of the one in the middle
 * @param maxFps of the one that got most
 * @param messageBytes bytes of a message, on average
 * @param gaps missing messages of all viewers since they joined, told by the counters
 * @param texts text messages of all viewers since they joined, each of which tells of a drop
 * @param unopened messages since they joined that did not open, of those who tried
 */
record LoadFigures(
        double minFps,
        double medianFps,
        double maxFps,
        double messageBytes,
        double gaps,
        double texts,
        double unopened) {

    private static final double NANOS = 1e9;

    /** How many messages and bytes had come at one moment, the messages for each viewer. */
    record Mark(List<Long> messages, long bytes) {

        static Mark of(List<LoadViewer> viewers) {
            return new Mark(viewers.stream().map(viewer -> viewer.messages).toList(), sum(viewers, one -> one.bytes));
        }
    }

    static LoadFigures since(Mark before, List<LoadViewer> viewers, long nanos) {
        Mark now = Mark.of(viewers);
        double[] rates = new double[viewers.size()];
        long messages = 0;
        for (int i = 0; i < rates.length; i++) {
            long got = now.messages().get(i) - before.messages().get(i);
            messages += got;
            rates[i] = got * NANOS / nanos;
        }
        Arrays.sort(rates);
        return new LoadFigures(
                rates[0],
                rates[rates.length / 2],
                rates[rates.length - 1],
                (now.bytes() - before.bytes()) / (double) messages,
                sum(viewers, viewer -> viewer.gaps),
                sum(viewers, viewer -> viewer.texts),
                sum(viewers, viewer -> viewer.unopened));
    }

    /** Returns the figures as one line, for another process. */
    String line() {
        return DoubleStream.of(minFps, medianFps, maxFps, messageBytes, gaps, texts, unopened)
                .mapToObj(Double::toString)
                .collect(Collectors.joining(" "));
    }

    static LoadFigures parse(String line) {
        double[] values = Arrays.stream(line.split(" ", -1))
                .mapToDouble(Double::parseDouble)
                .toArray();
        return new LoadFigures(values[0], values[1], values[2], values[3], values[4], values[5], values[6]);
    }

    private static long sum(List<LoadViewer> viewers, ToLongFunction<LoadViewer> value) {
        return viewers.stream().mapToLong(value).sum();
    }
}
