package io.dromedary.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dromedary.crypto.SharedKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class KeyRingTest {

    private static final SecureRandom RANDOM = new SecureRandom();

    @TempDir
    private Path folder;

    private KeyFile file;
    private KeyRing ring;

    @BeforeEach
    void makeKeys() throws KeyFileException {
        file = new KeyFile(folder.resolve("keys.json"));
        ring = new KeyRing(file, file.readOrCreate(RANDOM).keys());
    }

    @Test
    void aRotatedKeyIsValidAndKept() throws Exception {
        NodeKeys old = ring.current();
        SharedKey fresh = SharedKey.generate(RANDOM);

        ring.rotateAccessKey(KeyRing.readFresh(fresh.revealBase64Url()));

        assertThat(ring.current()).isEqualTo(new NodeKeys(old.management(), fresh));
        assertThat(file.read().keys()).isEqualTo(ring.current());
    }

    @Test
    void listenersHearOfTheNewKeyOnceItIsKeptAndValid() throws Exception {
        SharedKey fresh = SharedKey.generate(RANDOM);
        var heard = new ArrayList<NodeKeys>();
        ring.onChanged(keys -> {
            assertThat(ring.current()).isEqualTo(keys);
            assertThat(stored()).isEqualTo(keys);
            heard.add(keys);
        });

        ring.rotateAccessKey(fresh);

        assertThat(heard).containsExactly(ring.current());
    }

    @Test
    void aListenerThatFailsDoesNotKeepTheOthersFromHearing() throws Exception {
        var heard = new ArrayList<NodeKeys>();
        ring.onChanged(keys -> {
            throw new IllegalStateException("this failure is part of the test");
        });
        ring.onChanged(heard::add);

        ring.rotateAccessKey(SharedKey.generate(RANDOM));

        assertThat(heard).containsExactly(ring.current());
    }

    @ParameterizedTest
    @ValueSource(ints = {16, 24, 31, 33, 64})
    void aKeyOfAnotherLengthIsRefused(int size) {
        byte[] bytes = new byte[size];
        RANDOM.nextBytes(bytes);

        assertRefused(() -> ring.rotateAccessKey(SharedKey.of(bytes)));
    }

    @Test
    void theManagementKeyTheOldKeyAndZeroesAreRefused() {
        assertRefused(() -> ring.rotateAccessKey(ring.current().management()));
        assertRefused(() -> ring.rotateAccessKey(ring.current().access()));
        assertRefused(() -> ring.rotateAccessKey(SharedKey.of(new byte[32])));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a-secret-of-32-characters-or-so!",
                "sixteencharacter",
                "AAAA",
                "ICEiIyQlJicoKSorLC0uLzAxMjM0NTY3ODk6Ozw9P"
            })
    void aTextThatIsNo32ByteKeyIsRefusedWithoutQuotingIt(String text) {
        RefusedKeyException refused = assertRefused(() -> KeyRing.readFresh(text));

        if (!text.isEmpty()) {
            assertThat(refused.getMessage()).doesNotContain(text);
        }
    }

    @Test
    void aKeyThatCannotBeKeptDoesNotBecomeValid() throws Exception {
        NodeKeys old = ring.current();
        var heard = new ArrayList<NodeKeys>();
        ring.onChanged(heard::add);
        Files.createDirectories(folder.resolve("keys.json.new/in-the-way"));

        assertThatExceptionOfType(KeyFileException.class)
                .isThrownBy(() -> ring.rotateAccessKey(SharedKey.generate(RANDOM)));

        assertThat(ring.current()).isEqualTo(old);
        assertThat(stored()).isEqualTo(old);
        assertThat(heard).isEmpty();
    }

    @Test
    void aDeletedFileIsNotMadeAgainByARotation() throws IOException {
        Files.delete(file.path());

        assertThatExceptionOfType(KeyFileException.class)
                .isThrownBy(() -> ring.rotateAccessKey(SharedKey.generate(RANDOM)));
        assertThat(file.path()).doesNotExist();
    }

    @Test
    void rotationsOfManyThreadsFollowOneAnotherAndReadersSeeOnlyWholeFiles() throws Exception {
        var told = new CopyOnWriteArrayList<NodeKeys>();
        ring.onChanged(told::add);
        var rotating = new AtomicBoolean(true);
        ExecutorService threads = Executors.newFixedThreadPool(5);
        try {
            Future<Integer> reads = threads.submit(() -> readWhile(rotating));
            List<Callable<SharedKey>> rotations = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                rotations.add(this::rotate);
            }
            for (Future<SharedKey> rotation : threads.invokeAll(rotations, 30, TimeUnit.SECONDS)) {
                rotation.get();
            }
            rotating.set(false);

            assertThat(reads.get(30, TimeUnit.SECONDS)).isPositive();
        } finally {
            rotating.set(false);
            threads.shutdownNow();
        }
        assertThat(told).hasSize(40).doesNotHaveDuplicates();
        assertThat(told.get(39)).isEqualTo(ring.current()).isEqualTo(stored());
    }

    private SharedKey rotate() throws RefusedKeyException, KeyFileException {
        SharedKey fresh = SharedKey.generate(RANDOM);
        ring.rotateAccessKey(fresh);
        return fresh;
    }

    private int readWhile(AtomicBoolean rotating) throws KeyFileException {
        int reads = 0;
        do {
            assertThat(file.read().keys().management()).isEqualTo(ring.current().management());
            reads++;
        } while (rotating.get());
        return reads;
    }

    private RefusedKeyException assertRefused(ThrowingCallable rotation) {
        NodeKeys old = ring.current();
        ring.onChanged(keys -> {
            throw new AssertionError("a refused key was announced");
        });
        RefusedKeyException refused = assertThatExceptionOfType(RefusedKeyException.class)
                .isThrownBy(rotation)
                .withNoCause()
                .actual();
        assertThat(ring.current()).isEqualTo(old);
        assertThat(stored()).isEqualTo(old);
        return refused;
    }

    private NodeKeys stored() {
        try {
            return file.read().keys();
        } catch (KeyFileException failed) {
            throw new AssertionError(failed);
        }
    }
}
