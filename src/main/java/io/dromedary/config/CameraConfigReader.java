package io.dromedary.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Reads TinyCam's {@code config.yaml}: YAML, one setting on each line, all known and checked.
 *
 * <p>Unlike TinyCam, which falls back to its defaults without a word, it refuses a file with any fault and says which
 * line. References, type tags, a setting given twice and nested values are faults. Sealed files are read by
 * {@link CameraFolder} only. Has no state; for all threads.
 */
public final class CameraConfigReader {

    /** Largest file read, in bytes. */
    public static final int MAX_BYTES = ConfigTexts.MAX_BYTES;

    private final ConfigTexts texts = new ConfigTexts(Optional::empty);

    /**
     * Reads a file.
     *
     * @param name what the camera is called; see {@link CameraConfig}
     * @throws ConfigurationException if the file cannot be read or has any fault, with all of them
     */
    public CameraFile read(String name, Path file) throws ConfigurationException {
        return camera(name, file, values(name, texts.read(file)));
    }

    /** Returns the camera that a missing {@code file} stands for: all defaults. */
    public CameraFile defaults(String name, Path file) {
        return camera(name, file, new SettingValues(file, List.of(), List.of()));
    }

    /** Reads the values of a text without any fault. */
    SettingValues values(String name, ConfigText text) throws ConfigurationException {
        try {
            return plainValues(name, text);
        } catch (ConfigurationException faulty) {
            throw text.sealed() ? explained(faulty) : faulty;
        }
    }

    private static SettingValues plainValues(String name, ConfigText text) throws ConfigurationException {
        List<Setting<?>> elsewhere = name.equals(CameraConfig.DEFAULT_NAME) ? List.of() : CameraSettings.OF_NODE;
        SettingValues values = new SettingValues(text.file(), lines(text), elsewhere);
        if (!values.problems().isEmpty()) {
            throw new ConfigurationException(values.problems());
        }
        return values;
    }

    /** Returns what the values of a file mean. */
    CameraFile camera(String name, Path file, SettingValues values) {
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

    /** In a sealed file an operator finds no lines; the message says how to see them. */
    private static ConfigurationException explained(ConfigurationException faulty) {
        return new ConfigurationException(faulty.problems().stream()
                .map(problem -> new ConfigurationProblem(
                        problem.file(),
                        problem.line(),
                        problem.reason() + " (in the plain text of the encrypted file)"))
                .toList());
    }

    private static List<SettingLine> lines(ConfigText text) throws ConfigurationException {
        try {
            return SettingLines.read(text.plain());
        } catch (BrokenYamlException broken) {
            throw new ConfigurationException(
                    List.of(new ConfigurationProblem(text.file(), broken.line(), String.valueOf(broken.getMessage()))));
        }
    }
}
