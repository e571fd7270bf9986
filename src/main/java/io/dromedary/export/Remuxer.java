package io.dromedary.export;

import io.dromedary.export.RangeRefusedException.Reason;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets ffmpeg pack stretches of recordings into MP4 files with the index first, in a folder of the node's own. One is
 * packed at a time, and {@value #MAX_FILES} are there at a time; each goes when it is closed, and what a crash left
 * goes at the next start. Any thread.
 */
public final class Remuxer {

    /** Largest stretch that is packed. */
    static final long MAX_BYTES = 4L << 30;

    static final int MAX_FILES = 3;

    private static final Logger LOG = LoggerFactory.getLogger(Remuxer.class);
    private static final long SPARE_BYTES = 256L << 20;

    private final Path folder;
    private final Function<RemuxTask, String> ffmpeg;
    private final Semaphore packing = new Semaphore(1);
    private final Semaphore places = new Semaphore(MAX_FILES);
    private final AtomicLong count = new AtomicLong();

    /**
     * Packs into a folder.
     *
     * @param folder of the node's own, made when needed; everything in it is deleted now
     * @param ffmpeg runs ffmpeg with a time limit, and returns what is wrong, or an empty text; may throw
     */
    public Remuxer(Path folder, Function<RemuxTask, String> ffmpeg) {
        this.folder = folder;
        this.ffmpeg = ffmpeg;
        clear();
    }

    private void clear() {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "range-*")) {
            for (Path file : files) {
                Files.delete(file);
            }
        } catch (IOException e) {
            LOG.debug("There is nothing to delete in {}", folder);
        }
    }

    /** Packs cuts of Matroska or WebM segments. */
    RangeFile pack(String name, List<Cut> cuts) throws IOException, RangeRefusedException {
        return pack(name, cuts, cuts.stream().mapToLong(Cut::bytes).sum(), list -> {
            Files.writeString(list, listed(cuts), StandardCharsets.UTF_8);
            return List.of("-f", "concat", "-safe", "0", "-i", list.toString());
        });
    }

    /** Packs a file of fragments. */
    RangeFile pack(RangeFile fragments, List<Cut> cuts) throws IOException, RangeRefusedException {
        return pack(fragments.name(), cuts, fragments.bytes(), copy -> {
            try (ReadableByteChannel from = fragments.open(0);
                    FileChannel to = FileChannel.open(copy, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                for (long at = 0; at < fragments.bytes(); ) {
                    at += to.transferFrom(from, at, fragments.bytes() - at);
                }
            }
            return List.of("-i", copy.toString());
        });
    }

    /** What ffmpeg reads; it is written to a file. */
    private interface Input {
        List<String> words(Path file) throws IOException;
    }

    private RangeFile pack(String name, List<Cut> cuts, long bytes, Input input)
            throws IOException, RangeRefusedException {
        if (bytes > MAX_BYTES) {
            throw new RangeRefusedException(
                    Reason.TOO_LONG, "a file that ffmpeg packs may be of " + (MAX_BYTES >> 30) + " GiB at most");
        }
        if (!places.tryAcquire()) {
            throw new RangeRefusedException(Reason.BUSY, "others are being sent");
        }
        Path made = folder.resolve("range-" + count.incrementAndGet() + ".mp4");
        AtomicBoolean open = new AtomicBoolean(true);
        Runnable end = () -> {
            if (open.getAndSet(false)) {
                delete(made);
                places.release();
            }
        };
        boolean packed = false;
        try {
            pack(made, bytes, input, tag(cuts));
            PackedFile file = new PackedFile(name, cuts, made, end);
            packed = true;
            return file;
        } finally {
            if (!packed) {
                end.run();
            }
        }
    }

    private void pack(Path made, long bytes, Input input, String tag) throws IOException, RangeRefusedException {
        if (!packing.tryAcquire()) {
            throw new RangeRefusedException(Reason.BUSY, "another one is being packed");
        }
        Path source = made.resolveSibling(made.getFileName() + ".source");
        try {
            Files.createDirectories(folder);
            if (folder.toFile().getUsableSpace() < 2 * bytes + SPARE_BYTES) {
                throw new RangeRefusedException(Reason.FAILED, "the disk has no room for it");
            }
            String wrong = ffmpeg.apply(RemuxTask.of(input.words(source), tag, made));
            if (!wrong.isEmpty()) {
                LOG.warn("A recording could not be packed: {}", wrong);
                throw new RangeRefusedException(Reason.FAILED, "ffmpeg could not pack it");
            }
        } finally {
            delete(source);
            packing.release();
        }
    }

    /** Apple's players know H.265 by this name alone. */
    private static String tag(List<Cut> cuts) {
        return cuts.get(0).segment().codec().equals("h265") ? "hvc1" : "";
    }

    /** ffmpeg's own list of files and the parts of them (its concat demuxer). */
    private static String listed(List<Cut> cuts) {
        StringBuilder list = new StringBuilder("ffconcat version 1.0\n");
        for (Cut cut : cuts) {
            String path = cut.segment().file().toString();
            if (path.indexOf('\n') >= 0) {
                throw new IllegalStateException("a path with a new line");
            }
            list.append("file '").append(path.replace("'", "'\\''")).append("'\n");
            list.append("inpoint ").append(seconds(cut.first().timeMicros())).append('\n');
            list.append("outpoint ").append(seconds(cut.endMicros())).append('\n');
            list.append("duration ")
                    .append(seconds(cut.endMicros() - cut.first().timeMicros()))
                    .append('\n');
        }
        return list.toString();
    }

    private static String seconds(long micros) {
        return String.format(Locale.ROOT, "%d.%06d", micros / 1_000_000, micros % 1_000_000);
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("{} cannot be deleted: {}", file.getFileName(), e.toString());
        }
    }
}
