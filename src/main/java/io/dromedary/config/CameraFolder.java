package io.dromedary.config;

import io.dromedary.crypto.SharedKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Where the cameras are configured: {@code config.yaml} is the default camera, and each file {@code cameras/NAME.yaml}
 * beside it is one more, called NAME. Reads anew at every call; for all threads.
 */
public final class CameraFolder {

    /** Most cameras beside the default one. */
    public static final int MAX_CAMERAS = 64;

    private static final String ENDING = ".yaml";

    private final Path path;
    private final boolean mayBeMissing;
    private final ConfigTexts texts;

    private CameraFolder(Path path, boolean mayBeMissing, ConfigTexts texts) {
        this.path = path;
        this.mayBeMissing = mayBeMissing;
        this.texts = texts;
    }

    /** The node's own folder; if it is missing, the defaults are used. */
    public static CameraFolder usual(Path folder) {
        return new CameraFolder(folder, true, new ConfigTexts(Optional::empty));
    }

    /** What {@code TINY_CAM_CONFIG} names: such a folder, or the default camera's file itself. It must exist. */
    public static CameraFolder named(Path fileOrFolder) {
        return new CameraFolder(fileOrFolder, false, new ConfigTexts(Optional::empty));
    }

    /** Returns the same folder, in which sealed files are opened with the access key of the moment, if there is one. */
    public CameraFolder openedWith(Supplier<Optional<SharedKey>> key) {
        return new CameraFolder(path, mayBeMissing, new ConfigTexts(key));
    }

    /**
     * Reads all cameras: first the default one, which has all defaults if its file is missing from the folder, then the
     * others by name.
     *
     * @throws ConfigurationException if anything is wrong with any file, with all problems of all files
     */
    public List<CameraFile> read() throws ConfigurationException {
        return reading().cameras();
    }

    /** Returns the path of a file of this folder as its operator knows it: {@code cameras/garden.yaml}. */
    public String nameOf(Path file) {
        Path folder = mainFile().toAbsolutePath().resolveSibling("");
        Path absolute = file.toAbsolutePath();
        return absolute.startsWith(folder) && !absolute.equals(folder)
                ? folder.relativize(absolute).toString().replace('\\', '/')
                : fileName(file);
    }

    /** Returns the files that are there now, the default camera's first. */
    List<Path> files() {
        var files = new ArrayList<Path>();
        if (Files.exists(mainFile())) {
            files.add(mainFile());
        }
        try {
            files.addAll(furtherFiles());
        } catch (IOException unreadable) {
            return files;
        }
        return files;
    }

    /** Returns the reader of this folder's texts. */
    ConfigTexts texts() {
        return texts;
    }

    /** Reads all files; one reading or one change of the files at a time, so that none is seen half done. */
    synchronized CameraReading reading() {
        var reading = new CameraReading(texts);
        if (!mayBeMissing && !Files.exists(path)) {
            reading.refuse(path, "there is no such file or folder");
            return reading;
        }
        Path main = mainFile();
        if (Files.exists(main)) {
            reading.read(CameraConfig.DEFAULT_NAME, main);
        } else {
            reading.assume(CameraConfig.DEFAULT_NAME, main);
        }
        readFurther(reading);
        return reading;
    }

    private void readFurther(CameraReading reading) {
        try {
            List<Path> files = furtherFiles();
            if (files.size() > MAX_CAMERAS) {
                reading.refuse(further(), "there are more than " + MAX_CAMERAS + " cameras");
            } else {
                files.forEach(file -> readFurther(file, reading));
            }
        } catch (IOException failed) {
            reading.refuse(further(), "the folder cannot be read");
        }
    }

    private static void readFurther(Path file, CameraReading reading) {
        String fileName = fileName(file);
        String name = fileName.substring(0, fileName.length() - ENDING.length());
        if (CameraConfig.isName(name) && !name.equals(CameraConfig.DEFAULT_NAME)) {
            reading.read(name, file);
        } else {
            reading.refuse(
                    file,
                    "the file's name is the camera's: 1 to %d of a-z, 0-9 and -, and not `%s`"
                            .formatted(CameraConfig.MAX_NAME_CHARACTERS, CameraConfig.DEFAULT_NAME));
        }
    }

    private Path mainFile() {
        return Files.exists(path) && !Files.isDirectory(path) ? path : path.resolve("config" + ENDING);
    }

    private Path further() {
        return mainFile().resolveSibling("cameras");
    }

    /** Returns the YAML files by name; hidden files, as editors leave them, and other endings are not meant. */
    private List<Path> furtherFiles() throws IOException {
        if (!Files.isDirectory(further())) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(further())) {
            return entries.filter(CameraFolder::isCamera)
                    .limit(MAX_CAMERAS + 1L)
                    .sorted()
                    .toList();
        }
    }

    private static boolean isCamera(Path file) {
        String name = fileName(file);
        return name.endsWith(ENDING) && !name.startsWith(".");
    }

    private static String fileName(Path file) {
        return String.valueOf(file.getFileName());
    }
}
