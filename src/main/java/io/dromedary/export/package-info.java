/**
 * A stretch of a camera's recording as one file, cut at keyframes, nothing encoded again. It knows segments and their
 * bytes; of viewers and sessions it knows nothing.
 */
@NullMarked
package io.dromedary.export;

import org.jspecify.annotations.NullMarked;
