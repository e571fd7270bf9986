package io.dromedary.config;

/**
 * Who may fetch recordings. The names are TinyCam's.
 *
 * @param enableDownload whether recordings may be listed and fetched at all
 * @param allowForStreamUser whether the access key suffices for it
 */
public record FileConfig(boolean enableDownload, boolean allowForStreamUser) {}
