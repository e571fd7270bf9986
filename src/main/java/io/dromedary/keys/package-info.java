/**
 * The two shared keys of the node: their file, and the one place that holds them while the node runs.
 *
 * <p>Knows nothing of Camel, cameras or requests.
 */
@NullMarked
package io.dromedary.keys;

import org.jspecify.annotations.NullMarked;
