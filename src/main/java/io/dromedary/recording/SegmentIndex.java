package io.dromedary.recording;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Which segments there are: one SQLite file, one row for a segment. All of it can be made anew from the segments.
 *
 * <p>Thread-safe; one call at a time.
 */
final class SegmentIndex implements AutoCloseable {

    /**
     * Another number in the file means other tables: the index is made anew. Version 1 only lacked those of what is
     * due.
     */
    private static final int VERSION = 2;

    private static final Set<Integer> READABLE = Set.of(0, 1, VERSION);

    private static final String TABLE = """
            CREATE TABLE IF NOT EXISTS segment (
                file TEXT PRIMARY KEY, camera TEXT NOT NULL, state TEXT NOT NULL, from_ms INTEGER NOT NULL,
                to_ms INTEGER NOT NULL, media_us INTEGER NOT NULL, bytes INTEGER NOT NULL, media_type TEXT NOT NULL,
                codec TEXT NOT NULL, width INTEGER NOT NULL, height INTEGER NOT NULL, run TEXT NOT NULL,
                run_from_us INTEGER NOT NULL, gaps TEXT NOT NULL, is_protected INTEGER NOT NULL, keyframes BLOB NOT NULL)
            """;
    private static final String BY_TIME =
            "CREATE INDEX IF NOT EXISTS segment_by_time ON segment (camera, from_ms, run_from_us)";
    /** So the longest segment is found at once, and no other that ended long before a time is looked at. */
    private static final String BY_LENGTH =
            "CREATE INDEX IF NOT EXISTS segment_by_length ON segment (camera, to_ms - from_ms)";

    private static final String OPEN_BY_TIME = "CREATE INDEX IF NOT EXISTS segment_open"
            + " ON segment (camera, from_ms, run_from_us) WHERE state = 'OPEN'";

    /** All but the keyframes: those of a day are megabytes, and who asks for segments has no use for them. */
    private static final String SEGMENT = "SELECT file, camera, state, from_ms, to_ms, media_us, bytes, media_type,"
            + " codec, width, height, run, run_from_us, gaps, is_protected FROM segment ";

    private static final String BETWEEN = SEGMENT + "WHERE camera = ?1 AND from_ms < ?2 AND to_ms > ?3"
            + " AND state <> 'OPEN'"
            + " AND from_ms >= ?3 - (SELECT MAX(to_ms - from_ms) FROM segment WHERE camera = ?1) UNION ALL "
            + SEGMENT + "INDEXED BY segment_open WHERE camera = ?1 AND from_ms < ?2 AND state = 'OPEN'"
            + " ORDER BY from_ms, run_from_us LIMIT ?4";

    private static final String PUT = "INSERT OR REPLACE INTO segment VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)";

    private final Connection connection;
    private final DueTable due;

    private SegmentIndex(Connection connection) {
        this.connection = connection;
        this.due = new DueTable(connection);
    }

