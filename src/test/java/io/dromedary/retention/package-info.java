@NullMarked
package io.dromedary.retention;

import org.jspecify.annotations.NullMarked;
