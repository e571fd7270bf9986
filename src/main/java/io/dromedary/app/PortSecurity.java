package io.dromedary.app;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dromedary.config.TlsConfig;
import io.dromedary.tls.PortCertificate;
import io.dromedary.tls.UnusableCertificateException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import javax.net.ssl.X509KeyManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether the node's port speaks TLS, which stays as it is while the node runs, and with which certificate. */
final class PortSecurity {

    private static final Logger LOG = LoggerFactory.getLogger(PortSecurity.class);

    private final Optional<PortCertificate> certificate;

    private PortSecurity(Optional<PortCertificate> certificate) {
        this.certificate = certificate;
    }

    /** Reads or makes the certificate, unless TLS is off. A port that is meant to speak TLS never speaks plain HTTP. */
    static PortSecurity open(TlsConfig config, NodeSettings settings, Clock clock) throws StartFailure {
        if (config.mode() == TlsConfig.Mode.OFF) {
            return new PortSecurity(Optional.empty());
        }
        Path own = settings.keyFile().resolveSibling("certificate.pem");
        try {
            return new PortSecurity(Optional.of(new PortCertificate(config, settings.home(), own, clock)));
        } catch (UnusableCertificateException e) {
            throw new StartFailure(e.getMessage() + ". Repair it, or set `tls: auto` or `tls: off`.", e);
        }
    }

    /** Takes over another certificate. To begin or to end speaking TLS, the node has to start again. */
    void apply(TlsConfig config) {
        boolean on = config.mode() != TlsConfig.Mode.OFF;
        if (on != certificate.isPresent()) {
            LOG.warn("TLS stays {} until the node starts again", on ? "off" : "on");
        } else {
            certificate.ifPresent(port -> port.apply(config));
        }
    }

    /** Looks whether the certificate's files have changed. */
    public void look() {
        certificate.ifPresent(PortCertificate::look);
    }

    Optional<X509KeyManager> keyManager() {
        return certificate.map(PortCertificate::keyManager);
    }

    String scheme() {
        return certificate.isPresent() ? "https" : "http";
    }

    /** Returns by what a browser's user knows the certificate, or nothing without TLS. */
    String fingerprint() {
        return certificate.map(port -> port.current().fingerprint()).orElse("");
    }

    void describe(ObjectNode node) {
        certificate.ifPresent(port -> {
            ObjectNode tls = node.putObject("tls");
            tls.put("fingerprint", port.current().fingerprint())
                    .put("endsAt", port.current().endsAt().toString());
            port.problem().ifPresent(problem -> tls.put("problem", problem));
        });
    }
}
