/** Tests of the recordings, and a disk that fails as it is told to. */
@NullMarked
package io.dromedary.recording;

import org.jspecify.annotations.NullMarked;
