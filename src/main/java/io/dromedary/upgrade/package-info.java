/** What a newer package changes in an older home. */
@NullMarked
package io.dromedary.upgrade;

import org.jspecify.annotations.NullMarked;
