package io.dromedary.control;

import java.net.InetSocketAddress;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * What a request asked for and who asked, for the log. Never the query, which holds a viewer's token.
 *
 * @param path the path; of one that no honest client sends, only that it was strange
 * @param address where the request came from, as the node's port sees it
 */
record Caller(String path, String address) {

    /** The property under which it is kept, since the headers that tell it are removed. */
    static final String PROPERTY = "caller";

    private static final Pattern HONEST = Pattern.compile("/[a-zA-Z0-9/_-]{0,60}");
    private static final String ADDRESS = "CamelVertxPlatformHttpRemoteAddress";

    static Caller of(Exchange exchange) {
        Caller kept = exchange.getProperty(PROPERTY, Caller.class);
        return kept == null ? read(exchange.getMessage()) : kept;
    }

    /** Keeps it for the steps after the one that removes headers. */
    static void keep(Exchange exchange) {
        exchange.setProperty(PROPERTY, read(exchange.getMessage()));
    }

    private static Caller read(Message request) {
        String path = request.getHeader(Exchange.HTTP_PATH, String.class);
        String plain = path == null ? "/stream" : path;
        Object address = request.getHeader(ADDRESS);
        return new Caller(HONEST.matcher(plain).matches() ? plain : "a strange path", text(address));
    }

    private static String text(Object address) {
        return address instanceof InetSocketAddress inet ? inet.getHostString() : String.valueOf(address);
    }

    @Override
    public String toString() {
        return path + " from " + address;
    }
}
