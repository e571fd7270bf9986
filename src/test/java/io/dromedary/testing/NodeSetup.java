package io.dromedary.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * What a node under test is configured with.
 *
 * @param camera the default camera's {@code config.yaml}
 * @param properties the whole {@code application.properties}
 * @param files more files in its home
 */
public record NodeSetup(String camera, String properties, Map<String, byte[]> files) {

    /** The test picture, small: 320x180, 30 frames in a second, a keyframe in each. */
    public static final String SMALL = """
            device: test
            width: 320
            height: 180
            fps: 30
            gop: 30
            keyintMin: 1
            """;

    /** Holds no file but these two. */
    public NodeSetup(String camera, String properties) {
        this(camera, properties, Map.of());
    }

    /** Returns the small picture, and the repository's settings, on this machine alone. */
    public static NodeSetup usual() throws IOException {
        String shipped = Files.readString(Path.of("config/application.properties"));
        return new NodeSetup(SMALL, shipped).with("dromedary.host", "127.0.0.1");
    }

    /** Returns the same with other or more lines in the camera's configuration. */
    public NodeSetup camera(String setting, String value) {
        return new NodeSetup(line(camera, setting, ": ", value), properties, files);
    }

    /** Returns the same with another or one more property. */
    public NodeSetup with(String property, String value) {
        return new NodeSetup(camera, line(properties, property, " = ", value), files);
    }

    /** Returns the same with one more file in the node's home. */
    public NodeSetup file(String name, byte[] content) {
        Map<String, byte[]> more = new java.util.HashMap<>(files);
        more.put(name, content);
        return new NodeSetup(camera, properties, Map.copyOf(more));
    }

    private static String line(String text, String name, String between, String value) {
        String others = text.replaceAll("(?m)^" + name.replace(".", "\\.") + "\\s*[:=].*\\R", "");
        return others + name + between + value + '\n';
    }
}
