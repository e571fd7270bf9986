package io.dromedary.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads TinyCam's {@code config.yaml}: YAML, one setting on each line, all known and checked.
 *
 * <p>Unlike TinyCam, which falls back to its defaults without a word, it refuses a file with any fault and says which
 * line. References, type tags, a setting given twice and nested values are faults. Has no state; for all threads.
 */
public final class CameraConfigReader {

    /** Largest file read, in bytes. */
    public static final int MAX_BYTES = 256 << 10;

    private static final String ENCRYPTED = "ENC:";
    private static final char BYTE_ORDER_MARK = '\ufeff';

    /**
     * Reads a file.
     *
     * @param name what the camera is called; see {@link CameraConfig}
     * @throws ConfigurationException if the file cannot be read or has any fault, with all of them
     */
    public CameraFile read(String name, Path file) throws ConfigurationException {
        return camera(name, file, lines(file, text(file)));
    }

    /** Returns the camera that a missing {@code file} stands for: all defaults. */
    public CameraFile defaults(String name, Path file) {
        return cameraFile(name, file, new SettingValues(file, List.of()));
    }

    private static CameraFile camera(String name, Path file, List<SettingLine> lines) throws ConfigurationException {
        SettingValues values = new SettingValues(file, lines);
        if (!values.problems().isEmpty()) {
            throw new ConfigurationException(values.problems());
        }
        return cameraFile(name, file, values);
    }

    private static CameraFile cameraFile(String name, Path file, SettingValues values) {
        return new CameraFile(file, config(name, values), NodeConfig.read(values), values.withoutEffect());
    }

    private static CameraConfig config(String name, SettingValues values) {
        return new CameraConfig(
                name,
                InputSettings.read(values),
                EncodingSettings.read(values),
                PipeSettings.read(values),
                SoundSettings.read(values),
                RecordingSettings.read(values),
                RetentionSettings.read(values),
                FileSettings.read(values),
                FfmpegSettings.read(values),
                ViewerSettings.read(values));
    }

    private static List<SettingLine> lines(Path file, String text) throws ConfigurationException {
        if (text.stripLeading().startsWith(ENCRYPTED)) {
            throw unusable(file, "it is encrypted (ENC:), which cannot be read yet; put the plain text there");
        }
        try {
            return SettingLines.read(text);
        } catch (BrokenYamlException broken) {
            throw new ConfigurationException(
                    List.of(new ConfigurationProblem(file, broken.line(), String.valueOf(broken.getMessage()))));
        }
    }

    private static String text(Path file) throws ConfigurationException {
        byte[] bytes = bytes(file);
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(rest).toString();
            return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
        } catch (CharacterCodingException notUtf8) {
            int line = 1;
            for (int at = 0; at < rest.position(); at++) {
                line += bytes[at] == '\n' ? 1 : 0;
            }
            throw new ConfigurationException(
                    List.of(new ConfigurationProblem(file, line, "it is not UTF-8 text from here on")));
        }
    }

    private static byte[] bytes(Path file) throws ConfigurationException {
        if (!Files.isRegularFile(file)) {
            throw unusable(file, "it is missing or not a plain file");
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw unusable(file, "it has more than " + MAX_BYTES + " bytes");
            }
            return bytes;
        } catch (IOException failed) {
            throw unusable(file, "it cannot be read (" + failed.getClass().getSimpleName() + ")");
        }
    }

    private static ConfigurationException unusable(Path file, String reason) {
        return new ConfigurationException(List.of(new ConfigurationProblem(file, 0, reason)));
    }
}
