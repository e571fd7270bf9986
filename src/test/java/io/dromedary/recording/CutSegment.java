package io.dromedary.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A closed segment that a test cuts shorter and shorter.
 *
 * @param file the segment
 * @param ends where each of its fragments ends, by the sizes of what was recorded
 */
record CutSegment(Path file, List<Long> ends) {

    /** Records some seconds, H.264 in MP4 or VP9 in WebM, as one segment. */
    static CutSegment of(String codec, int seconds, Path home) {
        StreamOf stream = codec.equals("h264") ? StreamOf.h264(seconds) : StreamOf.vp9(seconds);
        Recorded recorded = new Recorded(Plans.seconds(home.resolve("rec"), 3600))
                .play(stream)
                .end();
        List<Long> ends = new ArrayList<>();
        long end = recorded.keyframes.get(0).get(0).offset();
        for (int i = 0; i < stream.fragments().size(); i++) {
            end += stream.fragments().get(i).sizeBytes();
            ends.add(end);
        }
        return new CutSegment(recorded.closed.get(0).file(), ends);
    }

    long fragmentsBefore(int cut) {
        return ends.stream().filter(end -> end <= cut).count();
    }

    /** Cuts at every byte of the last so many. */
    void cutEverywhere(int bytes) throws IOException {
        int size = (int) Files.size(file);
        int lowest = Math.max(0, size - bytes);
        cutAt(IntStream.iterate(size - 1, cut -> cut >= lowest, cut -> cut - 1).toArray());
    }

    /** Cuts at these places, the last first. */
    void cutAt(int... cuts) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            for (int cut : cuts) {
                channel.truncate(cut);
                check(cut);
            }
        }
    }

    private void check(int cut) throws IOException {
        int before = (int) fragmentsBefore(cut);
        Optional<SegmentInspector.Found> found = SegmentInspector.inspect(file);
        if (before > 0 || found.isPresent()) {
            long wholeBytes = found.orElseThrow().wholeBytes();
            long expected = before == 0 ? 0 : ends.get(before - 1);
            assertThat(wholeBytes >= expected && wholeBytes <= cut)
                    .as("cut at %d", cut)
                    .isTrue();
        }
    }
}
