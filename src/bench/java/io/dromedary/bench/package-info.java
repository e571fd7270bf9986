/**
 * What the node costs under load: {@code mvn -Pbench verify}.
 *
 * <p>Knows the node only from outside, as a process with a port; src/docs/performance.md says how to read the figures.
 */
@NullMarked
package io.dromedary.bench;

import org.jspecify.annotations.NullMarked;
