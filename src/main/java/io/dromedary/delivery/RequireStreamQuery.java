package io.dromedary.delivery;

import io.dromedary.http.BadRequestException;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.jspecify.annotations.Nullable;

/**
 * Refuses a handshake without {@code token}, {@code exp} and {@code cnonce}, or whose {@code exp} is no number.
 *
 * <p>Reads these three headers; writes {@code exp} back as a {@code Long}, in seconds since 1970, and the others with
 * the plus signs that a query without escapes turns into spaces. TinyCam trims them first, and so refuses one in thirty
 * of its own Python client's handshakes: those whose token or nonce begins with a plus.
 */
public final class RequireStreamQuery implements Processor {

    static final String TOKEN = "token";
    static final String ENDS_AT = "exp";
    static final String VIEWER_NONCE = "cnonce";

    @Override
    public void process(Exchange exchange) throws BadRequestException {
        Message request = exchange.getMessage();
        if (isBlank(request, TOKEN) || isBlank(request, ENDS_AT) || isBlank(request, VIEWER_NONCE)) {
            throw new BadRequestException("\"empty string\"");
        }
        request.setHeader(ENDS_AT, number(text(request, ENDS_AT)));
        request.setHeader(TOKEN, text(request, TOKEN).replace(' ', '+'));
        request.setHeader(VIEWER_NONCE, text(request, VIEWER_NONCE).replace(' ', '+'));
    }

    static String text(Message request, String header) {
        String value = request.getHeader(header, String.class);
        return value == null ? "" : value;
    }

    private static boolean isBlank(Message request, String header) {
        return text(request, header).isBlank();
    }

    /** Spaces, a sign and leading zeros pass, as in TinyCam; the token is checked against the canonical number. */
    private static long number(@Nullable String text) throws BadRequestException {
        try {
            return Long.parseLong(text == null ? "" : text.strip());
        } catch (NumberFormatException e) {
            throw new BadRequestException();
        }
    }
}
