package io.dromedary.reload;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** One version of a route file: its text and the entries in it. Immutable; two are equal if name and text are. */
public final class RouteFile {

    /** How large a route file may be: 256 KiB. */
    public static final int MAX_BYTES = 256 * 1024;

    private final String name;
    private final String text;
    private final RouteYaml yaml;
    private final List<RouteEntry> entries;

    private RouteFile(String name, String text, RouteYaml yaml) {
        this.name = name;
        this.text = text;
        this.yaml = yaml;
        this.entries = yaml.entries();
    }

    /**
     * Reads a file once, at most {@value #MAX_BYTES} bytes of it.
     *
     * @throws RouteFileException if it cannot be read, or {@link #parse} refuses its text
     */
    public static RouteFile read(Path file) throws RouteFileException {
        return read(RouteFolder.nameOf(file), file);
    }

    static RouteFile read(String name, Path file) throws RouteFileException {
        return parse(name, decode(name, bytes(name, file)));
    }

    /**
     * Understands the text of a file as far as that needs no Camel.
     *
     * @param name the file's name within the routes folder
     * @throws RouteFileException if it is no YAML, holds no entry, lacks an id or has one twice
     */
    public static RouteFile parse(String name, String text) throws RouteFileException {
        if (text.isBlank()) {
            throw new RouteFileException(name, "is empty");
        }
        RouteFile file = new RouteFile(name, text, RouteYaml.parse(name, text));
        file.requireIds();
        return file;
    }

    private void requireIds() throws RouteFileException {
        Set<String> ids = new HashSet<>();
        for (RouteEntry entry : entries) {
            if (entry.kind() == RouteKind.BARE_ROUTE) {
                throw at(entry, "a route without an id: write '- route:', and 'id' and 'from' below it");
            }
            if (entry.kind().needsId() && entry.id().isEmpty()) {
                throw at(
                        entry,
                        "this " + entry.kind().key() + " has no " + entry.kind().idField());
            }
            if (entry.id().isPresent() && !ids.add(entry.id().get())) {
                throw at(entry, "the id " + entry.id().get() + " is there twice");
            }
        }
    }

    /** The file's name within the routes folder. */
    public String name() {
        return name;
    }

    /** The whole text. */
    public String text() {
        return text;
    }

    /** What it holds, in its order; at least one. */
    public List<RouteEntry> entries() {
        return entries;
    }

    /** The first line, from 1, that mentions {@code word}, if one does. */
    public OptionalInt lineOf(String word) {
        return yaml.lineOf(word);
    }

    /** The kind that decides when it is loaded: of its entries the first to be loaded. */
    RouteKind kind() {
        return entries.stream().map(RouteEntry::kind).sorted().findFirst().orElse(RouteKind.OTHER);
    }

    boolean has(RouteKind kind) {
        return entries.stream().anyMatch(entry -> entry.kind() == kind);
    }

    RouteFileException at(RouteEntry entry, String reason) {
        return new RouteFileException(name, OptionalInt.of(entry.line()), reason, null);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RouteFile file && file.name.equals(name) && file.text.equals(text);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + text.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }

    private static byte[] bytes(String name, Path file) throws RouteFileException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new RouteFileException(name, "is larger than " + MAX_BYTES / 1024 + " KiB");
            }
            return bytes;
        } catch (IOException e) {
            throw new RouteFileException(name, OptionalInt.empty(), "cannot be read", e);
        }
    }

    private static String decode(String name, byte[] bytes) throws RouteFileException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new RouteFileException(name, OptionalInt.empty(), "is not UTF-8 text", e);
        }
    }
}
