package io.dromedary.tls;

import io.dromedary.config.TlsConfig;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.X509KeyManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The certificate of the node's port. It follows its files while the node runs: a good new one is taken over, with one
 * that cannot be used the old one goes on. Thread-safe; one look at the files at a time.
 */
public final class PortCertificate {

    private static final Logger LOG = LoggerFactory.getLogger(PortCertificate.class);

    private final Path home;
    private final Path ownFile;
    private final Clock clock;
    private final ServedCertificate served;
    private CertificateSource source;
    private String taken;
    private String seen;
    private volatile String problem = "";

    /**
     * Reads the certificate, and where it is the node's own, makes it first.
     *
     * @param config which certificate; TLS is not off
     * @param home the folder that relative paths begin at
     * @param ownFile where a certificate of the node's own is kept
     * @param clock the time against which its end is held
     * @throws UnusableCertificateException if it cannot be used
     */
    public PortCertificate(TlsConfig config, Path home, Path ownFile, Clock clock) throws UnusableCertificateException {
        this.home = home;
        this.ownFile = ownFile;
        this.clock = clock;
        this.source = source(config);
        renewIfDue();
        List<byte[]> contents = source.read();
        Credential first = source.parse(contents);
        this.served = new ServedCertificate(first);
        this.taken = hash(contents);
        this.seen = taken;
        LOG.info("TLS with the {}", first);
        warnOfTime(first);
    }

    /** Returns what shows the certificate of the moment to those who connect. */
    public X509KeyManager keyManager() {
        return served;
    }

    /** Returns the certificate of this moment. */
    public Credential current() {
        return served.current();
    }

    /** Returns why the files hold no certificate that can be taken over, or nothing if they do. */
    public Optional<String> problem() {
        return Optional.of(problem).filter(text -> !text.isEmpty());
    }

    /** Takes over other settings, with TLS still on, and the certificate that they name if it can be used. */
    public synchronized void apply(TlsConfig config) {
        CertificateSource old = source;
        try {
            source = source(config);
            look(true);
        } catch (UnusableCertificateException e) {
            source = old;
            refuse(e);
        }
    }

    /**
     * Looks whether the files have changed, and takes them over once they were the same twice: the two files of a
     * certificate are not written at the same moment.
     */
    public synchronized void look() {
        try {
            renewIfDue();
            look(false);
        } catch (UnusableCertificateException e) {
            refuse(e);
        }
    }

    private void look(boolean atOnce) throws UnusableCertificateException {
        List<byte[]> contents = source.read();
        String found = hash(contents);
        boolean settled = found.equals(seen) || atOnce;
        seen = found;
        if (found.equals(taken)) {
            problem = "";
        } else if (settled) {
            takeOver(source.parse(contents));
            taken = found;
        }
    }

    private void takeOver(Credential fresh) {
        served.replace(fresh);
        problem = "";
        LOG.info("TLS goes on with the {}", fresh);
        warnOfTime(fresh);
    }

    private void refuse(UnusableCertificateException why) {
        String words = String.valueOf(why.getMessage());
        if (!words.equals(problem)) {
            LOG.warn("The new certificate is not taken over: {}. The old one goes on", words);
        }
        problem = words;
    }

    private void renewIfDue() throws UnusableCertificateException {
        if (source instanceof OwnCertificate own && own.makeIfDue(clock.instant())) {
            LOG.info("A certificate was made: {}", ownFile);
        }
    }

    private void warnOfTime(Credential credential) {
        Instant now = clock.instant();
        if (credential.endsAt().isBefore(now)) {
            LOG.warn("The certificate ended at {}; browsers will refuse it", credential.endsAt());
        } else if (credential.beginsAt().isAfter(now)) {
            LOG.warn("The certificate begins at {}; browsers will refuse it", credential.beginsAt());
        }
    }

    private CertificateSource source(TlsConfig config) throws UnusableCertificateException {
        if (config.mode() == TlsConfig.Mode.AUTO) {
            return new OwnCertificate(ownFile);
        }
        return switch (config.certificateType()) {
            case PFX -> new PfxFile(named("pfx", "pfxPath", config.pfxPath()), config.password());
            case PEM ->
                new PemFiles(
                        named("pem", "pemCertPath", config.pemCertPath()),
                        named("pem", "pemKeyPath", config.pemKeyPath()),
                        config.password());
        };
    }

    private Path named(String type, String setting, String path) throws UnusableCertificateException {
        if (path.isBlank()) {
            throw new UnusableCertificateException(
                    "TLS is on and `certificateType` is %s, but `%s` is empty".formatted(type, setting));
        }
        return home.resolve(path);
    }

    private static String hash(List<byte[]> contents) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            contents.forEach(digest::update);
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is in every JDK", e);
        }
    }
}
