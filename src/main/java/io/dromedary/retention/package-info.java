/**
 * What may be deleted, and the sweep.
 *
 * <p>All but the step of the route is plain Java over {@link io.dromedary.retention.SegmentStore}. Knows no ffmpeg and
 * no HTTP.
 */
@NullMarked
package io.dromedary.retention;

import org.jspecify.annotations.NullMarked;
