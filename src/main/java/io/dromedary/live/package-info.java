/**
 * Who watches a camera, what each of them still has to get, and what is dropped for the slow.
 *
 * <p>Pure Java. Nothing here knows about Camel, sockets, keys or the time of day; a viewer's connection is an
 * interface.
 */
@NullMarked
package io.dromedary.live;

import org.jspecify.annotations.NullMarked;
