package io.dromedary.ownership;

import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/**
 * Who holds a lock, as its file says. Only for people to read: whether the lock is held is for the system to say.
 *
 * @param pid the process
 * @param since when it took the lock
 * @param camera for which camera; empty if for none
 * @param home the node's folder
 */
record Holder(long pid, Instant since, String camera, String home) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
    private static final DateTimeFormatter DATE_AND_TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    /** Returns the process that runs this, from now on. */
    static Holder ours(Clock clock, String camera, Path home) {
        return new Holder(
                ProcessHandle.current().pid(),
                clock.instant(),
                camera,
                home.toAbsolutePath().normalize().toString());
    }

    /** Returns the text of a lock's file. */
    String text() {
        return String.join("\n", Long.toString(pid), since.toString(), camera, home) + '\n';
    }

    /** Reads the text of a lock's file; nothing if it is none, as while it is being written. */
    static Optional<Holder> read(String text) {
        List<String> lines =
                text.lines().map(line -> line.replaceAll("\\p{C}", "?")).toList();
        try {
            return lines.size() < 4
                    ? Optional.empty()
                    : Optional.of(new Holder(
                            Long.parseLong(lines.get(0)), Instant.parse(lines.get(1)), lines.get(2), lines.get(3)));
        } catch (NumberFormatException | DateTimeException notOurs) {
            return Optional.empty();
        }
    }

    /** Returns "process 1234 since 13:20, camera garden of the node in /home/x". */
    String words(Clock clock) {
        ZonedDateTime at = since.atZone(clock.getZone());
        boolean today = at.toLocalDate().equals(ZonedDateTime.now(clock).toLocalDate());
        String of = camera.isEmpty() ? "the node in " : "camera " + camera + " of the node in ";
        return "process " + pid + " since " + at.format(today ? TIME : DATE_AND_TIME) + ", " + of + home;
    }
}
