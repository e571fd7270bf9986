/**
 * Signed commands over REST: who may give them, when, and what they do.
 *
 * <p>What they act on are interfaces, so that nothing here knows about processes or sockets.
 */
@NullMarked
package io.dromedary.control;

import org.jspecify.annotations.NullMarked;
