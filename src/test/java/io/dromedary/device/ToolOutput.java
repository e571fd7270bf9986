package io.dromedary.device;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What tools print: src/test/resources/devices/README.md. */
final class ToolOutput {

    private static final Path FOLDER = Path.of("src/test/resources/devices");

    private ToolOutput() {}

    static String of(String name) throws IOException {
        return Files.readString(FOLDER.resolve(name + ".txt"));
    }

    static List<String> all() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".txt"))
                    .map(name -> name.substring(0, name.length() - 4))
                    .sorted()
                    .toList();
        }
    }
}
