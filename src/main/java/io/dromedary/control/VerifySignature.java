package io.dromedary.control;

import io.dromedary.crypto.Hmac;
import io.dromedary.crypto.LenientBase64;
import io.dromedary.crypto.SharedKey;
import io.dromedary.http.UnauthorizedException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/**
 * Refuses a request that was not signed with the management key or, where viewers may ask too, with one of their keys.
 *
 * <p>The signature is the HMAC of the exact body in {@code Authorization}, without a scheme word, or in
 * {@code X-TinyCam-Auth} as older clients send it. A request without a body is signed as the empty text. Leaves the
 * body as bytes, and these and the signature as exchange properties.
 */
public final class VerifySignature implements Processor {

    static final String SIGNATURE = "signature";

    /** Property: the bytes that were signed. */
    static final String SIGNED = "signed";

    private static final String HEADER = "Authorization";
    private static final String OLDER_HEADER = "X-TinyCam-Auth";

    private final Supplier<List<SharedKey>> keys;

    /**
     * Makes the check.
     *
     * @param keys gives the current keys, any of which will do
     */
    public VerifySignature(Supplier<List<SharedKey>> keys) {
        this.keys = keys;
    }

    @Override
    public void process(Exchange exchange) throws UnauthorizedException {
        Message request = exchange.getMessage();
        Caller.keep(exchange);
        Optional<byte[]> signature =
                header(request, HEADER).or(() -> header(request, OLDER_HEADER)).flatMap(LenientBase64::decode);
        byte[] body = body(request);
        if (signature.isEmpty()) {
            throw new UnauthorizedException("no signature");
        }
        if (!isSigned(body, signature.get())) {
            throw new UnauthorizedException("not signed with this key");
        }
        request.setBody(body);
        exchange.setProperty(SIGNED, body);
        exchange.setProperty(SIGNATURE, java.util.HexFormat.of().formatHex(signature.get()));
    }

    /** Tries every key, whichever fits, so that the time tells nothing about which one did. */
    private boolean isSigned(byte[] body, byte[] signature) {
        boolean signed = false;
        for (SharedKey key : keys.get()) {
            signed |= Hmac.verify(key, body, signature);
        }
        return signed;
    }

    private static Optional<String> header(Message request, String name) {
        return Optional.ofNullable(request.getHeader(name, String.class)).filter(text -> !text.isBlank());
    }

    private static byte[] body(Message request) {
        byte[] body = request.getBody(byte[].class);
        return body == null ? new byte[0] : body;
    }
}
