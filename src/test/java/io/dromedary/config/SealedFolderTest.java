package io.dromedary.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dromedary.crypto.SharedKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SealedFolderTest {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String MAIN = "# my camera\nfps: 11\nsaveEncryptedConfig: true\n";
    private static final String YARD = "fps: 12 # in the yard\n";

    private final SharedKey old = SharedKey.generate(RANDOM);
    private final SharedKey fresh = SharedKey.generate(RANDOM);
    private SharedKey key = old;

    @TempDir
    private Path home;

    @Test
    void filesAreSealedInPlaceWithTheirCommentsAndPermissions() throws Exception {
        Path main = write("config.yaml", MAIN);
        Path yard = write("cameras/yard.yaml", YARD);
        Files.setPosixFilePermissions(main, PosixFilePermissions.fromString("rw-r-----"));

        List<CameraFile> read = seals().readAndSeal();

        assertThat(rates(read)).containsExactly(11, 12);
        assertThat(Files.readString(main)).startsWith("ENC:").doesNotContain("\n");
        assertThat(Files.readString(yard)).startsWith("ENC:");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(main)))
                .isEqualTo("rw-r-----");
        assertThat(seals().readAndSeal()).isEqualTo(read);

        assertThat(seals().open()).containsExactly(main, yard);
        assertThat(main).hasContent(MAIN);
        assertThat(yard).hasContent(YARD);
        assertThat(files()).containsExactly("cameras/yard.yaml", "config.yaml");
    }

    @Test
    void nothingIsSealedUnlessTheDefaultCamerasFileSaysSo() throws Exception {
        Path main = write("config.yaml", "fps: 11");

        seals().readAndSeal();
        assertThat(main).hasContent("fps: 11");

        assertThat(seals().seal()).containsExactly(main);
        assertThat(seals().seal()).as("a second time").isEmpty();
        assertThat(rates(seals().readAndSeal())).containsExactly(11);
    }

    @Test
    void aFaultyFolderIsNotSealed() throws IOException {
        Path main = write("config.yaml", MAIN);
        write("cameras/yard.yaml", "fps: 0");

        assertThatThrownBy(() -> seals().readAndSeal()).isInstanceOf(ConfigurationException.class);
        assertThatThrownBy(() -> seals().seal()).isInstanceOf(ConfigurationException.class);
        assertThat(main).hasContent(MAIN);
    }

    @Test
    void aLinkStaysALink() throws Exception {
        Path real = write("cameras/real.txt", MAIN);
        Path main = Files.createSymbolicLink(home.resolve("config.yaml"), real);

        seals().seal();
        rotate(fresh);

        assertThat(Files.isSymbolicLink(main)).isTrue();
        assertThat(Files.readString(real)).startsWith("ENC:");
        assertThat(rates(folder().read())).containsExactly(11);
    }

    @Test
    void anotherKeyIsAClearErrorAndNeverTheDefaults() throws Exception {
        Path main = write("config.yaml", MAIN);
        seals().seal();
        String sealed = Files.readString(main);
        key = fresh;

        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> folder().read())
                .withMessageContaining(
                        "config.yaml: it is encrypted (ENC:) with another access key, or damaged; put back");
        assertThatThrownBy(() -> seals().open()).isInstanceOf(ConfigurationException.class);
        seals().settle();
        assertThat(main).hasContent(sealed);
    }

    @Test
    void aKeyThatIsNoAesKeyIsNamed() throws Exception {
        write("config.yaml", MAIN);
        seals().seal();
        key = SharedKey.of(new byte[20]);

        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> folder().read())
                .withMessageContaining("the access key has 20 bytes instead of 16, 24 or 32");
    }

    @Test
    void aKeyThatCannotSealLeavesTheFileInPlainText() throws Exception {
        Path main = write("config.yaml", MAIN);
        key = SharedKey.of(new byte[20]);

        assertThat(rates(seals().readAndSeal())).containsExactly(11);
        assertThat(main).hasContent(MAIN);
    }

    @Test
    void aFaultInASealedFileIsReportedWithItsLineInThePlainText() throws Exception {
        Path main = write("config.yaml", "# a\nfps: 11\n");
        seals().seal();
        String good = Files.readString(main);
        seals().open();
        Files.writeString(main, "# a\nfps: 0\n");
        Files.writeString(main, io.dromedary.crypto.SealedText.seal(Files.readAllBytes(main), key, RANDOM));

        assertThat(good).startsWith("ENC:");
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> folder().read())
                .withMessageEndingWith(
                        "config.yaml, line 2: `fps: 0` is less than 1 (in the plain text of the encrypted file)");
    }

    @Test
    void sealedFilesGoWithTheKey() throws Exception {
        Path main = write("config.yaml", MAIN);
        Path yard = write("cameras/yard.yaml", YARD);
        seals().seal();
        String before = Files.readString(main);

        rotate(fresh);

        assertThat(rates(folder().read())).containsExactly(11, 12);
        assertThat(main).content().startsWith("ENC:").isNotEqualTo(before);
        assertThat(files()).as("nothing is left beside them").containsExactly("cameras/yard.yaml", "config.yaml");
        seals().open();
        assertThat(yard).hasContent(YARD);
    }

    @Test
    void plainFilesStayPlainWhenTheKeyIsRotated() throws Exception {
        Path main = write("config.yaml", MAIN);

        rotate(fresh);

        assertThat(main).hasContent(MAIN);
        assertThat(files()).containsExactly("config.yaml");
    }

    /**
     * Stops after each single step that a rotation takes on disk: with the key of that moment everything can be read,
     * before the next start puts things in order and after it.
     */
    @Test
    void whereverARotationIsCutOffTheFilesCanBeRead() throws Exception {
        for (int files = 0; files <= 2; files++) {
            for (boolean rotated : List.of(false, true)) {
                for (int renamed = 0; renamed <= (rotated ? files : 0); renamed++) {
                    cutOff(files, rotated, renamed);
                }
            }
        }
    }

    private void cutOff(int prepared, boolean rotated, int renamed) throws Exception {
        String moment = "%d prepared, key rotated: %s, %d renamed".formatted(prepared, rotated, renamed);
        key = old;
        List<Path> both = List.of(write("config.yaml", MAIN), write("cameras/yard.yaml", YARD));
        seals().seal();
        seals().prepare(fresh);
        for (Path file : both.subList(prepared, 2)) {
            Files.delete(ConfigTexts.successor(file));
        }
        if (rotated && prepared < 2) {
            return; // the key is replaced only when all files are prepared
        }
        key = rotated ? fresh : old;
        for (Path file : both.subList(0, renamed)) {
            ReplacedFile.rename(ConfigTexts.successor(file), file);
        }

        assertThat(rates(folder().read())).as(moment).containsExactly(11, 12);
        seals().settle();
        assertThat(rates(folder().read())).as(moment).containsExactly(11, 12);
        assertThat(files()).as(moment).containsExactly("cameras/yard.yaml", "config.yaml");
        SharedKey third = SharedKey.generate(RANDOM);
        rotate(third);
        assertThat(rates(folder().read()))
                .as(moment + ", and the next rotation")
                .containsExactly(11, 12);
    }

    @Test
    void aRotationAfterOneThatWasCutOffLosesNothing() throws Exception {
        write("config.yaml", MAIN);
        seals().seal();
        seals().prepare(fresh);
        key = fresh;
        SharedKey third = SharedKey.generate(RANDOM);

        seals().prepare(third);

        assertThat(rates(folder().read())).containsExactly(11);
        key = third;
        assertThat(rates(folder().read())).containsExactly(11);
    }

    @Test
    void whatWaitsForAKeyIsKeptAsLongAsNoKeyOpensTheFile() throws Exception {
        Path main = write("config.yaml", MAIN);
        seals().seal();
        seals().prepare(fresh);
        key = SharedKey.generate(RANDOM);

        seals().settle();

        key = fresh;
        assertThat(rates(folder().read())).containsExactly(11);
        assertThat(ConfigTexts.successor(main)).exists();
    }

    private void rotate(SharedKey next) throws IOException {
        seals().prepare(next);
        key = next;
        seals().settle();
    }

    private CameraFolder folder() {
        return CameraFolder.named(home).openedWith(() -> Optional.of(key));
    }

    private SealedFolder seals() {
        return new SealedFolder(folder(), RANDOM);
    }

    private Path write(String name, String text) throws IOException {
        Files.createDirectories(home.resolve("cameras"));
        return Files.writeString(home.resolve(name), text);
    }

    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.walk(home)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> home.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    private static List<Integer> rates(List<CameraFile> cameras) {
        return cameras.stream().map(file -> file.camera().input().fps()).toList();
    }
}
