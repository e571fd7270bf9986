/**
 * The bytes of a muxer as parts that a viewer can be given: one init segment, then fragments.
 *
 * <p>Pure Java. Nothing here knows about Camel, processes, sockets, keys or the time of day.
 */
@NullMarked
package io.dromedary.fragment;

import org.jspecify.annotations.NullMarked;
