package io.dromedary.shipping;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Takes what is posted with the right word. */
final class WebhookDestination extends HttpDestination {

    static final String TOKEN = "d2hhdC1hLXNlY3JldA";

    WebhookDestination() throws IOException {}

    @Override
    public String sample() {
        return "post-segments-to-webhook";
    }

    @Override
    public void prepare(Path home) throws IOException {
        writeSecret(home.resolve("keys/webhook-token"), TOKEN + '\n');
    }

    @Override
    public String filled(String sample) {
        return sample.replace("https://hooks.example.org/segments", "http://127.0.0.1:" + port() + "/segments/hidden");
    }

    @Override
    Optional<String> accept(HttpExchange request, byte[] body) {
        Headers headers = request.getRequestHeaders();
        boolean good = request.getRequestMethod().equals("POST")
                && request.getRequestURI().toString().equals("/segments/hidden")
                && List.of("Bearer " + TOKEN).equals(headers.get("Authorization"))
                && headers.getFirst("Content-Type").startsWith("video/mp4")
                && headers.getFirst("Segment-From").compareTo(headers.getFirst("Segment-To")) <= 0
                && !headers.containsKey("From")
                && !headers.containsKey("Path");
        String name = headers.getFirst("Segment-Camera") + '/' + headers.getFirst("Segment-Name");
        return good && headers.getFirst("Idempotency-Key").startsWith(name) ? Optional.of(name) : Optional.empty();
    }
}
