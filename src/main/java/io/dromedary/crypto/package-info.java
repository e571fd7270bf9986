/**
 * Keys, the sessions derived from them, sealing and opening.
 *
 * <p>Pure Java and Bouncy Castle. Nothing here knows about Camel, sockets, files or the time of day.
 */
@NullMarked
package io.dromedary.crypto;

import org.jspecify.annotations.NullMarked;
