/** Tests of {@code io.dromedary.playback}. */
@NullMarked
package io.dromedary.playback;

import org.jspecify.annotations.NullMarked;
