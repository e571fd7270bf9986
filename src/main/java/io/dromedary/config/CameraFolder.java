package io.dromedary.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where the cameras are configured: {@code config.yaml} is the default camera, and each file {@code cameras/NAME.yaml}
 * beside it is one more, called NAME. Reads anew at every call.
 */
public final class CameraFolder {

    /** Most cameras beside the default one. */
    public static final int MAX_CAMERAS = 64;

    private static final String ENDING = ".yaml";

    private final Path path;
    private final boolean mayBeMissing;
    private final CameraConfigReader reader = new CameraConfigReader();

    private CameraFolder(Path path, boolean mayBeMissing) {
        this.path = path;
        this.mayBeMissing = mayBeMissing;
    }

    /** The node's own folder; if it is missing, the defaults are used. */
    public static CameraFolder usual(Path folder) {
        return new CameraFolder(folder, true);
    }

    /** What {@code TINY_CAM_CONFIG} names: such a folder, or the default camera's file itself. It must exist. */
    public static CameraFolder named(Path fileOrFolder) {
        return new CameraFolder(fileOrFolder, false);
    }

    /**
     * Reads all cameras: first the default one, which has all defaults if its file is missing from the folder, then the
     * others by name.
     *
     * @throws ConfigurationException if anything is wrong with any file, with all problems of all files
     */
    public List<CameraFile> read() throws ConfigurationException {
        if (!mayBeMissing && !Files.exists(path)) {
            throw new ConfigurationException(
                    List.of(new ConfigurationProblem(path, 0, "there is no such file or folder")));
        }
        var cameras = new ArrayList<CameraFile>();
        var problems = new ArrayList<ConfigurationProblem>();
        Path main = mainFile();
        if (Files.exists(main)) {
            read(CameraConfig.DEFAULT_NAME, main, cameras, problems);
        } else {
            cameras.add(reader.defaults(CameraConfig.DEFAULT_NAME, main));
        }
        for (Path file : furtherFiles(main.resolveSibling("cameras"), problems)) {
            readFurther(file, cameras, problems);
        }
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
        return List.copyOf(cameras);
    }

    private Path mainFile() {
        return Files.exists(path) && !Files.isDirectory(path) ? path : path.resolve("config" + ENDING);
    }

    private void readFurther(Path file, List<CameraFile> cameras, List<ConfigurationProblem> problems) {
        String fileName = fileName(file);
        String name = fileName.substring(0, fileName.length() - ENDING.length());
        if (CameraConfig.isName(name) && !name.equals(CameraConfig.DEFAULT_NAME)) {
            read(name, file, cameras, problems);
        } else {
            problems.add(new ConfigurationProblem(
                    file,
                    0,
                    "the file's name is the camera's: 1 to %d of a-z, 0-9 and -, and not `%s`"
                            .formatted(CameraConfig.MAX_NAME_CHARACTERS, CameraConfig.DEFAULT_NAME)));
        }
    }

    private void read(String name, Path file, List<CameraFile> cameras, List<ConfigurationProblem> problems) {
        try {
            cameras.add(reader.read(name, file));
        } catch (ConfigurationException faulty) {
            problems.addAll(faulty.problems());
        }
    }

    /** Returns the YAML files by name; hidden files, as editors leave them, and other endings are not meant. */
    private static List<Path> furtherFiles(Path folder, List<ConfigurationProblem> problems) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            List<Path> files = entries.filter(CameraFolder::isCamera)
                    .limit(MAX_CAMERAS + 1L)
                    .sorted()
                    .toList();
            if (files.size() <= MAX_CAMERAS) {
                return files;
            }
            problems.add(new ConfigurationProblem(folder, 0, "there are more than " + MAX_CAMERAS + " cameras"));
        } catch (IOException failed) {
            problems.add(new ConfigurationProblem(folder, 0, "the folder cannot be read"));
        }
        return List.of();
    }

    private static boolean isCamera(Path file) {
        String name = fileName(file);
        return name.endsWith(ENDING) && !name.startsWith(".");
    }

    private static String fileName(Path file) {
        return String.valueOf(file.getFileName());
    }
}
