package io.dromedary.ownership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
final class DeviceClaimsTest {

    private static final long PID = ProcessHandle.current().pid();

    @TempDir
    private Path folder;

    private Path node;
    private DeviceClaims claims;

    @BeforeEach
    void aDevice() throws IOException {
        node = Files.createFile(folder.resolve("video0"));
        claims = claims("2026-11-20T13:20:00Z");
    }

    @Test
    void aSecondCameraOnTheSameDeviceIsToldWhoHasIt() throws HeldException {
        claims.claim("garden", node.toString());

        assertThatThrownBy(() -> claims.claim("street", node.toString()))
                .isInstanceOf(HeldException.class)
                .hasMessage(node + " is captured by process " + PID
                        + " since 13:20, camera garden of the node in /home/x/dromedary");
    }

    @Test
    void anotherDayIsNamedWithItsDate() throws HeldException {
        claims.claim("garden", node.toString());

        assertThatThrownBy(() -> claims("2026-11-22T01:00:00Z").claim("street", node.toString()))
                .hasMessageContaining("since 2026-11-20 13:20,");
    }

    @Test
    void aLinkAndTheNodeBehindItAreOneDevice() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("usb-camera-index0"), node);
        claims.claim("garden", link.toString());

        assertThatThrownBy(() -> claims.claim("street", node.toString())).isInstanceOf(HeldException.class);
        assertThatCode(() -> claims.claim("garden", node.toString())).doesNotThrowAnyException();
    }

    @Test
    void aNameOfDirectShowIsOneInAnyCase() throws HeldException {
        claims.claim("garden", "@device_pnp_\\\\?\\usb#VID_1");

        assertThatThrownBy(() -> claims.claim("street", "@device_pnp_\\\\?\\usb#vid_1"))
                .isInstanceOf(HeldException.class);
        assertThatCode(() -> claims.claim("street", "Other Camera")).doesNotThrowAnyException();
    }

    @Test
    void whatIsGivenBackCanBeTakenAndChangingTheDeviceGivesBackTheOld() throws Exception {
        claims.claim("garden", node.toString());
        claims.release("garden");
        claims.claim("street", node.toString());
        assertThat(claims.ownedBy("street")).hasValue(node.toString());
        assertThat(claims.ownedBy("garden")).isEmpty();

        claims.claim("street", "another");
        claims.claim("garden", node.toString());
        claims.close();
        claims("2026-11-20T14:00:00Z").claim("attic", node.toString());
    }

    @Test
    void whatACrashLeftInAFileBlocksNobody() throws Exception {
        claims.claim("garden", node.toString());
        claims.close();
        for (String text :
                new String[] {PID + "\n2026-11-20T13:20:00Z\ngarden\n/home\n", "x".repeat(100_000), "\0\n"}) {
            for (Path file : lockFiles()) {
                Files.writeString(file, text);
            }
            claims.claim("garden", node.toString());
            claims.close();
        }
        assertThat(lockFiles()).hasSize(1);
    }

    @Test
    void aFileThatSaysNothingOfUseIsAnotherProcess() {
        Clock clock = Clock.systemUTC();

        assertThat(Holder.read("")).isEmpty();
        assertThat(Holder.read("x\ny\nz\nw\n")).isEmpty();
        assertThat(new HeldException("/dev/video0 is captured", Optional.empty(), clock))
                .hasMessage("/dev/video0 is captured by another process");
        assertThat(Holder.read("1\n2026-11-20T13:20:00Z\n\u001b[31m\n/home\n"))
                .map(Holder::camera)
                .hasValue("?[31m");
    }

    @Test
    void withoutAFolderNothingIsRefused() throws HeldException {
        DeviceClaims blind = new DeviceClaims(Optional.empty(), folder, Clock.systemUTC());

        blind.claim("garden", node.toString());
        blind.claim("street", node.toString());

        assertThat(blind.ownedBy("street")).hasValue(node.toString());
    }

    @Test
    void theFolderOfASessionIsPrivateAndOneThatOthersCanWriteToIsNotUsed() throws IOException {
        Path session = Files.createDirectory(folder.resolve("session"));
        Path made =
                RuntimeFolder.of(Map.of("XDG_RUNTIME_DIR", session.toString())).orElseThrow();
        assertThat(made).isEqualTo(session.resolve("dromedary"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made)))
                .isEqualTo("rwx------");

        Files.setPosixFilePermissions(made, PosixFilePermissions.fromString("rwxrwxrwx"));
        assertThat(RuntimeFolder.isUsable(made)).isFalse();
        Path link = Files.createSymbolicLink(folder.resolve("link"), session);
        assertThat(RuntimeFolder.isUsable(link)).isFalse();
        assertThat(RuntimeFolder.isUsable(folder.resolve("no/such"))).isFalse();
    }

    private DeviceClaims claims(String now) {
        Clock clock = Clock.fixed(Instant.parse(now), ZoneOffset.UTC);
        return new DeviceClaims(Optional.of(folder), Path.of("/home/x/dromedary"), clock);
    }

    private Path[] lockFiles() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".lock")).toArray(Path[]::new);
        }
    }
}
