package io.dromedary.delivery;

import io.dromedary.crypto.LenientBase64;
import io.dromedary.crypto.SessionKey;
import io.dromedary.http.UnprocessableException;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Refuses a handshake whose {@code cnonce} is not 16 bytes in base64. Changes nothing. */
public final class VerifyViewerNonce implements Processor {

    @Override
    public void process(Exchange exchange) throws UnprocessableException {
        String nonce = RequireStreamQuery.text(exchange.getMessage(), RequireStreamQuery.VIEWER_NONCE);
        boolean good = LenientBase64.decode(nonce)
                .filter(bytes -> bytes.length == SessionKey.NONCE_BYTES)
                .isPresent();
        if (!good) {
            throw new UnprocessableException("cnonce is not 16 bytes");
        }
    }
}
