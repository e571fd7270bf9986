/** Tests of the whole node: real sockets, real ffmpeg, no part of it replaced. */
@NullMarked
package io.dromedary.node;

import org.jspecify.annotations.NullMarked;
