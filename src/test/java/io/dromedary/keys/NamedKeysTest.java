package io.dromedary.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dromedary.crypto.SharedKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NamedKeysTest {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final SharedKey MANAGEMENT = SharedKey.generate(RANDOM);
    private static final SharedKey ACCESS = SharedKey.generate(RANDOM);
    private static final SharedKey BEN = SharedKey.generate(RANDOM);

    @TempDir
    private Path folder;

    private KeyFile file;
    private KeyRing ring;

    @BeforeEach
    void keysOfTinyCamAndAMemberOfAnotherProgram() throws Exception {
        file = new KeyFile(folder.resolve("keys.json"));
        write("\"other\": {\"a\": 1.50}");
        ring = new KeyRing(file, file.read().keys());
    }

    @Test
    void aKeyThatIsAddedIsValidAndKept() throws Exception {
        var heard = new ArrayList<NodeKeys>();
        ring.onChanged(heard::add);

        ring.add(new AccessKey("ben", BEN));

        assertThat(ring.current().accessKeys()).containsExactly(new AccessKey("", ACCESS), new AccessKey("ben", BEN));
        assertThat(file.read().keys()).isEqualTo(ring.current());
        assertThat(heard).containsExactly(ring.current());
        assertThat(Files.readString(file.path())).contains("1.50").contains("\"accessKeys\"");
    }

    @Test
    void aRevokedKeyIsNeitherValidNorKeptAndTheOthersAre() throws Exception {
        SharedKey ann = SharedKey.generate(RANDOM);
        ring.add(new AccessKey("ben", BEN));
        ring.add(new AccessKey("ann", ann));

        assertThat(ring.revoke("ben")).isTrue();

        assertThat(ring.current().named()).containsOnlyKeys("ann");
        assertThat(file.read().keys()).isEqualTo(ring.current());
        assertThat(Files.readString(file.path())).doesNotContain(BEN.revealBase64());
        assertThat(ring.revoke("ben")).as("a second time").isFalse();
    }

    @Test
    void aRotationKeepsTheNamedKeys() throws Exception {
        ring.add(new AccessKey("ben", BEN));

        ring.rotateAccessKey(SharedKey.generate(RANDOM));

        assertThat(ring.current().holds(new AccessKey("ben", BEN))).isTrue();
        assertThat(file.read().keys()).isEqualTo(ring.current());
    }

    @Test
    void aKeyThatThereIsAlreadyOrATakenNameIsRefused() throws Exception {
        ring.add(new AccessKey("ben", BEN));

        refused(() -> ring.add(new AccessKey("ann", BEN)));
        refused(() -> ring.add(new AccessKey("ann", ACCESS)));
        refused(() -> ring.add(new AccessKey("ann", MANAGEMENT)));
        refused(() -> ring.add(new AccessKey("ben", SharedKey.generate(RANDOM))));
        refused(() -> ring.add(new AccessKey("ann", SharedKey.of(new byte[32]))));
        refused(() -> ring.add(new AccessKey("ann", SharedKey.of(new byte[31]))));
        refused(() -> ring.rotateAccessKey(BEN));
    }

    @Test
    void thereAreAtMost64() throws Exception {
        for (int i = 0; i < 64; i++) {
            ring.add(new AccessKey("viewer-" + i, SharedKey.generate(RANDOM)));
        }

        refused(() -> ring.add(new AccessKey("one-more", SharedKey.generate(RANDOM))));
        assertThat(file.read().keys().named()).hasSize(64);
    }

    @Test
    void aKeyThatCannotBeKeptDoesNotBecomeValidOrInvalid() throws Exception {
        ring.add(new AccessKey("ben", BEN));
        NodeKeys before = ring.current();
        Files.createDirectories(folder.resolve("keys.json.new/in-the-way"));

        assertThatExceptionOfType(KeyFileException.class)
                .isThrownBy(() -> ring.add(new AccessKey("ann", SharedKey.generate(RANDOM))));
        assertThatExceptionOfType(KeyFileException.class).isThrownBy(() -> ring.revoke("ben"));

        assertThat(ring.current()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Ben", "ben ash", "bén", "../ben", "a-name-of-more-than-32-characters", "ben\\n"})
    void aFileWithANameThatIsNoneIsRefused(String name) throws Exception {
        write("\"accessKeys\": {\"%s\": \"%s\"}".formatted(name, BEN.revealBase64()));

        unusable("names a viewer otherwise than by 1 to 32 of a-z, 0-9 and -");
    }

    @Test
    void aFileWithAnUnusableNamedKeyIsRefusedWithoutQuotingIt() throws Exception {
        write("\"accessKeys\": []");
        unusable("not an object of names and keys");
        write("\"accessKeys\": {\"ben\": 7}");
        unusable("`ben` that is not a text");
        write("\"accessKeys\": {\"ben\": \"AAECAwQFBgcICQoLDA0ODw==\"}");
        unusable("a key of `ben` that is not 32 bytes");
        write("\"accessKeys\": {\"ben\": \"%s\"}".formatted(ACCESS.revealBase64()));
        unusable("the key of ben is the same as another key");
    }

    private void unusable(String why) {
        KeyFileException refused = assertThatExceptionOfType(KeyFileException.class)
                .isThrownBy(file::read)
                .withMessageContaining(why)
                .actual();
        for (SharedKey secret : List.of(MANAGEMENT, ACCESS, BEN)) {
            assertThat(refused.getMessage()).doesNotContain(secret.revealBase64());
        }
    }

    private void refused(ThrowingCallable change) throws Exception {
        NodeKeys before = ring.current();
        assertThatExceptionOfType(RefusedKeyException.class).isThrownBy(change);
        assertThat(ring.current()).isEqualTo(before);
        assertThat(file.read().keys()).isEqualTo(before);
    }

    private void write(String more) throws Exception {
        Files.writeString(
                file.path(),
                "{\"managementKey\": \"%s\", \"accessKey\": \"%s\", %s}"
                        .formatted(MANAGEMENT.revealBase64(), ACCESS.revealBase64(), more));
    }
}
