package io.dromedary.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the program answers in a terminal, and with which status. */
final class ProgramTest {

    private static final int FINE = 0;
    private static final int FAILED = 1;
    private static final int NOT_UNDERSTOOD = 2;
    private static final String ACCESS = "ICEiIyQlJicoKSorLC0uLzAxMjM0NTY3ODk6Ozw9Pj8=";

    @TempDir
    private Path home;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void aHome() throws IOException {
        write("config/config.yaml", "# mine\nfps: 11\n");
        Path keys = write(
                "keys/keys.json",
                "{\"managementKey\":\"AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\",\"accessKey\":\"" + ACCESS
                        + "\"}");
        Files.setPosixFilePermissions(keys, PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void helpNamesEverySubcommand() {
        assertThat(run("--help")).isEqualTo(FINE);
        assertThat(out.toString()).contains("run", "check", "config", "keys", "devices", "--home", "--version");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"run", "check", "config", "config encrypt", "config decrypt", "keys", "keys add", "devices"})
    void everySubcommandHasHelp(String words) {
        assertThat(run((words + " --help").split(" "))).isEqualTo(FINE);
        assertThat(out.toString()).startsWith("Usage: dromedary " + words);
    }

    @Test
    void theVersionIsTold() {
        assertThat(run("--version")).isEqualTo(FINE);
        assertThat(out.toString()).startsWith("Dromedary ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fly", "check a b", "--port 3", "config", "keys add", "keys add Not_A_Name"})
    void whatIsNotUnderstoodIsSaidWithUsage(String words) {
        assertThat(run(words.split(" "))).isEqualTo(NOT_UNDERSTOOD);
        assertThat(err.toString()).contains("Usage: dromedary");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void checkingFindsNothingInGoodFiles() throws IOException {
        write("config/cameras/yard.yaml", "outputDir: r");

        assertThat(run("check")).isEqualTo(FINE);
        assertThat(out.toString()).contains("camera default: no mistake").contains("camera yard: no mistake");
    }

    @Test
    void checkingTellsOfEachMistakeAsCompilersDo() throws IOException {
        Path main = write("config/config.yaml", "fps: 0\n\nwidht: 3\n");
        Path yard = write("config/cameras/Yard.yaml", "");

        assertThat(run("check")).isEqualTo(FAILED);
        assertThat(out.toString().lines())
                .startsWith(
                        main + ":1: `fps: 0` is less than 1",
                        main + ":3: `widht` is not a setting; did you mean `width`?")
                .anyMatch(line -> line.startsWith(yard + ": the file's name"));
    }

    @Test
    void anyFileOrFolderCanBeChecked() throws IOException {
        Path other = write("other.yml", "fps: 999");

        assertThat(run("check", other.toString())).isEqualTo(FAILED);
        assertThat(out.toString()).isEqualToIgnoringNewLines(other + ":1: `fps: 999` is more than 240");
        assertThat(run("check", home.resolve("config").toString())).isEqualTo(FINE);
        assertThat(run("check", home.resolve("nowhere").toString())).isEqualTo(FAILED);
    }

    @Test
    void theHomeMayStandBeforeOrBehindTheSubcommand() throws IOException {
        Path other = Files.createDirectories(home.resolve("other/config"));
        Files.writeString(other.resolve("config.yaml"), "fps: 0");

        assertThat(run("check", "--home", home.resolve("other").toString())).isEqualTo(FAILED);
        assertThat(run("--home", home.resolve("other").toString(), "check")).isEqualTo(FAILED);
        assertThat(run("check")).isEqualTo(FINE);
    }

    @Test
    void theConfigurationIsEncryptedAndDecryptedAgain() throws IOException {
        Path main = home.resolve("config/config.yaml");

        assertThat(run("config", "encrypt")).isEqualTo(FINE);
        assertThat(Files.readString(main)).startsWith("ENC:");
        assertThat(out.toString()).contains("encrypted: " + main);
        assertThat(run("check")).isEqualTo(FINE);
        assertThat(run("config", "encrypt")).isEqualTo(FINE);
        assertThat(out.toString()).contains("nothing to do");

        assertThat(run("config", "decrypt")).isEqualTo(FINE);
        assertThat(main).hasContent("# mine\nfps: 11\n");
    }

    @Test
    void decryptingSaysWhenTheNodeWillEncryptAgain() throws IOException {
        write("config/config.yaml", "saveEncryptedConfig: true\n");
        run("config", "encrypt");

        assertThat(run("config", "decrypt")).isEqualTo(FINE);
        assertThat(out.toString()).contains("saveEncryptedConfig is true: the node encrypts them again");
    }

    @Test
    void withoutItsKeysNothingIsDecryptedAndNoKeysAreMade() throws IOException {
        run("config", "encrypt");
        Files.delete(home.resolve("keys/keys.json"));

        assertThat(run("config", "decrypt")).isEqualTo(FAILED);
        assertThat(err.toString()).contains("there is no access key to open it with");
        assertThat(run("config", "encrypt")).isEqualTo(FAILED);
        assertThat(run("keys")).isEqualTo(FAILED);
        assertThat(err.toString()).contains("keys.json is missing").doesNotContain("at io.dromedary");
        assertThat(home.resolve("keys/keys.json")).doesNotExist();
    }

    @Test
    void theSchemaIsShown() throws IOException {
        assertThat(run("config", "schema")).isEqualTo(FINE);
        assertThat(new ObjectMapper()
                        .readTree(out.toString())
                        .path("properties")
                        .has("device"))
                .isTrue();
    }

    @Test
    void viewersKeysAreAddedListedAndRevoked() throws IOException {
        assertThat(run("keys", "add", "ben")).isEqualTo(FINE);
        assertThat(out.toString()).containsPattern("(?m)^http://127\\.0\\.0\\.1:8080/#key=[A-Za-z0-9_-]{43}$");
        assertThat(run("keys", "add", "ben")).isEqualTo(FAILED);
        assertThat(Files.readString(home.resolve("keys/keys.json"))).contains("\"ben\"");

        out.getBuffer().setLength(0);
        assertThat(run("keys")).isEqualTo(FINE);
        assertThat(out.toString().strip()).isEqualTo("ben");

        assertThat(run("keys", "revoke", "ben")).isEqualTo(FINE);
        assertThat(run("keys", "revoke", "ben")).isEqualTo(FAILED);
    }

    @Test
    void theLinkHoldsTheAccessKey() {
        assertThat(run("keys", "link")).isEqualTo(FINE);
        assertThat(out.toString().strip())
                .isEqualTo("http://127.0.0.1:8080/#key="
                        + ACCESS.replace('+', '-').replace('/', '_').replace("=", ""));
    }

    @Test
    void theDevicesAreListed() {
        assertThat(run("devices")).isEqualTo(FINE);
        assertThat(out.toString()).startsWith("# TinyCam device");
    }

    private int run(String... words) {
        Terminal terminal = new Terminal(nowhere(), nowhere());
        return Program.commandLine(home, Map.of(), new NodeProgram(terminal))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(words);
    }

    private Path write(String name, String text) throws IOException {
        Path file = home.resolve(name);
        Files.createDirectories(file.resolveSibling(""));
        return Files.writeString(file, text);
    }

    private static PrintStream nowhere() {
        return new PrintStream(new ByteArrayOutputStream());
    }
}
