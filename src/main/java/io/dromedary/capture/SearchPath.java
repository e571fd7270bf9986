package io.dromedary.capture;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Folders in which programs are looked for, in order.
 *
 * @param folders absolute folders; they need not exist
 */
public record SearchPath(List<Path> folders) {

    /** Keeps its own copy of the folders. */
    public SearchPath {
        folders = List.copyOf(folders);
    }

    /**
     * Returns the folders of the environment variable {@code PATH}. Relative ones are left out: they mean any folder.
     */
    public static SearchPath ofEnvironment() {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return new SearchPath(Arrays.stream(path.split(File.pathSeparator))
                .filter(folder -> !folder.isBlank())
                .flatMap(SearchPath::folder)
                .filter(Path::isAbsolute)
                .toList());
    }

    /** Returns the first executable file of that name, also with {@code .exe}. */
    public Optional<Path> find(String name) {
        return folders.stream()
                .flatMap(folder -> Stream.of(folder.resolve(name), folder.resolve(name + ".exe")))
                .filter(SearchPath::isProgram)
                .findFirst();
    }

    static boolean isProgram(Path file) {
        return Files.isRegularFile(file) && Files.isExecutable(file);
    }

    private static Stream<Path> folder(String name) {
        try {
            return Stream.of(Path.of(name));
        } catch (InvalidPathException e) {
            return Stream.empty();
        }
    }
}
