/**
 * The {@code segments:} component: where routes begin that want every segment that ended.
 *
 * <p>It knows what is due from {@code recording} and nothing of where segments go.
 */
@NullMarked
package io.dromedary.announce;

import org.jspecify.annotations.NullMarked;
