package io.dromedary.capture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A process that we started, everything it started, and on Linux everything in its session, even after its leader is
 * gone. Any thread may use it.
 */
final class ProcessTree {

    private static final Path PROC = Path.of("/proc");

    /** Not the process itself, whose {@code destroy} also closes its streams: what it said last would be lost. */
    private final ProcessHandle leader;

    private final boolean askAll;

    /** All that this process starts. */
    ProcessTree(Process leader) {
        this(leader, true);
    }

    /**
     * All that this process starts.
     *
     * @param leader the process
     * @param askAll whether {@link #terminate} asks all of it, or the process alone
     */
    ProcessTree(Process leader, boolean askAll) {
        this.leader = leader.toHandle();
        this.askAll = askAll;
    }

    /** Asks all of it to end (SIGTERM). */
    void terminate() {
        if (askAll) {
            others().forEach(ProcessHandle::destroy);
        }
        leader.destroy();
    }

    /** Ends all of it (SIGKILL). Does not wait. */
    void kill() {
        // Twice: a process may have forked between the listing and its death.
        for (int pass = 0; pass < 2; pass++) {
            Set<ProcessHandle> others = others();
            leader.destroyForcibly();
            others.forEach(ProcessHandle::destroyForcibly);
        }
    }

    private Set<ProcessHandle> others() {
        return Stream.concat(leader.descendants(), session())
                .filter(handle -> handle.pid() != leader.pid())
                .collect(Collectors.toSet());
    }

    /** Everything in the session that the leader made: a grandchild whose parent has died is no descendant any more. */
    private Stream<ProcessHandle> session() {
        if (!Files.isDirectory(PROC)) {
            return Stream.empty();
        }
        try (Stream<Path> entries = Files.list(PROC)) {
            return entries
                    .map(entry -> entry.getFileName().toString())
                    .filter(name -> name.chars().allMatch(Character::isDigit))
                    .filter(this::isInSession)
                    .flatMap(name -> ProcessHandle.of(Long.parseLong(name)).stream())
                    .toList()
                    .stream();
        } catch (IOException | UncheckedIOException e) {
            return Stream.empty(); // descendants still count
        }
    }

    private boolean isInSession(String pid) {
        try {
            // proc(5), stat: pid (name) state ppid pgrp session; the name may hold spaces and parentheses
            String stat = Files.readString(PROC.resolve(pid).resolve("stat"), StandardCharsets.ISO_8859_1);
            String[] afterName = stat.substring(stat.lastIndexOf(')') + 2).split(" ", 5);
            return Long.parseLong(afterName[3]) == leader.pid();
        } catch (IOException | RuntimeException e) {
            return false; // it ended while we looked
        }
    }
}
