/**
 * The composition root: reads the settings, makes the beans that the routes name, starts Camel. Only it knows every
 * feature.
 */
@NullMarked
package io.dromedary.app;

import org.jspecify.annotations.NullMarked;
