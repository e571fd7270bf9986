/**
 * Recordings as files that others list and fetch, by TinyCam's requests.
 *
 * <p>Knows HTTP; knows nothing of how a recording is made.
 */
@NullMarked
package io.dromedary.files;

import org.jspecify.annotations.NullMarked;
