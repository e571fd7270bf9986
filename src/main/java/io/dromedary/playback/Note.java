package io.dromedary.playback;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dromedary.export.RangeFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** What the node says about what it sends: a JSON text in a message of its own, which begins with {@code n}. */
final class Note {

    /** First byte of a message that is a note. */
    static final byte MARK = 'n';

    /** First byte of a message that is media, which goes on from the message before. */
    static final byte MEDIA_MARK = 'm';

    private final ObjectNode json;

    private Note(OptionalLong id, String type) {
        json = JsonNodeFactory.instance.objectNode();
        if (id.isPresent()) {
            json.put("id", id.getAsLong());
        } else {
            json.putNull("id");
        }
        json.put("type", type);
    }

    private Note(long id, String type) {
        this(OptionalLong.of(id), type);
    }

    /** A segment begins: its head follows, and then fragments from a keyframe on. */
    static Note segment(long id, Spot spot, boolean first) {
        Note note = new Note(id, "segment");
        note.json
                .put("from", spot.segment().from().toString())
                .put("media", spot.segment().mediaType())
                .put("begins", spot.time().toString())
                .put("first", first);
        return note;
    }

    /** A file begins. */
    static Note file(long id, RangeFile file) {
        Note note = new Note(id, "file");
        note.json
                .put("name", file.name())
                .put("bytes", file.bytes())
                .put("from", file.from().toString())
                .put("to", file.to().toString());
        return note;
    }

    /** Everything was sent up to a time; {@code next} is where the next recorded picture is. */
    static Note end(long id, Instant until, Optional<Instant> next) {
        Note note = new Note(id, "end");
        note.json.put("until", until.toString());
        return note.with("next", next);
    }

    /** Nothing is recorded there; the nearest pictures are at these times. */
    static Note nothing(long id, Optional<Instant> before, Optional<Instant> next) {
        return new Note(id, "nothing").with("before", before).with("next", next);
    }

    /** A request cannot be answered. */
    static Note failed(OptionalLong id, String error) {
        Note note = new Note(id, "failed");
        note.json.put("error", error);
        return note;
    }

    private Note with(String name, Optional<Instant> time) {
        json.put(name, time.map(Instant::toString).orElse(null));
        return this;
    }

    /** Writes the message. */
    void write(ByteBuffer message) {
        message.put(MARK).put(json.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Returns the message. */
    ByteBuffer message() {
        byte[] text = json.toString().getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(text.length + 1).put(MARK).put(text).flip();
    }
}
