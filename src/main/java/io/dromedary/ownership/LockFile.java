package io.dromedary.ownership;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file that is locked while this exists, and says by whom. The system frees the lock when the process ends, however
 * it ends; the file itself stays, as removing it would let two others lock two files of one name.
 */
final class LockFile implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LockFile.class);
    private static final int MAX_TEXT_BYTES = 4096;

    /** The locked byte is far behind the text: on Windows nobody else could read what is locked. */
    private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

    /**
     * What this process holds. By POSIX, a process that closes any channel of a file loses its lock of that file: so a
     * file that we hold must never be opened again.
     */
    private static final Map<Path, Holder> OURS = new ConcurrentHashMap<>();

    /** Nothing, or who holds it; a holder that is not known is empty inside. */
    record Attempt(Optional<LockFile> lock, Optional<Holder> heldBy) {}

    private final Path key;
    private final FileChannel channel;

    private LockFile(Path key, FileChannel channel) {
        this.key = key;
        this.channel = channel;
    }

    /**
     * Tries to lock a file, without waiting.
     *
     * @throws IOException if there can be no such file here, as in a folder that is read-only
     */
    static Attempt attempt(Path file, Holder holder) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Path key = (folder == null ? file : folder.toRealPath().resolve(String.valueOf(file.getFileName())));
        Holder before = OURS.putIfAbsent(key, holder);
        if (before != null) {
            return new Attempt(Optional.empty(), Optional.of(before));
        }
        boolean locked = false;
        try {
            Attempt attempt = attemptAlone(key, holder);
            locked = attempt.lock().isPresent();
            return attempt;
        } finally {
            if (!locked) {
                OURS.remove(key);
            }
        }
    }

    private static Attempt attemptAlone(Path key, Holder holder) throws IOException {
        FileChannel channel = FileChannel.open(
                key, Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE));
        try {
            FileLock lock = channel.tryLock(LOCKED_BYTE, 1, false);
            if (lock == null) {
                Optional<Holder> other = Holder.read(text(channel));
                channel.close();
                return new Attempt(Optional.empty(), other);
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(holder.text().getBytes(StandardCharsets.UTF_8)));
            return new Attempt(Optional.of(new LockFile(key, channel)), Optional.empty());
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private static String text(FileChannel channel) throws IOException {
        ByteBuffer text = ByteBuffer.allocate(MAX_TEXT_BYTES);
        while (text.hasRemaining() && channel.read(text, text.position()) > 0) {
            LOG.trace("{} bytes of a lock's text", text.position());
        }
        return new String(text.array(), 0, text.position(), StandardCharsets.UTF_8);
    }

    /** Frees the lock. */
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.warn("{} cannot be freed: {}", key, e.getMessage());
        } finally {
            OURS.remove(key);
        }
    }
}
