package io.dromedary.capture;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What came of trials of encoders, kept in a small file for the next start. A file that cannot be read or written costs
 * nothing but the trials. What did not work is tried again after a day, as a driver may have been installed.
 * Thread-safe.
 */
public final class EncoderMemory {

    private static final Logger LOG = LoggerFactory.getLogger(EncoderMemory.class);
    private static final Duration REFUSAL_LASTS = Duration.ofDays(1);
    private static final int MAX_BYTES = 256 << 10;
    private static final int MAX_ENTRIES = 100;
    private static final ObjectMapper JSON = new ObjectMapper();

    private record Entry(boolean works, String reason, Instant at) {}

    private final Path file;
    private final Clock clock;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private boolean loaded;

    /**
     * Remembers in a file, which need not be there.
     *
     * @param clock tells how old a refusal is
     */
    public EncoderMemory(Path file, Clock clock) {
        this.file = file;
        this.clock = clock;
    }

    /** Returns a memory in the user's cache folder. */
    public static EncoderMemory ofThisUser(Clock clock) {
        return new EncoderMemory(BundledFfmpeg.userCache().resolve("encoders.json"), clock);
    }

    synchronized Optional<EncoderVerdict> of(EncoderTrial trial) {
        load();
        return key(trial)
                .map(entries::get)
                .filter(entry -> entry.works() || entry.at().plus(REFUSAL_LASTS).isAfter(clock.instant()))
                .map(entry -> new EncoderVerdict(entry.works(), entry.reason()));
    }

    synchronized void put(EncoderTrial trial, EncoderVerdict verdict) {
        Entry entry = new Entry(verdict.works(), verdict.reason(), clock.instant());
        key(trial).ifPresent(key -> entries.put(key, entry));
        while (entries.size() > MAX_ENTRIES) {
            entries.remove(entries.keySet().iterator().next());
        }
    }

    synchronized void forget(EncoderTrial trial) {
        load();
        key(trial).ifPresent(entries::remove);
        save();
    }

    /** Writes the file, if that is possible. */
    synchronized void save() {
        ObjectNode all = JSON.createObjectNode();
        entries.forEach((key, entry) -> all.putObject(key)
                .put("works", entry.works())
                .put("reason", entry.reason())
                .put("at", entry.at().toString()));
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path fresh = Files.createTempFile(file.toAbsolutePath().getParent(), "encoders", ".tmp");
            Files.writeString(fresh, all.toPrettyString());
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.debug("{} cannot be written", file, e);
        }
    }

    /** Another ffmpeg, a changed one, or other arguments are another trial. */
    private static Optional<String> key(EncoderTrial trial) {
        Path program = trial.ffmpeg().path();
        try {
            return Optional.of("%s %s %d bytes of %s: %s"
                    .formatted(
                            program,
                            trial.ffmpeg().version(),
                            Files.size(program),
                            Files.getLastModifiedTime(program),
                            String.join(" ", trial.arguments())));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private void load() {
        if (loaded) {
            return;
        }
        loaded = true;
        try (InputStream in = Files.newInputStream(file)) {
            JsonNode all = JSON.readTree(new String(in.readNBytes(MAX_BYTES), StandardCharsets.UTF_8));
            for (var field : all.properties()) {
                JsonNode entry = field.getValue();
                Instant at = Instant.parse(entry.path("at").asText());
                entries.put(
                        field.getKey(),
                        new Entry(
                                entry.path("works").asBoolean(),
                                entry.path("reason").asText(),
                                at));
            }
        } catch (JsonProcessingException | java.time.format.DateTimeParseException e) {
            LOG.debug("{} is damaged and not used", file, e);
            entries.clear();
        } catch (IOException e) {
            LOG.trace("{} cannot be read", file, e);
        }
    }
}
