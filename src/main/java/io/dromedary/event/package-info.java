/** What happens in the node that somebody may want to hear of. Knows nobody who tells and nobody who hears. */
@NullMarked
package io.dromedary.event;

import org.jspecify.annotations.NullMarked;
