package io.dromedary.ownership;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * One process for all time: its number, which the system gives to others later, and when it started.
 *
 * @param pid its number
 * @param start when it started, as the system counts it; only to be compared
 */
record ProcessIdentity(long pid, String start) {

    private static final Path PROC = Path.of("/proc");
    private static final int START_FIELD = 19;

    /** Returns who we are. */
    static ProcessIdentity ours() {
        return of(ProcessHandle.current());
    }

    private static ProcessIdentity of(ProcessHandle process) {
        return new ProcessIdentity(process.pid(), start(process));
    }

    /** Returns whether exactly this process runs still, and not another that was given its number. */
    boolean isAlive() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(process -> of(process).equals(this))
                .isPresent();
    }

    /**
     * On Linux the boot and the ticks since then: unlike the time of day, they do not move when the clock is set. See
     * proc(5), stat, field 22.
     */
    private static String start(ProcessHandle process) {
        try {
            String stat = Files.readString(
                    PROC.resolve(Long.toString(process.pid())).resolve("stat"), StandardCharsets.ISO_8859_1);
            String ticks = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[START_FIELD];
            return Files.readString(PROC.resolve("sys/kernel/random/boot_id")).strip() + '/' + ticks;
        } catch (IOException | RuntimeException otherSystem) {
            return process.info().startInstant().map(Object::toString).orElse("");
        }
    }
}
