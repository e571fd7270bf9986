/**
 * What an operator may set for a camera: typed, with defaults and ranges, read from TinyCam's configuration files.
 *
 * <p>Knows nothing of Camel, processes or sockets.
 */
@NullMarked
package io.dromedary.config;

import org.jspecify.annotations.NullMarked;
