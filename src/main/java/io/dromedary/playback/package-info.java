/**
 * What is played of a recording: requests over a session, and the segments' bytes and notes that answer them.
 *
 * <p>Knows no socket and no key: sessions are opened and messages sealed in {@code delivery}.
 */
@NullMarked
package io.dromedary.playback;

import org.jspecify.annotations.NullMarked;
