package io.dromedary.config;

/**
 * How the port is secured. The names are TinyCam's; paths are relative to the node's home.
 *
 * @param certificateType which of the files hold the certificate
 * @param pfxPath a PKCS#12 file with certificate and key, or empty
 * @param password opens the PKCS#12 file or the PEM key; a secret
 * @param pemCertPath a PEM file with the certificate and its chain, or empty
 * @param pemKeyPath a PEM file with the key, or empty
 */
public record TlsConfig(Kind certificateType, String pfxPath, String password, String pemCertPath, String pemKeyPath) {

    /** Which files hold a certificate. */
    public enum Kind {
        /** One PKCS#12 file. */
        PFX("pfx"),
        /** Two PEM files. */
        PEM("pem");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** Returns the lower-case word that configuration files use. */
        public String word() {
            return word;
        }
    }

    /** Shows no password. */
    @Override
    public String toString() {
        return "TlsConfig[" + certificateType.word() + "]";
    }
}