    /**
     * Opens the index, or makes it.
     *
     * @throws SQLException if the file is none, is broken, or is of another version
     */
    static SegmentIndex open(Path file) throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file.toAbsolutePath());
        try {
            prepare(connection);
            return new SegmentIndex(connection);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private static void prepare(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode = WAL");
            statement.execute("PRAGMA synchronous = NORMAL");
            statement.execute("PRAGMA busy_timeout = 2000");
            int version = number(statement, "PRAGMA user_version");
            if (!READABLE.contains(version)) {
                throw new SQLException("the index is of version " + version);
            }
            requireSound(statement);
            statement.execute(TABLE);
            statement.execute(BY_TIME);
            statement.execute(BY_LENGTH);
            statement.execute(OPEN_BY_TIME);
            DueTable.create(statement);
            statement.execute("PRAGMA user_version = " + VERSION);
        }
    }

    private static void requireSound(Statement statement) throws SQLException {
        try (ResultSet check = statement.executeQuery("PRAGMA quick_check(1)")) {
            if (!check.next() || !check.getString(1).equals("ok")) {
                throw new SQLException("the index is damaged");
            }
        }
    }

    private static int number(Statement statement, String query) throws SQLException {
        try (ResultSet result = statement.executeQuery(query)) {
            return result.next() ? result.getInt(1) : 0;
        }
    }

    /** Notes a segment, or what it is now. */
    synchronized void put(Segment segment, List<Keyframe> keyframes) throws SQLException {
        try (PreparedStatement put = connection.prepareStatement(PUT)) {
            SegmentRow.write(segment, SeekTable.bytes(keyframes), put);
            put.executeUpdate();
        }
    }

    /** Notes a segment that ended; if that is news, it is due for all readers from the same moment on. */
    synchronized void putEnded(Segment segment, List<Keyframe> keyframes) throws SQLException {
        boolean isNews = find(segment.file())
                .filter(known -> known.state() != SegmentState.OPEN)
                .isEmpty();
        together(() -> {
            put(segment, keyframes);
            if (isNews) {
                due.add(segment);
            }
        });
    }

    /** Asks or changes what is due. */
    synchronized <T> T due(DueQuestion<T> question) throws SQLException {
        return question.of(due);
    }

    /** Returns when the last known segment of each camera began. */
    synchronized Map<String, Instant> newest() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT camera, MAX(from_ms) FROM segment GROUP BY camera")) {
            Map<String, Instant> newest = new HashMap<>();
            while (result.next()) {
                newest.put(result.getString(1), Instant.ofEpochMilli(result.getLong(2)));
            }
            return newest;
        }
    }

    /** Notes whether a segment is protected. */
    synchronized void protect(Path file, boolean on) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE segment SET is_protected = ? WHERE file = ?")) {
            update.setBoolean(1, on);
            update.setString(2, file.toString());
            update.executeUpdate();
        }
    }

    /** Forgets a segment; it is due for nobody then. */
    synchronized void remove(Path file) throws SQLException {
        together(() -> {
            try (PreparedStatement remove = connection.prepareStatement("DELETE FROM segment WHERE file = ?")) {
                remove.setString(1, file.toString());
                remove.executeUpdate();
            }
            due.forget(file);
        });
    }

    /** Returns what is known of a file. */
    synchronized Optional<Segment> find(Path file) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(SEGMENT + "WHERE file = ?")) {
            query.setString(1, file.toString());
            return rows(query).stream().findFirst();
        }
    }

    /** Returns the keyframes of a segment, in order. */
    synchronized List<Keyframe> keyframes(Path file) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT keyframes FROM segment WHERE file = ?")) {
            query.setString(1, file.toString());
            try (ResultSet result = query.executeQuery()) {
                return result.next() ? SeekTable.keyframes(result.getBytes(1)) : List.of();
            }
        }
    }

    /** Returns a camera's segments that touch a span of time, the oldest first, at most {@code limit}. */
    List<Segment> between(String camera, Instant from, Instant to, int limit) throws SQLException {
        List<Segment> segments = new ArrayList<>();
        each(camera, from, to, limit, segments::add);
        return segments;
    }

    /**
     * Gives a camera's segments that touch a span of time to {@code reader}, the oldest first, one by one.
     *
     * @return how many there were, at most {@code limit}
     */
    synchronized int each(String camera, Instant from, Instant to, int limit, Consumer<Segment> reader)
            throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(BETWEEN)) {
            query.setString(1, camera);
            query.setLong(2, to.toEpochMilli());
            query.setLong(3, from.toEpochMilli());
            query.setInt(4, limit);
            return read(query, reader);
        }
    }

    /** Returns the first segment of a camera. */
    Optional<Segment> oldest(String camera) throws SQLException {
        return first(SEGMENT + "WHERE camera = ? ORDER BY from_ms, run_from_us LIMIT 1", camera);
    }

    /** Returns the last segment of a camera. */
    Optional<Segment> newest(String camera) throws SQLException {
        return first(SEGMENT + "WHERE camera = ? ORDER BY from_ms DESC, run_from_us DESC LIMIT 1", camera);
    }

    private synchronized Optional<Segment> first(String question, String camera) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(question)) {
            query.setString(1, camera);
            return rows(query).stream().findFirst();
        }
    }

    /** Returns the last segment of a camera that began before a time. */
    synchronized Optional<Segment> lastBefore(String camera, Instant time) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                SEGMENT + "WHERE camera = ? AND from_ms < ? ORDER BY from_ms DESC, run_from_us DESC LIMIT 1")) {
            query.setString(1, camera);
            query.setLong(2, time.toEpochMilli());
            return rows(query).stream().findFirst();
        }
    }

    /** Returns segments by their files' names, those after {@code after}, at most {@code limit}. */
    synchronized List<Segment> page(String after, int limit) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(SEGMENT + "WHERE file > ? ORDER BY file LIMIT ?")) {
            query.setString(1, after);
            query.setInt(2, limit);
            return rows(query);
        }
    }

    private static List<Segment> rows(PreparedStatement query) throws SQLException {
        List<Segment> segments = new ArrayList<>();
        read(query, segments::add);
        return segments;
    }

    private static int read(PreparedStatement query, Consumer<Segment> reader) throws SQLException {
        int count = 0;
        try (ResultSet result = query.executeQuery()) {
            while (result.next()) {
                reader.accept(SegmentRow.read(result));
                count++;
            }
        }
        return count;
    }

    /** All of it or nothing is in the file, whenever the node ends. */
    private void together(Changes changes) throws SQLException {
        connection.setAutoCommit(false);
        try {
            changes.make();
            connection.commit();
        } catch (SQLException e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    @Override
    public synchronized void close() throws SQLException {
        connection.close();
    }

    /** Several changes that belong together. */
    private interface Changes {
        void make() throws SQLException;
    }

    /** Something that is asked of, or done to, what is due. */
    interface DueQuestion<T> {
        T of(DueTable due) throws SQLException;
    }
}
