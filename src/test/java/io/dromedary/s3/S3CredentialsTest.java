package io.dromedary.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class S3CredentialsTest {

    private static final String SECRET = "a-secret-of-the-store";

    @TempDir
    private Path keys;

    @Test
    void aFileOfItsOwnerAloneIsRead() throws Exception {
        S3Credentials read = S3Credentials.read(file("rw-------"));

        assertThat(read.identity().accessKeyId()).isEqualTo("AKIDEXAMPLE");
        assertThat(read.identity().secretAccessKey()).isEqualTo(SECRET);
        assertThat(read.region()).isEqualTo("us-east-1");
    }

    @Test
    void aFileThatOthersCanReadIsNotUsed() throws Exception {
        Path file = file("rw-r--r--");

        assertThatThrownBy(() -> S3Credentials.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("others can read it")
                .hasMessageNotContaining(SECRET);
    }

    @Test
    void aLinkIsNotFollowed() throws Exception {
        Path link = Files.createSymbolicLink(keys.resolve("link"), file("rw-------"));

        assertThatThrownBy(() -> S3Credentials.read(link)).isInstanceOf(IOException.class);
    }

    private Path file(String permissions) throws IOException {
        Path file = keys.resolve("s3-credentials");
        Files.writeString(file, "aws_access_key_id = AKIDEXAMPLE\naws_secret_access_key = " + SECRET + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }
}
