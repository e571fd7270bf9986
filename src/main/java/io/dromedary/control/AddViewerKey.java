package io.dromedary.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dromedary.crypto.SharedKey;
import io.dromedary.crypto.ViewerKey;
import io.dromedary.http.BadRequestException;
import io.dromedary.http.ConflictException;
import io.dromedary.keys.AccessKey;
import io.dromedary.keys.KeyFileException;
import io.dromedary.keys.KeyRing;
import io.dromedary.keys.RefusedKeyException;
import java.security.SecureRandom;
import java.util.Base64;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives a viewer a key of its own: the one in the command, or one that is made of the management key and a new salt.
 *
 * <p>Reads {@code name} and perhaps {@code key}; leaves the answer as JSON text, with the salt and without the key.
 */
public final class AddViewerKey implements Processor {

    private static final Logger LOG = LoggerFactory.getLogger(AddViewerKey.class);

    private final KeyRing keys;
    private final SecureRandom random;

    /** Makes the step; {@code random} is for salts. */
    public AddViewerKey(KeyRing keys, SecureRandom random) {
        this.keys = keys;
        this.random = random;
    }

    @Override
    public void process(Exchange exchange) throws BadRequestException, ConflictException, KeyFileException {
        JsonNode command = exchange.getMessage().getBody(JsonNode.class);
        String name = name(command);
        JsonNode given = ReadCommand.member(command, "key");
        ObjectNode answer =
                JsonNodeFactory.instance.objectNode().put("added", true).put("name", name);
        add(new AccessKey(name, given.isMissingNode() ? derived(name, answer) : read(given)));
        exchange.getMessage().setBody(answer.toString());
    }

    /** Returns the name in a command, or refuses one that is none. */
    static String name(JsonNode command) throws BadRequestException {
        JsonNode name = ReadCommand.member(command, "name");
        if (!name.isTextual() || !AccessKey.isName(name.asText())) {
            throw new BadRequestException();
        }
        return name.asText();
    }

    private SharedKey derived(String name, ObjectNode answer) {
        byte[] salt = new byte[ViewerKey.SALT_BYTES];
        random.nextBytes(salt);
        answer.put("salt", Base64.getEncoder().encodeToString(salt));
        return ViewerKey.derive(keys.current().management(), salt, name);
    }

    private static SharedKey read(JsonNode given) throws BadRequestException {
        try {
            return KeyRing.readFresh(given.isTextual() ? given.asText() : "");
        } catch (RefusedKeyException e) {
            throw new BadRequestException();
        }
    }

    private void add(AccessKey viewer) throws ConflictException, KeyFileException {
        try {
            keys.add(viewer);
            LOG.info("Viewer {} was given a key", viewer.name());
        } catch (RefusedKeyException e) {
            LOG.warn("Viewer {} was given no key: {}", viewer.name(), e.getMessage());
            throw new ConflictException("{\"error\":\"the name or the key is taken, or there are too many\"}");
        }
    }
}
