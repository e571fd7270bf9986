package io.dromedary.ownership;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The devices that the cameras of this node own. Thread-safe; never waits for other processes. */
public final class DeviceClaims implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DeviceClaims.class);

    private record Claim(String device, String shown, Optional<LockFile> lock) {}

    private final Optional<Path> folder;
    private final Path home;
    private final Clock clock;
    private final Map<String, Claim> byCamera = new HashMap<>();

    /**
     * Makes an empty book.
     *
     * @param folder where all nodes of this user note what they own; without it nothing is refused
     * @param home the folder of this node, for those who are refused
     * @param clock the time of claims
     */
    public DeviceClaims(Optional<Path> folder, Path home, Clock clock) {
        this.folder = folder;
        this.home = home;
        this.clock = clock;
    }

    /**
     * Makes a device a camera's own. A camera owns one device: what it owned before is free again. Nothing happens if
     * it owns this one.
     *
     * @param camera the camera's name
     * @param device the device as it is called here: a node, of which all names count as one, or a name
     * @throws HeldException if another camera or another process owns it
     */
    public synchronized void claim(String camera, String device) throws HeldException {
        String resolved = resolved(device);
        Claim before = byCamera.get(camera);
        if (before != null && before.device().equals(resolved)) {
            return;
        }
        release(camera);
        byCamera.put(camera, new Claim(resolved, device, lock(camera, resolved, device)));
    }

    /** Gives back what a camera owns, if anything. */
    public synchronized void release(String camera) {
        Optional.ofNullable(byCamera.remove(camera)).flatMap(Claim::lock).ifPresent(LockFile::close);
    }

    /** Returns which device a camera owns, as it called it. */
    public synchronized Optional<String> ownedBy(String camera) {
        return Optional.ofNullable(byCamera.get(camera)).map(Claim::shown);
    }

    /** Gives back all. */
    @Override
    public synchronized void close() {
        byCamera.values().forEach(claim -> claim.lock().ifPresent(LockFile::close));
        byCamera.clear();
    }

    private Optional<LockFile> lock(String camera, String resolved, String shown) throws HeldException {
        if (folder.isEmpty()) {
            return Optional.empty();
        }
        try {
            LockFile.Attempt attempt =
                    LockFile.attempt(folder.get().resolve(fileName(resolved)), Holder.ours(clock, camera, home));
            if (attempt.lock().isEmpty()) {
                throw new HeldException(shown + " is captured", attempt.heldBy(), clock);
            }
            return attempt.lock();
        } catch (IOException e) {
            LOG.warn("{} cannot be locked, so another node may capture it too: {}", shown, e.getMessage());
            return Optional.empty();
        }
    }

    /** A link of udev and the node behind it are one device. */
    private static String resolved(String device) {
        if (!device.startsWith("/")) {
            return device.toLowerCase(Locale.ROOT);
        }
        try {
            return Path.of(device).toRealPath().toString();
        } catch (IOException | RuntimeException notThere) {
            return device;
        }
    }

    private static String fileName(String resolved) {
        String readable = resolved.replaceAll("[^A-Za-z0-9]+", "-").replaceAll("^-", "");
        String shortened = readable.substring(0, Math.min(40, readable.length()));
        return "device-" + shortened + '-' + digest(resolved) + ".lock";
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
