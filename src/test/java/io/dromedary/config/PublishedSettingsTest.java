package io.dromedary.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.dromedary.testing.MutatedConfigs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is published about the settings is what they are. */
final class PublishedSettingsTest {

    private static final Path SCHEMA = Path.of("config/camera.schema.json");
    private static final Path TABLE = Path.of("src/docs/settings.md");
    private static final String AGAIN = "is out of date; run: mvn test -Dtest=PublishedSettingsTest -Dpublish=true";
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    /** What only the reader can see: values of the right shape in quotes, twice the same, together, or not in JSON. */
    private static final Pattern BEYOND_A_SCHEMA = Pattern.compile(
            ".*(set twice|not YAML|references|type tags|nested too deep|UTF-8|more than 262144 bytes|control character"
                    + "|more than 4096 characters|is empty|second YAML document|belongs in|cannot hold"
                    + "|is more than `gop|less than `bitrateKbps|: '?[+-]?\\d+'?` is (more|less) than|should be|takes a value"
                    + "|not allowed|not closed|backslash|0x|1e3|1_000|\\+|\\?[^`]*` (is|has|takes)).*");

    @TempDir
    private Path folder;

    @Test
    void theSchemaIsThatOfTheSettings() throws IOException {
        assertPublished(SCHEMA, new CameraSchema().json());
    }

    @Test
    void theTableIsThatOfTheSettings() throws IOException {
        assertPublished(TABLE, new SettingsTable().document());
    }

    @Test
    void everySettingHasOneSentenceAndNothingElseHas() {
        SettingMeanings meanings = new SettingMeanings();

        assertThat(meanings.names())
                .as("meanings.properties")
                .containsExactlyInAnyOrderElementsOf(
                        CameraSettings.ALL.stream().map(Setting::name).toList());
        assertThat(CameraSettings.ALL)
                .allSatisfy(setting ->
                        assertThat(meanings.of(setting)).matches("[A-Z].*\\.").doesNotContain("|"));
    }

    @Test
    void editorsFindTheSchemaOfTheShippedFile() throws IOException {
        assertThat(Files.readString(Path.of("config/config.yaml")))
                .startsWith("# yaml-language-server: $schema=camera.schema.json\n");
    }

    @Test
    void theSchemaAcceptsWhatTheReaderAcceptsAndRefusesWhatItCan() throws IOException {
        JsonSchema schema =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(new CameraSchema().json());
        int both = 0;
        for (byte[] variant : MutatedConfigs.of(TinyCamFiles.SAMPLE, 500, 2026)) {
            Optional<JsonNode> json = json(variant);
            if (json.isEmpty()) {
                continue;
            }
            boolean refusedBySchema = !schema.validate(json.get()).isEmpty();
            Optional<ConfigurationException> refused = refused(variant);
            String which = refused + "\n" + schema.validate(json.get()) + "\n" + new String(variant, UTF_8);
            if (refusedBySchema) {
                both++;
                assertThat(refused)
                        .as("accepted by the reader alone: %s", which)
                        .isPresent();
            } else if (refused.isPresent()) {
                assertThat(refused.get().problems())
                        .as("refused by the reader alone: %s", which)
                        .allSatisfy(problem -> assertThat(problem.reason()).matches(BEYOND_A_SCHEMA));
            }
        }
        assertThat(both).isGreaterThan(100);
    }

    private static void assertPublished(Path file, String expected) throws IOException {
        if (Boolean.getBoolean("publish")) {
            Files.writeString(file, expected);
        }
        assertThat(Files.exists(file) ? Files.readString(file) : "")
                .as("%s %s", file, AGAIN)
                .isEqualTo(expected);
    }

    private Optional<ConfigurationException> refused(byte[] text) throws IOException {
        Path file = Files.write(folder.resolve("config.yaml"), text);
        try {
            new CameraConfigReader().read("default", file);
            return Optional.empty();
        } catch (ConfigurationException refused) {
            return Optional.of(refused);
        }
    }

    private static Optional<JsonNode> json(byte[] yaml) throws IOException {
        try {
            return Optional.ofNullable(YAML.readTree(new String(yaml, UTF_8))).filter(json -> !json.isMissingNode());
        } catch (JsonProcessingException notYaml) {
            return Optional.empty();
        }
    }
}
