package io.dromedary.retention;

import io.dromedary.config.RetentionConfig;
import io.dromedary.recording.RecordingFolder;

/**
 * The recordings of one camera, and which of them are kept.
 *
 * @param camera the camera's name
 * @param folder where they are
 * @param rules which are kept
 */
public record Shelf(String camera, RecordingFolder folder, RetentionConfig rules) {}
