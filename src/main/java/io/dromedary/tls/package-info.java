/**
 * The certificate of the node's port: read from files or made here, checked, and replaced while the node runs.
 *
 * <p>Knows files and certificates; nothing of HTTP, Camel or Vert.x.
 */
@NullMarked
package io.dromedary.tls;

import org.jspecify.annotations.NullMarked;
