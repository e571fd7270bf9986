package io.dromedary.tls;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** The files that a certificate and its key are read from, in two steps, so that a change of them is noticed. */
interface CertificateSource {

    /** Largest file read, in bytes. */
    int MAX_BYTES = 256 << 10;

    /** Returns the files. */
    List<Path> files();

    /**
     * Reads a certificate.
     *
     * @param contents what is in each of the files, in their order
     * @throws UnusableCertificateException if they cannot be used
     */
    Credential parse(List<byte[]> contents) throws UnusableCertificateException;

    /** Reads a file, following links, as certificates of a public authority are often linked. */
    static byte[] read(Path file) throws UnusableCertificateException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new UnusableCertificateException(file, "has more than " + MAX_BYTES + " bytes");
            }
            return bytes;
        } catch (NoSuchFileException missing) {
            throw new UnusableCertificateException(file, "is missing");
        } catch (IOException failed) {
            throw new UnusableCertificateException(
                    file, "cannot be read (" + failed.getClass().getSimpleName() + ")");
        }
    }

    /** Reads all files. */
    default List<byte[]> read() throws UnusableCertificateException {
        List<byte[]> contents = new java.util.ArrayList<>();
        for (Path file : files()) {
            contents.add(read(file));
        }
        return contents;
    }
}
