/** Tests of the route files themselves. */
@NullMarked
package io.dromedary.routes;

import org.jspecify.annotations.NullMarked;
