/**
 * Segments on disk and their index.
 *
 * <p>All but the step of the route is plain Java: a queue for each camera, one thread that writes, files that a player
 * opens at any moment, and an index that can be made anew from the files alone.
 */
@NullMarked
package io.dromedary.recording;

import org.jspecify.annotations.NullMarked;
