package io.dromedary.s3;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/**
 * Who signs, and for which region: a file as Amazon's own tools have it.
 *
 * <p>A class and not a record, because a record would print its secret.
 */
final class S3Credentials {

    private static final int MAX_BYTES = 4096;
    private static final String DEFAULT_REGION = "us-east-1";

    private final AwsCredentialsIdentity identity;
    private final String region;

    private S3Credentials(AwsCredentialsIdentity identity, String region) {
        this.identity = identity;
        this.region = region;
    }

    /**
     * Reads {@code aws_access_key_id}, {@code aws_secret_access_key} and, if it is there, {@code region}.
     *
     * @throws IOException if the file is not there, is larger than 4 KiB or lacks a value
     */
    static S3Credentials read(Path file) throws IOException {
        if (!Files.isRegularFile(file) || Files.size(file) > MAX_BYTES) {
            throw new IOException("there is no file keys/" + file.getFileName() + " of at most 4 KiB");
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IllegalArgumentException e) {
            throw new IOException("keys/" + file.getFileName() + " cannot be read", e);
        }
        AwsCredentialsIdentity identity = AwsCredentialsIdentity.create(
                value(properties, "aws_access_key_id", file), value(properties, "aws_secret_access_key", file));
        return new S3Credentials(
                identity, properties.getProperty("region", DEFAULT_REGION).strip());
    }

    private static String value(Properties properties, String name, Path file) throws IOException {
        String value = properties.getProperty(name, "").strip();
        if (value.isEmpty()) {
            throw new IOException("keys/" + file.getFileName() + " has no " + name);
        }
        return value;
    }

    AwsCredentialsIdentity identity() {
        return identity;
    }

    String region() {
        return region;
    }
}
