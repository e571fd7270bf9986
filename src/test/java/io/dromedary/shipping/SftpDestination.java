package io.dromedary.shipping;

import io.dromedary.testing.RunningNode;
import java.io.IOException;
import java.nio.file.CopyOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.sftp.server.SftpEventListener;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/** An SFTP server that lets one key in. */
final class SftpDestination implements Destination, SftpEventListener {

    private final Path folder;
    private final int port = RunningNode.freePort();
    private final KeyPair host = newKey();
    private final KeyPair user = newKey();
    private final Map<String, Integer> times = new ConcurrentHashMap<>();
    private SshServer server = SshServer.setUpDefaultServer();

    SftpDestination(Path folder) throws Exception {
        this.folder = folder;
        Files.createDirectories(folder.resolve("recordings"));
    }

    private static KeyPair newKey() throws Exception {
        return KeyUtils.generateKeyPair(KeyPairProvider.ECDSA_SHA2_NISTP256, 256);
    }

    @Override
    public String sample() {
        return "copy-segments-to-sftp";
    }

    @Override
    public void prepare(Path home) throws Exception {
        letIn(home, user);
        know(home, host.getPublic());
    }

    /** Gives the node a key that this server does not let in. */
    void giveWrongKey(Path home) throws Exception {
        letIn(home, newKey());
    }

    /** Gives the node the key of another machine as this one's. */
    void giveWrongHost(Path home) throws Exception {
        know(home, newKey().getPublic());
    }

    private static void letIn(Path home, KeyPair key) throws Exception {
        try (var out = Files.newOutputStream(home.resolve("keys/sftp-key"))) {
            OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(key, "", null, out);
        }
    }

    private void know(Path home, PublicKey key) throws IOException {
        Files.writeString(
                home.resolve("keys/sftp-known-hosts"),
                "[127.0.0.1]:" + port + ' ' + PublicKeyEntry.toString(key) + '\n');
    }

    @Override
    public String filled(String sample) {
        return sample.replace("sftp:nvr.example.org:22/recordings", "sftp:127.0.0.1:" + port + "/recordings");
    }

    @Override
    public void start() throws IOException {
        server = SshServer.setUpDefaultServer();
        server.setHost("127.0.0.1");
        server.setPort(port);
        server.setKeyPairProvider(session -> List.of(host));
        server.setPublickeyAuthenticator(
                (name, key, session) -> name.equals("dromedary") && KeyUtils.compareKeys(key, user.getPublic()));
        server.setFileSystemFactory(new VirtualFileSystemFactory(folder));
        SftpSubsystemFactory sftp = new SftpSubsystemFactory();
        sftp.addSftpEventListener(this);
        server.setSubsystemFactories(List.of(sftp));
        server.start();
    }

    /** A file has arrived when it gets its own name. */
    @Override
    public void moved(ServerSession session, Path from, Path to, Collection<CopyOption> options, Throwable thrown) {
        if (thrown == null) {
            times.merge(to.toString().substring("/recordings/".length()), 1, Integer::sum);
        }
    }

    @Override
    public Map<String, byte[]> arrived() throws IOException {
        Map<String, byte[]> arrived = new HashMap<>();
        Path root = folder.resolve("recordings");
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!file.getFileName().toString().startsWith(".uploading-")) {
                    arrived.put(root.relativize(file).toString(), Files.readAllBytes(file));
                }
            }
        }
        return arrived;
    }

    @Override
    public Map<String, Integer> times() {
        return Map.copyOf(times);
    }

    @Override
    public void close() throws IOException {
        server.close(true);
    }
}
