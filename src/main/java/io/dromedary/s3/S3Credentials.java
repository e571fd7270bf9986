package io.dromedary.s3;

import io.dromedary.keys.PrivateFile;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
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
     * @throws IOException if the file is not there, is a link, is larger than 4 KiB, lacks a value, or others can read
     *     it
     */
    static S3Credentials read(Path file) throws IOException {
        Properties properties = new Properties();
        String text = new String(new PrivateFile(file).readSecret(MAX_BYTES), StandardCharsets.UTF_8);
        try {
            properties.load(new StringReader(text));
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
