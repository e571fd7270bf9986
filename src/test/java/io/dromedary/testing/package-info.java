/** What tests of several features need. */
@NullMarked
package io.dromedary.testing;

import org.jspecify.annotations.NullMarked;
