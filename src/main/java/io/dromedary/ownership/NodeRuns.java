package io.dromedary.ownership;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The runs of this user's nodes: which process each was, and the mark that all its children carry in their environment.
 *
 * <p>A node that was killed leaves its note. The next one to start reads it and ends what still carries the mark, which
 * nobody can have by chance: 128 random bits in a file that only this user can read. Names and numbers of processes are
 * never enough. Only Linux shows the environment of a process; elsewhere nothing is found.
 */
public final class NodeRuns implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(NodeRuns.class);
    private static final Path PROC = Path.of("/proc");
    private static final String PREFIX = "run-";
    private static final int MARK_BYTES = 16;
    private static final int MAX_NOTES = 1000;
    private static final int MAX_NOTE_BYTES = 1024;
    private static final int MAX_ENVIRONMENT_BYTES = 1 << 20;

    private final Optional<Path> folder;
    private final String variable;
    private final String mark;
    private Optional<Path> note = Optional.empty();

    /**
     * Knows the runs whose notes are in this folder.
     *
     * @param folder the folder; without it no run is noted
     * @param variable the environment variable that holds the mark
     */
    public NodeRuns(Optional<Path> folder, String variable, SecureRandom random) {
        this.folder = folder;
        this.variable = variable;
        byte[] bytes = new byte[MARK_BYTES];
        random.nextBytes(bytes);
        this.mark = HexFormat.of().formatHex(bytes);
    }

    /** Returns the mark of this run. */
    public String mark() {
        return mark;
    }

    /** Notes that this run has begun. */
    public void begin() {
        ProcessIdentity us = ProcessIdentity.ours();
        folder.ifPresent(runs -> {
            try {
                Path file = Files.createTempFile(runs, PREFIX, "");
                note = Optional.of(file);
                Files.writeString(file, us.pid() + "\n" + us.start() + "\n" + mark + "\n");
            } catch (IOException e) {
                LOG.warn("This run cannot be noted in {}: {}", runs, e.getMessage());
            }
        });
    }

    /**
     * Ends what runs of nodes that are dead have left behind.
     *
     * @return how many processes were ended
     */
    public int endStrays() {
        int ended = 0;
        for (Path file : notes()) {
            List<String> lines = text(file, MAX_NOTE_BYTES).lines().toList();
            if (lines.size() == 3 && !isAlive(lines)) {
                ended += endMarked(lines.get(2));
                delete(file);
            }
        }
        return ended;
    }

    /** This run has ended in order, and all its children with it. */
    @Override
    public void close() {
        note.ifPresent(NodeRuns::delete);
    }

    private List<Path> notes() {
        if (folder.isEmpty()) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder.get())) {
            return files.filter(file -> String.valueOf(file.getFileName()).startsWith(PREFIX))
                    .limit(MAX_NOTES)
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            return List.of();
        }
    }

    private static boolean isAlive(List<String> note) {
        try {
            return new ProcessIdentity(Long.parseLong(note.get(0)), note.get(1)).isAlive();
        } catch (NumberFormatException damaged) {
            return false;
        }
    }

    private int endMarked(String foreignMark) {
        if (!foreignMark.matches("[0-9a-f]{" + 2 * MARK_BYTES + "}")) {
            return 0;
        }
        String wanted = '\0' + variable + '=' + foreignMark + '\0';
        List<ProcessHandle> strays = ProcessHandle.allProcesses()
                .filter(process -> carries(process, wanted))
                .toList();
        // the handle knows when its process started, and does not end another one of the same number
        strays.forEach(ProcessHandle::destroyForcibly);
        strays.forEach(stray -> LOG.warn("Process {} was left behind by a node that died, and was ended", stray.pid()));
        return strays.size();
    }

    private static boolean carries(ProcessHandle process, String wanted) {
        Path environment = PROC.resolve(Long.toString(process.pid())).resolve("environ");
        return ('\0' + text(environment, MAX_ENVIRONMENT_BYTES) + '\0').contains(wanted);
    }

    private static String text(Path file, int maxBytes) {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(maxBytes), StandardCharsets.UTF_8);
        } catch (IOException notOurs) {
            return "";
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.debug("{} cannot be deleted", file, e);
        }
    }
}
