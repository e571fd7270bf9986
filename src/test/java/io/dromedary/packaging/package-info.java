/** The packages that the build makes, used as an operator uses them. */
@NullMarked
package io.dromedary.packaging;

import org.jspecify.annotations.NullMarked;
