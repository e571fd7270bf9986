package io.dromedary.http;

import java.util.Set;

/**
 * How the node's port behaves.
 *
 * @param loops event loops that share it, at least 1
 * @param headers header names that may reach the routes, lower case
 * @param query query parameters that may reach the routes, lower case
 */
public record PortSettings(int loops, Set<String> headers, Set<String> query) {}
