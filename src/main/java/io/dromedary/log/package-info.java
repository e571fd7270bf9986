/**
 * Where the node's log goes and how its lines look, by Logback's own parts.
 *
 * <p>Knows the configuration and Logback; nothing of what is logged.
 */
@NullMarked
package io.dromedary.log;

import org.jspecify.annotations.NullMarked;
