package io.dromedary.http;

import java.util.Optional;
import java.util.Set;
import javax.net.ssl.X509KeyManager;

/**
 * How the node's port behaves.
 *
 * @param loops event loops that share it, at least 1
 * @param headers header names that may reach the routes, lower case
 * @param query query parameters that may reach the routes, lower case
 * @param certificate shows the node's certificate, and so makes the port speak TLS and nothing else; empty for plain
 *     HTTP
 */
public record PortSettings(int loops, Set<String> headers, Set<String> query, Optional<X509KeyManager> certificate) {}
