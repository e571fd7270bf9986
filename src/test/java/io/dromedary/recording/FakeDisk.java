package io.dromedary.recording;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongSupplier;

/** A disk in memory that writes down what is done to it, in order, and fails as it is told to. */
final class FakeDisk implements RecordingDisk {

    /** What was done. */
    enum Act {
        CREATE,
        APPEND,
        OVERWRITE,
        SYNC,
        SYNC_FOLDER
    }

    /** One thing that was done: to which file or folder, and with which bytes at which place. */
    record Step(Act act, Path path, long position, ByteBuffer bytes, long atNanos) {}

    final List<Step> steps = new ArrayList<>();
    final Map<Path, String> lines = new HashMap<>();
    final Set<Path> folders = new HashSet<>();
    final Map<Path, ByteArrayOutputStream> files = new HashMap<>();
    final List<Path> deleted = new ArrayList<>();
    long freeBytes = Long.MAX_VALUE;
    Function<Act, Optional<IOException>> failures = act -> Optional.empty();
    LongSupplier nanos = () -> 0;

    private void act(Act act, Path path, long position, ByteBuffer bytes) throws IOException {
        Optional<IOException> failure = failures.apply(act);
        if (failure.isPresent()) {
            throw failure.get();
        }
        steps.add(new Step(act, path, position, bytes, nanos.getAsLong()));
    }

    long count(Act act) {
        return steps.stream().filter(step -> step.act() == act).count();
    }

    @Override
    public void createFolder(Path folder) {
        folders.add(folder);
    }

    @Override
    public boolean isFolder(Path folder) {
        return folders.contains(folder);
    }

    @Override
    public long freeBytes(Path folder) {
        return freeBytes;
    }

    @Override
    public SegmentFile create(Path file) throws IOException {
        if (files.containsKey(file)) {
            throw new FileAlreadyExistsException(file.toString());
        }
        act(Act.CREATE, file, 0, ByteBuffer.allocate(0));
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        files.put(file, content);
        return new Content(file, content);
    }

    @Override
    public void delete(Path file) {
        files.remove(file);
        deleted.add(file);
    }

    @Override
    public void syncFolder(Path folder) throws IOException {
        act(Act.SYNC_FOLDER, folder, 0, ByteBuffer.allocate(0));
    }

    @Override
    public Optional<String> readLine(Path file) {
        return Optional.ofNullable(lines.get(file));
    }

    @Override
    public void writeLine(Path file, String line) {
        lines.put(file, line);
    }

    private final class Content implements SegmentFile {

        private final Path path;
        private final ByteArrayOutputStream content;

        Content(Path path, ByteArrayOutputStream content) {
            this.path = path;
            this.content = content;
        }

        @Override
        public void append(ByteBuffer bytes) throws IOException {
            byte[] copy = new byte[bytes.remaining()];
            bytes.get(copy);
            act(Act.APPEND, path, content.size(), ByteBuffer.wrap(copy));
            content.writeBytes(copy);
        }

        @Override
        public void overwrite(long position, ByteBuffer bytes) throws IOException {
            byte[] copy = new byte[bytes.remaining()];
            bytes.get(copy);
            act(Act.OVERWRITE, path, position, ByteBuffer.wrap(copy));
        }

        @Override
        public void sync() throws IOException {
            act(Act.SYNC, path, 0, ByteBuffer.allocate(0));
        }

        @Override
        public void close() {}
    }
}
