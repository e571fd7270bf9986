package io.dromedary.delivery;

/**
 * Who holds a session.
 *
 * @param name whose key it was opened with; empty for the access key that viewers share
 * @param address where it comes from, as the node's port sees it
 * @param seconds how long it has lasted
 */
public record Visit(String name, String address, long seconds) {}
