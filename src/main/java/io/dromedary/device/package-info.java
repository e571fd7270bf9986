/**
 * Which cameras this machine has, and how they are listed.
 *
 * <p>Knows nothing of Camel, configuration or requests; starts no process and opens no device.
 */
@NullMarked
package io.dromedary.device;

import org.jspecify.annotations.NullMarked;
