package io.dromedary.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How the port is secured. The names are TinyCam's, but for {@code mode}; paths are relative to the node's home.
 *
 * @param mode whether it is; {@link Mode#UNSAID} becomes on if a certificate is named, as in TinyCam, and off otherwise
 * @param certificateType which of the files hold the certificate
 * @param pfxPath a PKCS#12 file with certificate and key, or empty
 * @param password opens the PKCS#12 file or the PEM key; a secret
 * @param pemCertPath a PEM file with the certificate and its chain, or empty
 * @param pemKeyPath a PEM file with the key, or empty
 */
public record TlsConfig(
        Mode mode, Kind certificateType, String pfxPath, String password, String pemCertPath, String pemKeyPath) {

    /** Whether the port speaks TLS. */
    public enum Mode {
        /** Nothing is said; no {@link TlsConfig} holds it. */
        UNSAID,
        /** Plain HTTP. */
        OFF,
        /** TLS with the certificate that the files hold. */
        ON,
        /** TLS with a certificate that the node makes for itself. */
        AUTO;

        static final Map<String, Mode> WORDS = words();

        private static Map<String, Mode> words() {
            Map<String, Mode> words = new LinkedHashMap<>();
            words.put("off", OFF);
            words.put("on", ON);
            words.put("auto", AUTO);
            return Collections.unmodifiableMap(words);
        }
    }

    /** Decides what was left unsaid. */
    public TlsConfig {
        if (mode == Mode.UNSAID) {
            mode = pfxPath.isBlank() && pemCertPath.isBlank() ? Mode.OFF : Mode.ON;
        }
    }

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
        return "TlsConfig[" + mode + ", " + certificateType.word() + "]";
    }
}
