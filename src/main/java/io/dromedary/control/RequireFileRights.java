package io.dromedary.control;

import io.dromedary.crypto.Hmac;
import io.dromedary.crypto.SharedKey;
import io.dromedary.http.UnauthorizedException;
import java.util.HexFormat;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Refuses a request about recordings that was signed with a viewer's key, if viewers may not see those of the camera.
 *
 * <p>Reads the properties that {@link VerifySignature} leaves, and the header {@code camera}; changes nothing.
 */
public final class RequireFileRights implements Processor {

    private final Supplier<SharedKey> managementKey;
    private final Predicate<String> viewersMay;

    /**
     * Makes the check.
     *
     * @param managementKey gives the key with which everything may be seen
     * @param viewersMay whether viewers may see the recordings of a camera
     */
    public RequireFileRights(Supplier<SharedKey> managementKey, Predicate<String> viewersMay) {
        this.managementKey = managementKey;
        this.viewersMay = viewersMay;
    }

    @Override
    public void process(Exchange exchange) throws UnauthorizedException {
        String signature = exchange.getProperty(VerifySignature.SIGNATURE, "", String.class);
        byte[] body = exchange.getProperty(VerifySignature.SIGNED, new byte[0], byte[].class);
        boolean byOperator =
                Hmac.verify(managementKey.get(), body, HexFormat.of().parseHex(signature));
        if (!byOperator && !viewersMay.test(ChooseCamera.chosen(exchange.getMessage()))) {
            throw new UnauthorizedException("viewers may not see recordings");
        }
    }
}
