package io.dromedary.tls;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.RSAKey;

/** Whether a private key belongs to a certificate and is of a kind that browsers take. */
final class KeyCheck {

    /** Browsers and the CA/Browser Forum's Baseline Requirements, 6.1.5, refuse fewer. */
    private static final int MIN_RSA_BITS = 2048;

    private KeyCheck() {}

    static void require(PrivateKey key, PublicKey certified) throws UnusableCertificateException {
        String algorithm = switch (key.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            case "EdDSA", "Ed25519", "Ed448" ->
                throw new UnusableCertificateException(
                        "holds an Ed25519 or Ed448 key, which browsers refuse for TLS; make one with EC P-256");
            default ->
                throw new UnusableCertificateException(
                        "holds a key that is neither EC nor RSA; make one with EC P-256");
        };
        if (key instanceof RSAKey rsa && rsa.getModulus().bitLength() < MIN_RSA_BITS) {
            throw new UnusableCertificateException("holds an RSA key of fewer than " + MIN_RSA_BITS + " bits");
        }
        if (!fits(key, certified, algorithm)) {
            throw new UnusableCertificateException("holds a key that does not belong to the certificate");
        }
    }

    private static boolean fits(PrivateKey key, PublicKey certified, String algorithm) {
        byte[] message = {1};
        try {
            Signature signer = Signature.getInstance(algorithm);
            signer.initSign(key);
            signer.update(message);
            byte[] signature = signer.sign();
            signer.initVerify(certified);
            signer.update(message);
            return signer.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
