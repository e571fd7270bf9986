package io.dromedary.recording;

import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/** A segment as a row of the index. */
final class SegmentRow {

    private SegmentRow() {}

    static void write(Segment segment, byte[] keyframes, PreparedStatement put) throws SQLException {
        put.setString(1, segment.file().toString());
        put.setString(2, segment.camera());
        put.setString(3, segment.state().name());
        put.setLong(4, segment.from().toEpochMilli());
        put.setLong(5, segment.to().toEpochMilli());
        put.setLong(6, SegmentContents.micros(segment.media()));
        put.setLong(7, segment.bytes());
        put.setString(8, segment.mediaType());
        put.setString(9, segment.codec());
        put.setInt(10, segment.widthPixels());
        put.setInt(11, segment.heightPixels());
        put.setString(12, segment.run());
        put.setLong(13, SegmentContents.micros(segment.runFrom()));
        put.setString(14, SeekTable.gapText(segment.gaps()));
        put.setBoolean(15, segment.isProtected());
        put.setBytes(16, keyframes);
    }

    static Segment read(ResultSet row) throws SQLException {
        return new Segment(
                row.getString("camera"),
                Path.of(row.getString("file")),
                SegmentState.valueOf(row.getString("state")),
                Instant.ofEpochMilli(row.getLong("from_ms")),
                Instant.ofEpochMilli(row.getLong("to_ms")),
                Duration.ofNanos(row.getLong("media_us") * 1000),
                row.getLong("bytes"),
                row.getString("media_type"),
                row.getString("codec"),
                row.getInt("width"),
                row.getInt("height"),
                row.getString("run"),
                Duration.ofNanos(row.getLong("run_from_us") * 1000),
                SeekTable.gaps(row.getString("gaps")),
                row.getBoolean("is_protected"));
    }
}
