package io.dromedary.recording;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Two tables of the index: who reads the segments that ended, and which of them each reader has not got yet.
 *
 * <p>A row is there from the moment a segment ends until its reader is done with it or it is deleted, so there are
 * never more rows than segments for each reader. Used under the lock of its {@link SegmentIndex}.
 */
final class DueTable {

    /** A segment lets the next one of its camera pass each time it has failed so often. */
    private static final int TRIES_IN_A_ROW = 3;

    /** No wait is longer, so one that seems to be was noted before the clock was put back. */
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    private static final List<String> TABLES = List.of(
            "CREATE TABLE IF NOT EXISTS reader (name TEXT PRIMARY KEY)",
            "CREATE TABLE IF NOT EXISTS due (reader TEXT NOT NULL, file TEXT NOT NULL, camera TEXT NOT NULL,"
                    + " from_ms INTEGER NOT NULL, tries INTEGER NOT NULL, not_before_ms INTEGER NOT NULL,"
                    + " PRIMARY KEY (reader, file))",
            "CREATE INDEX IF NOT EXISTS due_by_camera ON due (reader, camera, from_ms)",
            "CREATE INDEX IF NOT EXISTS due_by_file ON due (file)");

    private final Connection connection;

    DueTable(Connection connection) {
        this.connection = connection;
    }

    static void create(Statement statement) throws SQLException {
        for (String table : TABLES) {
            statement.execute(table);
        }
    }

    /** Makes a reader known; what it failed with before is tried again at once and in order. */
    void follow(String reader) throws SQLException {
        change("INSERT OR IGNORE INTO reader VALUES (?)", reader);
        change("UPDATE due SET tries = 0, not_before_ms = 0 WHERE reader = ?", reader);
    }

    /** Returns whether a reader is known. */
    boolean isFollowed(String reader) throws SQLException {
        try (PreparedStatement query = prepare("SELECT 1 FROM reader WHERE name = ?", reader);
                ResultSet result = query.executeQuery()) {
            return result.next();
        }
    }

    /** Makes a segment due for every reader. */
    void add(Segment segment) throws SQLException {
        change(
                "INSERT OR IGNORE INTO due SELECT name, ?, ?, ?, 0, 0 FROM reader",
                segment.file().toString(),
                segment.camera(),
                segment.from().toEpochMilli());
    }

    /** Takes a segment from one reader, and lets the others of its camera be tried at once. */
    void done(String reader, Path file, String camera) throws SQLException {
        change("DELETE FROM due WHERE reader = ? AND file = ?", reader, file.toString());
        change("UPDATE due SET not_before_ms = 0 WHERE reader = ? AND camera = ?", reader, camera);
    }

    /** Counts one more failure; the segment is not due before {@code again}. */
    void failed(String reader, Path file, Instant again) throws SQLException {
        change(
                "UPDATE due SET tries = tries + 1, not_before_ms = ? WHERE reader = ? AND file = ?",
                again.toEpochMilli(),
                reader,
                file.toString());
    }

    /** Takes a segment from all readers. */
    void forget(Path file) throws SQLException {
        change("DELETE FROM due WHERE file = ?", file.toString());
    }

    /** Returns the cameras of which something is due. */
    List<String> cameras(String reader) throws SQLException {
        try (PreparedStatement query = prepare("SELECT DISTINCT camera FROM due WHERE reader = ?", reader);
                ResultSet result = query.executeQuery()) {
            List<String> cameras = new ArrayList<>();
            while (result.next()) {
                cameras.add(result.getString(1));
            }
            return cameras;
        }
    }

    /** Which segment comes next for a reader, and how often it failed. */
    record Row(Path file, int tries) {}

    /** Returns what comes next of a camera, or nothing if that must wait. */
    Optional<Row> next(String reader, String camera, Instant now) throws SQLException {
        try (PreparedStatement query = prepare(
                        "SELECT file, tries, not_before_ms FROM due WHERE reader = ? AND camera = ?"
                                + " ORDER BY tries / " + TRIES_IN_A_ROW + ", from_ms, file LIMIT 1",
                        reader,
                        camera);
                ResultSet result = query.executeQuery()) {
            if (!result.next() || mustWait(Instant.ofEpochMilli(result.getLong(3)), now)) {
                return Optional.empty();
            }
            return Optional.of(new Row(Path.of(result.getString(1)), result.getInt(2)));
        }
    }

    private static boolean mustWait(Instant notBefore, Instant now) {
        return notBefore.isAfter(now) && notBefore.isBefore(now.plus(LONGEST_WAIT));
    }

    private void change(String text, Object... values) throws SQLException {
        try (PreparedStatement change = prepare(text, values)) {
            change.executeUpdate();
        }
    }

    private PreparedStatement prepare(String text, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(text);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }
}
