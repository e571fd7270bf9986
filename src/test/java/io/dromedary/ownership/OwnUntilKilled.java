package io.dromedary.ownership;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A program for {@link OwnershipIT}: owns a folder, a device and a child, writes the child's number, waits. */
final class OwnUntilKilled {

    private OwnUntilKilled() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        HomeLock.take(folder, Clock.systemUTC());
        new DeviceClaims(Optional.of(folder), folder, Clock.systemUTC()).claim("garden", arguments[1]);
        NodeRuns runs = new NodeRuns(Optional.of(folder), "DROMEDARY_NODE", new SecureRandom());
        runs.begin();
        ProcessBuilder child = new ProcessBuilder("/bin/sh", "-c", "sleep 300 & echo $! > \"$0\"; wait", arguments[2]);
        child.environment().put("DROMEDARY_NODE", runs.mark());
        child.start();
        new CountDownLatch(1).await(2, TimeUnit.MINUTES);
        Files.deleteIfExists(Path.of(arguments[2]));
    }
}
