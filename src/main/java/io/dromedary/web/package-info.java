/** The page: static files, and what a browser may do with them. Knows Vert.x and no feature. */
@NullMarked
package io.dromedary.web;

import org.jspecify.annotations.NullMarked;
