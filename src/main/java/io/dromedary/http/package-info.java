/**
 * The node's one port: what may come in at all, and how refusals look.
 *
 * <p>REST, the page and WebSockets share it. Knows Camel's platform-http and Vert.x, and no feature.
 */
@NullMarked
package io.dromedary.http;

import org.jspecify.annotations.NullMarked;
