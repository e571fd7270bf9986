/**
 * Who owns a device, a home folder and a child process, across all nodes of a user on this machine.
 *
 * <p>Locks are held by the operating system for the life of a process, so none is left behind by a crash. Must not know
 * Camel, configuration, or how anything is captured.
 */
@NullMarked
package io.dromedary.ownership;

import org.jspecify.annotations.NullMarked;
