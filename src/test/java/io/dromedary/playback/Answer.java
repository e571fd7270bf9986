package io.dromedary.playback;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** The messages of one answer, read one by one: its notes, and the bytes after each note. */
final class Answer {

    private static final ObjectMapper JSON = new ObjectMapper();

    final List<JsonNode> notes = new ArrayList<>();
    final List<byte[]> media = new ArrayList<>();
    private final Playing playing;
    private boolean more = true;

    Answer(Playing playing) {
        this.playing = playing;
    }

    /** Reads all that is left. */
    static Answer of(Playing playing) throws IOException {
        Answer answer = new Answer(playing);
        while (answer.more) {
            answer.next();
        }
        return answer;
    }

    /** Reads on to the end. */
    Answer rest() throws IOException {
        while (more) {
            next();
        }
        return this;
    }

    /** Reads one message. */
    Answer next() throws IOException {
        ByteBuffer message = ByteBuffer.allocate(Playing.MESSAGE_BYTES);
        more = playing.fill(message);
        message.flip();
        byte mark = message.get();
        byte[] rest = new byte[message.remaining()];
        message.get(rest);
        if (mark == 'n') {
            notes.add(JSON.readTree(rest));
            media.add(new byte[0]);
        } else {
            ByteArrayOutputStream both = new ByteArrayOutputStream();
            both.writeBytes(media.remove(media.size() - 1));
            both.writeBytes(rest);
            media.add(both.toByteArray());
        }
        return this;
    }

    List<String> types() {
        return notes.stream().map(note -> note.path("type").asText()).toList();
    }

    String said(int note, String member) {
        return notes.get(note).path(member).asText();
    }
}
