package io.dromedary.s3;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.utils.http.SdkHttpUtils;

/**
 * Makes of a file the request that puts it into a bucket, signed by AWS Signature Version 4 with the file's SHA-256.
 *
 * <p>Reads the header {@value #OBJECT}, the address of the bucket in {@link Exchange#HTTP_URI}, the body (a
 * {@link File}) and {@code keys/s3-credentials}. Leaves the body, and of the headers only those of the request. The
 * address has the bucket in its path, as MinIO, Garage and Amazon take it. The file is read twice, in pieces.
 */
public final class SignForS3 implements Processor {

    /** Header: what the object is called in the bucket, parts divided by {@code /}. */
    static final String OBJECT = "object";

    private final Path credentials;
    private final Clock clock;

    /** Signs with what stands in {@code credentials} at that time. */
    public SignForS3(Path credentials, Clock clock) {
        this.credentials = credentials;
        this.clock = clock;
    }

    @Override
    public void process(Exchange exchange) throws IOException, InvalidPayloadException {
        Message message = exchange.getMessage();
        URI target = URI.create(text(message, Exchange.HTTP_URI) + '/' + encoded(text(message, OBJECT)));
        File file = message.getMandatoryBody(File.class);
        SignedRequest signed = sign(target, file, S3Credentials.read(credentials));
        message.removeHeaders("*");
        message.setHeader(Exchange.HTTP_URI, target.toString());
        message.setHeader(Exchange.HTTP_METHOD, "PUT");
        message.setHeader(Exchange.CONTENT_TYPE, "application/octet-stream");
        signed.request().forEachHeader((name, values) -> {
            if (!name.equalsIgnoreCase("host")) {
                message.setHeader(name, values.get(0));
            }
        });
    }

    private SignedRequest sign(URI target, File file, S3Credentials by) {
        SdkHttpRequest request =
                SdkHttpRequest.builder().method(SdkHttpMethod.PUT).uri(target).build();
        // made here, and not at the start of a node that does not use it
        return AwsV4HttpSigner.create()
                .sign(sign -> sign.identity(by.identity())
                        .request(request)
                        .payload(ContentStreamProvider.fromInputStreamSupplier(() -> open(file)))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "s3")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, by.region())
                        .putProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, false)
                        .putProperty(AwsV4HttpSigner.NORMALIZE_PATH, false)
                        .putProperty(HttpSigner.SIGNING_CLOCK, clock));
    }

    private static java.io.InputStream open(File file) {
        try {
            return Files.newInputStream(file.toPath());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String encoded(String object) {
        return Arrays.stream(object.split("/", -1)).map(SdkHttpUtils::urlEncode).collect(Collectors.joining("/"));
    }

    private static String text(Message message, String header) throws IOException {
        String text = message.getHeader(header, String.class);
        if (text == null || text.isBlank()) {
            throw new IOException("the route sets no header " + header);
        }
        return text;
    }
}
