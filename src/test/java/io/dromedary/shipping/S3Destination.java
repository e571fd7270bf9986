package io.dromedary.shipping;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A bucket that checks each request's AWS Signature Version 4 by its own sums, as the documentation has them. */
final class S3Destination extends HttpDestination {

    static final String SECRET = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";

    private static final String BUCKET = "/recordings/";
    private static final Pattern AUTHORIZATION = Pattern.compile(
            "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/((\\d{8})/garage/s3/aws4_request), ?SignedHeaders=([a-z0-9;-]+),"
                    + " ?Signature=([0-9a-f]{64})");

    S3Destination() throws IOException {}

    @Override
    public String sample() {
        return "copy-segments-to-s3";
    }

    @Override
    public void prepare(Path home) throws IOException {
        writeSecret(
                home.resolve("keys/s3-credentials"),
                "aws_access_key_id = AKIDEXAMPLE\naws_secret_access_key = " + SECRET + "\nregion = garage\n");
    }

    @Override
    public String filled(String sample) {
        return sample.replace("https://s3.example.org/recordings", "http://127.0.0.1:" + port() + "/recordings");
    }

    @Override
    Optional<String> accept(HttpExchange request, byte[] body) throws IOException {
        try {
            String path = request.getRequestURI().getPath();
            boolean good =
                    request.getRequestMethod().equals("PUT") && path.startsWith(BUCKET) && isSigned(request, body);
            return good ? Optional.of(path.substring(BUCKET.length())) : Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    private static boolean isSigned(HttpExchange request, byte[] body) throws GeneralSecurityException {
        Headers headers = request.getRequestHeaders();
        Matcher said = AUTHORIZATION.matcher(String.valueOf(headers.getFirst("Authorization")));
        String hash = sha256(body);
        if (!said.matches() || !hash.equals(headers.getFirst("x-amz-content-sha256"))) {
            return false;
        }
        StringBuilder canonical =
                new StringBuilder("PUT\n" + request.getRequestURI().getRawPath() + "\n\n");
        for (String name : said.group(3).split(";", -1)) {
            canonical.append(name + ':' + headers.getFirst(name).strip() + '\n');
        }
        canonical.append('\n' + said.group(3) + '\n' + hash);
        String toSign = "AWS4-HMAC-SHA256\n" + headers.getFirst("x-amz-date") + '\n' + said.group(1) + '\n'
                + sha256(canonical.toString().getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(hmac(key(said.group(2)), toSign)).equals(said.group(4));
    }

    private static byte[] key(String day) throws GeneralSecurityException {
        byte[] key = ("AWS4" + SECRET).getBytes(StandardCharsets.UTF_8);
        for (String part : new String[] {day, "garage", "s3", "aws4_request"}) {
            key = hmac(key, part);
        }
        return key;
    }

    private static byte[] hmac(byte[] key, String text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String sha256(byte[] bytes) throws GeneralSecurityException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
