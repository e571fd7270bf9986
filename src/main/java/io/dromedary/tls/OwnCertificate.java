package io.dromedary.tls;

import io.dromedary.keys.PrivateFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The file with a certificate that the node made for itself, and the key, for its owner alone. */
final class OwnCertificate implements CertificateSource {

    /** A certificate is replaced this long before it ends. */
    private static final Duration EARLY = Duration.ofDays(30);

    private final Path path;
    private final PrivateFile file;

    OwnCertificate(Path path) {
        this.path = path;
        this.file = new PrivateFile(path);
    }

    @Override
    public List<Path> files() {
        return List.of(path);
    }

    @Override
    public List<byte[]> read() throws UnusableCertificateException {
        try {
            return List.of(file.read(MAX_BYTES));
        } catch (IOException failed) {
            throw new UnusableCertificateException(String.valueOf(failed.getMessage()));
        }
    }

    @Override
    public Credential parse(List<byte[]> contents) throws UnusableCertificateException {
        try {
            return new PemFiles(path, path, "").parse(List.of(contents.get(0), contents.get(0)));
        } catch (UnusableCertificateException e) {
            throw new UnusableCertificateException(e.getMessage() + ". Delete it, and a new one is made");
        }
    }

    /**
     * Makes a certificate if there is none, or if the one there is ends soon.
     *
     * @return whether one was made
     * @throws UnusableCertificateException if the one there is cannot be read, or none can be written
     */
    boolean makeIfDue(Instant now) throws UnusableCertificateException {
        if (file.exists() && parse(read()).endsAt().isAfter(now.plus(EARLY))) {
            return false;
        }
        try {
            file.replace(SelfSigned.pem(now, HostNames.ofThisMachine()));
            return true;
        } catch (IOException failed) {
            throw new UnusableCertificateException(
                    path, "cannot be written (" + failed.getClass().getSimpleName() + ")");
        }
    }
}
