/**
 * Which cameras and microphones this machine has, and how they are listed.
 *
 * <p>Knows nothing of Camel, configuration or requests; starts no process and opens no device. What files do not tell
 * it asks through {@link io.dromedary.device.Probes}, which others provide.
 */
@NullMarked
package io.dromedary.device;

import org.jspecify.annotations.NullMarked;
