/**
 * The way to a viewer: admitted before the upgrade, greeted, then given sealed messages over a WebSocket.
 *
 * <p>Knows Camel and Vert.x. Who gets what is decided in {@code live}, how it is sealed in {@code crypto}.
 */
@NullMarked
package io.dromedary.delivery;

import org.jspecify.annotations.NullMarked;
