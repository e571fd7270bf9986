package io.dromedary.keys;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dromedary.crypto.SharedKey;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The JSON of a key file, TinyCam's: an object with {@value #MANAGEMENT} and {@value #ACCESS}, both base64, and beside
 * them {@value #NAMED}, an object of names and keys, which TinyCam does not know.
 */
final class KeyFileText {

    static final String MANAGEMENT = "managementKey";
    static final String ACCESS = "accessKey";
    static final String NAMED = "accessKeys";

    private static final char BYTE_ORDER_MARK = '\ufeff';

    /** Keeps numbers as they were written, and escapes what UTF-8 cannot hold, so that foreign members survive. */
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .disable(JsonParser.Feature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    private final Path file;
    private final ObjectNode members;

    private KeyFileText(Path file, ObjectNode members) {
        this.file = file;
        this.members = members;
    }

    /** Returns the text of a new key file. */
    static KeyFileText of(Path file, NodeKeys keys) {
        ObjectNode members = MAPPER.createObjectNode();
        members.put(MANAGEMENT, keys.management().revealBase64());
        members.put(ACCESS, keys.access().revealBase64());
        return new KeyFileText(file, members);
    }

    /** Reads bytes; {@code file} is only for messages. */
    static KeyFileText parse(Path file, byte[] bytes) throws KeyFileException {
        String text = utf8(file, bytes);
        try {
            JsonNode root = MAPPER.readTree(text);
            if (root instanceof ObjectNode members) {
                return new KeyFileText(file, members);
            }
        } catch (JsonProcessingException broken) {
            // Jackson's message may quote the file, and with it a key, so only the place goes on
            throw new KeyFileException(file, "is not correct JSON, or names a member twice" + place(broken));
        }
        throw new KeyFileException(file, "is not a JSON object with `" + MANAGEMENT + "` and `" + ACCESS + "`");
    }

    NodeKeys keys() throws KeyFileException {
        SharedKey management = key(members, MANAGEMENT);
        SharedKey access = key(members, ACCESS);
        try {
            return new NodeKeys(management, access, named());
        } catch (IllegalArgumentException refused) {
            throw new KeyFileException(file, "cannot be used: " + refused.getMessage());
        }
    }

    private SortedMap<String, SharedKey> named() throws KeyFileException {
        SortedMap<String, SharedKey> named = new TreeMap<>();
        JsonNode found = members.get(NAMED);
        if (found == null) {
            return named;
        }
        if (!(found instanceof ObjectNode viewers)) {
            throw new KeyFileException(file, "has `" + NAMED + "` that is not an object of names and keys");
        }
        for (Map.Entry<String, JsonNode> viewer : viewers.properties()) {
            String name = viewer.getKey();
            if (!AccessKey.isName(name)) {
                throw new KeyFileException(file, "names a viewer otherwise than by 1 to 32 of a-z, 0-9 and -");
            }
            SharedKey key = key(viewers, name);
            if (key.sizeBytes() != SharedKey.FRESH_BYTES) {
                throw new KeyFileException(
                        file, "has a key of `%s` that is not %d bytes".formatted(name, SharedKey.FRESH_BYTES));
            }
            named.put(name, key);
        }
        return named;
    }

    /** Returns the same members in the same order, holding these keys; the management key stays as it is written. */
    KeyFileText with(NodeKeys keys) {
        ObjectNode changed = members.deepCopy();
        changed.put(ACCESS, keys.access().revealBase64());
        if (changed.has(NAMED) || !keys.named().isEmpty()) {
            ObjectNode viewers = changed.putObject(NAMED);
            keys.named().forEach((name, key) -> viewers.put(name, key.revealBase64()));
        }
        return new KeyFileText(file, changed);
    }

    byte[] bytes() throws JsonProcessingException {
        String text = MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(members);
        return (text + System.lineSeparator()).getBytes(StandardCharsets.UTF_8);
    }

    private SharedKey key(ObjectNode holder, String member) throws KeyFileException {
        JsonNode value = holder.get(member);
        if (value == null) {
            throw new KeyFileException(file, "has no `" + member + "`");
        }
        if (!value.isTextual()) {
            throw new KeyFileException(file, "has a `" + member + "` that is not a text in quotes");
        }
        SharedKey key = decode(member, value.textValue());
        if (key.isAllZero()) {
            throw new KeyFileException(file, "has a `" + member + "` of nothing but zeroes; use random bytes");
        }
        return key;
    }

    private SharedKey decode(String member, String text) throws KeyFileException {
        try {
            return SharedKey.fromBase64(text);
        } catch (IllegalArgumentException refused) {
            throw new KeyFileException(file, "has an unusable `" + member + "`: " + refused.getMessage());
        }
    }

    private static String utf8(Path file, byte[] bytes) throws KeyFileException {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
        } catch (CharacterCodingException notUtf8) {
            throw new KeyFileException(file, "is not UTF-8 text");
        }
    }

    private static String place(JsonProcessingException broken) {
        return Optional.ofNullable(broken.getLocation())
                .map(JsonLocation::getLineNr)
                .map(line -> ", at line " + line)
                .orElse("");
    }
}
