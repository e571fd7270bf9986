/** Tests of captures: their command lines, and how they run and end. */
@NullMarked
package io.dromedary.capture;

import org.jspecify.annotations.NullMarked;
