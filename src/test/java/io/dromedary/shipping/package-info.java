/** The sample routes, exactly as they are shipped but for what their comments ask to fill in, against real servers. */
@NullMarked
package io.dromedary.shipping;

import org.jspecify.annotations.NullMarked;
