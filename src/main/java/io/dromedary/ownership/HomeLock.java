package io.dromedary.ownership;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps a second node out of a node's folder, for as long as the first runs. */
public final class HomeLock implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HomeLock.class);
    private static final String FILE = ".dromedary.lock";

    private final Optional<LockFile> lock;

    private HomeLock(Optional<LockFile> lock) {
        this.lock = lock;
    }

    /**
     * Locks a folder. One that cannot be written to needs no lock: two nodes there disturb nothing but their cameras.
     *
     * @throws HeldException if a node of another process runs there
     */
    public static HomeLock take(Path home, Clock clock) throws HeldException {
        try {
            LockFile.Attempt attempt = LockFile.attempt(home.resolve(FILE), Holder.ours(clock, "", home));
            boolean heldHere = attempt.heldBy()
                    .filter(holder -> holder.pid() == ProcessHandle.current().pid())
                    .isPresent();
            if (attempt.lock().isEmpty() && !heldHere) {
                String folder = home.toAbsolutePath().normalize().toString();
                throw new HeldException("The folder " + folder + " is in use", attempt.heldBy(), clock);
            }
            return new HomeLock(attempt.lock());
        } catch (IOException e) {
            LOG.debug("{} cannot be locked", home, e);
            return new HomeLock(Optional.empty());
        }
    }

    @Override
    public void close() {
        lock.ifPresent(LockFile::close);
    }
}
