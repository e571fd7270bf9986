package io.dromedary.keys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dromedary.crypto.SharedKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class KeyFileTest {

    /** The keys of the protocol reference's test vectors. */
    private static final String MANAGEMENT = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    private static final String ACCESS = "ICEiIyQlJicoKSorLC0uLzAxMjM0NTY3ODk6Ozw9Pj8=";
    private static final SharedKey FRESH = SharedKey.of(filled(32, 7));

    @TempDir
    private Path folder;

    @Test
    void tinyCamsFileIsRead() throws Exception {
        KeyFile file = holding(json(MANAGEMENT, ACCESS));

        KeyFile.Content content = file.read();

        assertThat(content.keys().management().revealBase64()).isEqualTo(MANAGEMENT);
        assertThat(content.keys().access().revealBase64()).isEqualTo(ACCESS);
        assertThat(content.isNew()).isFalse();
        assertThat(content.warnings()).isEmpty();
    }

    @Test
    void whatDotNetWritesIsRead() throws Exception {
        String access = SharedKey.of(filled(32, 0xfb)).revealBase64();
        assertThat(access).contains("+");

        KeyFile file = holding("\ufeff" + json(MANAGEMENT, access.replace("+", "\\u002B")) + "\r\n");

        assertThat(file.read().keys().access().revealBase64()).isEqualTo(access);
    }

    @Test
    void theFirstRunMakesTwoKeysThatStay() throws Exception {
        KeyFile file = new KeyFile(folder.resolve("a/b/keys.json"));

        KeyFile.Content made = file.readOrCreate(new SecureRandom());
        KeyFile.Content again = file.readOrCreate(new SecureRandom());

        assertThat(made.isNew()).isTrue();
        assertThat(made.keys().management().sizeBytes()).isEqualTo(32);
        assertThat(made.keys().access().sizeBytes()).isEqualTo(32);
        assertThat(again).isEqualTo(new KeyFile.Content(made.keys(), false, made.warnings()));
        assertThat(made.warnings()).isEmpty();
        assertThat(new ObjectMapper().readTree(Files.readString(file.path())).fieldNames())
                .toIterable()
                .containsExactly("managementKey", "accessKey");
    }

    @Test
    void onlyTheOwnerMayReadANewFileAndEnterItsFolder() throws Exception {
        assumePosix();
        Path keys = folder.resolve("keys");
        Path path = keys.resolve("keys.json");

        new KeyFile(path).readOrCreate(new SecureRandom());

        assertThat(permissions(path)).isEqualTo("rw-------");
        assertThat(permissions(keys)).isEqualTo("rwx------");
        assertThat(keys.toFile().list()).containsExactly("keys.json");
    }

    @Test
    void aRotatedFileIsForItsOwnerOnly() throws Exception {
        assumePosix();
        KeyFile file = holding(json(MANAGEMENT, ACCESS));
        allow(file.path(), "rw-r--r--");

        file.change(old -> old.withAccess(FRESH));

        assertThat(permissions(file.path())).isEqualTo("rw-------");
        assertThat(folder.toFile().list()).containsExactly("keys.json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw-rw-rw-"})
    void aFileThatOthersMayReadIsReadWithAWarning(String permissions) throws Exception {
        assumePosix();
        KeyFile file = holding(json(MANAGEMENT, ACCESS));
        allow(file.path(), permissions);

        assertThat(file.read().warnings()).anyMatch(warning -> warning.endsWith("run: chmod 600 " + file.path()));
    }

    @Test
    void aFolderThatOthersMayWriteIsAWarning() throws Exception {
        assumePosix();
        KeyFile file = holding(json(MANAGEMENT, ACCESS));
        allow(folder, "rwxrwxrwx");

        assertThat(file.read().warnings()).singleElement().asString().contains("can replace the keys");
    }

    @Test
    void shortKeysAreReadWithAWarning() throws Exception {
        KeyFile file = holding(json(
                SharedKey.of(filled(16, 1)).revealBase64(),
                SharedKey.of(filled(24, 2)).revealBase64()));

        assertThat(file.read().warnings())
                .containsExactly(
                        "`managementKey` has only 16 bytes; 32 random bytes are better",
                        "`accessKey` has only 24 bytes; 32 random bytes are better");
    }

    @Test
    void whatOtherProgramsKeepInTheFileSurvivesARotation() throws Exception {
        String others = "\"relay\":{\"url\":\"wss://a\",\"n\":[1,2.50,1e400,true,null]},\"n\\u00e4me\":\"\\ud800\"";
        KeyFile file = holding("{" + others + ",\"managementKey\":\"" + MANAGEMENT + "\",\"accessKey\":\"" + ACCESS
                + "\",\"last\":123456789012345678901234567890}");

        file.change(old -> old.withAccess(FRESH));

        assertThat(Files.readString(file.path()).replaceAll("\\s", ""))
                .isEqualToIgnoringCase(
                        "{\"relay\":{\"url\":\"wss://a\",\"n\":[1,2.50,1E+400,true,null]},\"n\\u00e4me\":"
                                + "\"\\ud800\",\"managementKey\":\"" + MANAGEMENT + "\",\"accessKey\":\""
                                + FRESH.revealBase64()
                                + "\",\"last\":123456789012345678901234567890}");
        assertThat(file.read().keys().access()).isEqualTo(FRESH);
    }

    @Test
    void noPrefixOfAKeyFileIsAccepted() throws Exception {
        byte[] whole = json(MANAGEMENT, ACCESS).getBytes(UTF_8);

        for (int size = 0; size < whole.length; size++) {
            refused(holding(Arrays.copyOf(whole, size)));
        }
        holding(whole).read();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "\"text\"",
                "{}",
                "{\"managementKey\":\"" + MANAGEMENT + "\"}",
                "{\"ManagementKey\":\"" + MANAGEMENT + "\",\"AccessKey\":\"" + ACCESS + "\"}",
                "{\"managementKey\":null,\"accessKey\":\"" + ACCESS + "\"}",
                "{\"managementKey\":\"\",\"accessKey\":\"" + ACCESS + "\"}",
                "{\"managementKey\":12345678901234567890,\"accessKey\":\"" + ACCESS + "\"}",
                "{\"managementKey\":\"AAECAwQFBgcICQoL*\",\"accessKey\":\"" + ACCESS + "\"}",
                "{\"managementKey\":\"AAECAwQFBgcICQoL\",\"accessKey\":\"" + ACCESS + "\"}",
                "{\"managementKey\":\"" + MANAGEMENT + "\",\"accessKey\":\"" + MANAGEMENT + "\"}",
                "{\"managementKey\":\"" + MANAGEMENT + "\",\"accessKey\":\"" + ACCESS + "\",\"accessKey\":\"a\"}",
                "{\"managementKey\":\"" + MANAGEMENT + "\",\"accessKey\":AAECAwQFBgcICQoL}",
                "{\"managementKey\":\"" + MANAGEMENT + "\",\"accessKey\":\"" + ACCESS + "\"} trailing",
                "{\"managementKey\":\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\",\"accessKey\":\"" + ACCESS + "\"}",
            })
    void aFaultyFileIsRefusedWithoutQuotingAKey(String text) throws Exception {
        KeyFileException refused = refused(holding(text));

        assertThat(refused).hasNoCause();
        assertThat(refused.getMessage())
                .startsWith(folder.resolve("keys.json") + " ")
                .doesNotContain("AAECAwQF", "ICEiIyQl", "AAAA", "1234567890");
    }

    @Test
    void aFileThatIsNotUtf8IsRefused() throws Exception {
        byte[] bytes = json(MANAGEMENT, ACCESS).getBytes(UTF_8);
        bytes[3] = (byte) 0xff;

        assertThat(refused(holding(bytes))).hasMessageEndingWith("is not UTF-8 text");
    }

    @Test
    void moreThan64KibibytesAreRefused() throws Exception {
        String text = json(MANAGEMENT, ACCESS);

        holding(text + " ".repeat(KeyFile.MAX_BYTES - text.length())).read();

        assertThat(refused(holding(text + " ".repeat(KeyFile.MAX_BYTES - text.length() + 1))))
                .hasMessageContaining("more than 65536 bytes");
    }

    @Test
    void deepNestingIsRefused() throws Exception {
        refused(holding("[".repeat(60_000)));
        refused(holding("{\"a\":".repeat(10_000)));
    }

    @Test
    void aSymbolicLinkIsRefusedAndNotFollowed() throws Exception {
        KeyFile target = holding(json(MANAGEMENT, ACCESS));
        KeyFile link = new KeyFile(Files.createSymbolicLink(folder.resolve("link.json"), target.path()));

        assertThat(refused(link)).hasMessageContaining("symbolic link");
        assertThatExceptionOfType(KeyFileException.class).isThrownBy(() -> link.change(old -> old.withAccess(FRESH)));
        assertThat(target.read().keys().access()).isNotEqualTo(FRESH);
    }

    @Test
    void aDanglingLinkIsNotTakenForAFirstRun() throws Exception {
        KeyFile link = new KeyFile(Files.createSymbolicLink(folder.resolve("link.json"), folder.resolve("nowhere")));

        assertThatExceptionOfType(KeyFileException.class).isThrownBy(() -> link.readOrCreate(new SecureRandom()));
        assertThat(folder.resolve("nowhere")).doesNotExist();
    }

    @Test
    void aFolderInItsPlaceIsRefused() throws Exception {
        KeyFile file = new KeyFile(Files.createDirectory(folder.resolve("keys.json")));

        assertThatExceptionOfType(KeyFileException.class).isThrownBy(() -> file.readOrCreate(new SecureRandom()));
    }

    @Test
    void aHalfWrittenFileOfAnInterruptedRotationIsOverwritten() throws Exception {
        KeyFile file = holding(json(MANAGEMENT, ACCESS));
        Files.writeString(folder.resolve("keys.json.new"), "{\"managementKey\": \"AAEC");

        file.change(old -> old.withAccess(FRESH));

        assertThat(file.read().keys().access()).isEqualTo(FRESH);
        assertThat(folder.resolve("keys.json.new")).doesNotExist();
    }

    @Test
    void aFileThatCannotBeWrittenStaysAsItIs() throws Exception {
        KeyFile file = holding(json(MANAGEMENT, ACCESS));
        Files.createDirectories(folder.resolve("keys.json.new/in-the-way"));

        assertThatExceptionOfType(KeyFileException.class)
                .isThrownBy(() -> file.change(old -> old.withAccess(FRESH)))
                .withMessageContaining("cannot be written");
        assertThat(file.path()).hasContent(json(MANAGEMENT, ACCESS));
    }

    private KeyFile holding(String text) throws Exception {
        return holding(text.getBytes(UTF_8));
    }

    private KeyFile holding(byte[] bytes) throws Exception {
        Path path = Files.write(folder.resolve("keys.json"), bytes);
        if (isPosix()) {
            allow(path, "rw-------");
            allow(folder, "rwx------");
        }
        return new KeyFile(path);
    }

    private static KeyFileException refused(KeyFile file) {
        return assertThatExceptionOfType(KeyFileException.class)
                .isThrownBy(file::read)
                .actual();
    }

    private static String json(String management, String access) {
        return "{\"managementKey\": \"" + management + "\", \"accessKey\": \"" + access + "\"}";
    }

    private static byte[] filled(int size, int value) {
        byte[] bytes = new byte[size];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }

    private void assumePosix() {
        assumeThat(isPosix()).isTrue();
    }

    private boolean isPosix() {
        return folder.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static void allow(Path path, String permissions) throws Exception {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }

    private static String permissions(Path path) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
