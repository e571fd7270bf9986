/**
 * The {@code ffmpeg:} component: one supervised ffmpeg for each camera, its command line, restarts and graceful end.
 *
 * <p>Knows nothing of viewers, sessions, keys, recordings or HTTP; what it produces are exchanges, one for each part of
 * the stream.
 */
@NullMarked
package io.dromedary.capture;

import org.jspecify.annotations.NullMarked;
