package io.dromedary.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One pass over the files of all cameras, which gathers what they say and what is wrong with them. One thread. */
final class CameraReading {

    private final ConfigTexts source;
    private final CameraConfigReader reader = new CameraConfigReader();
    private final TakenDevices devices = new TakenDevices();
    private final List<CameraFile> cameras = new ArrayList<>();
    private final List<ConfigText> texts = new ArrayList<>();
    private final List<ConfigurationProblem> problems = new ArrayList<>();

    CameraReading(ConfigTexts source) {
        this.source = source;
    }

    /** Reads the file of a camera. */
    void read(String name, Path file) {
        try {
            ConfigText text = source.read(file);
            SettingValues values = reader.values(name, text);
            CameraFile camera = reader.camera(name, file, values);
            texts.add(text);
            cameras.add(camera);
            devices.take(camera.camera())
                    .map(owner -> "`device` is that of camera " + owner + "; only one camera can have it")
                    .ifPresent(reason -> problems.add(values.problem(reason, InputSettings.DEVICE)));
        } catch (ConfigurationException faulty) {
            problems.addAll(faulty.problems());
        }
    }

    /** Takes the defaults for a camera without a file. */
    void assume(String name, Path file) {
        cameras.add(reader.defaults(name, file));
    }

    /** Notes what is wrong with a whole file or folder. */
    void refuse(Path file, String reason) {
        problems.add(new ConfigurationProblem(file, 0, reason));
    }

    /** Returns the cameras in the order of reading, or throws with all problems of all files. */
    List<CameraFile> cameras() throws ConfigurationException {
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
        return List.copyOf(cameras);
    }

    /** Returns the texts that were read, without those of faulty files. */
    List<ConfigText> texts() {
        return List.copyOf(texts);
    }
}
