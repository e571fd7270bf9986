/** Tests of the splitters: recorded streams, streams made by hand, and streams that were damaged. */
@NullMarked
package io.dromedary.fragment;

import org.jspecify.annotations.NullMarked;
