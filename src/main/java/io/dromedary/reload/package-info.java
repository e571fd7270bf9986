/**
 * Takes over edited route files while the node runs, or says in plain words why not; what runs keeps running.
 *
 * <p>Knows Camel and the routes folder. Knows nothing of cameras, viewers, keys or HTTP: the application hands in how
 * to make a scratch component and how to make the instances of a route template anew.
 */
@NullMarked
package io.dromedary.reload;

import org.jspecify.annotations.NullMarked;
