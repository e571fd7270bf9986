/**
 * Asks other programs about devices, by {@code exec:} routes.
 *
 * <p>Each route names its program, its arguments and its time limit. Nothing that a message carries can change them.
 * Must not know requests, or what the answers mean.
 */
@NullMarked
package io.dromedary.probe;

import org.jspecify.annotations.NullMarked;
