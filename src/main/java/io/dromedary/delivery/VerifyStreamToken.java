package io.dromedary.delivery;

import io.dromedary.crypto.LenientBase64;
import io.dromedary.crypto.StreamToken;
import io.dromedary.http.BadRequestException;
import io.dromedary.http.UnauthorizedException;
import io.dromedary.keys.AccessKey;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/**
 * Refuses a handshake whose token was not made with one of the keys that do here, has ended, or ends too far in the
 * future.
 *
 * <p>Reads the headers {@code token} and {@code exp}; leaves the key with which it was made as an exchange property, so
 * that a rotation at this very moment cannot mix two keys.
 */
public final class VerifyStreamToken implements Processor {

    static final String ACCESS_KEY = "accessKey";

    private final Supplier<List<AccessKey>> access;
    private final Clock clock;
    private final Duration longestToken;

    /**
     * Makes the check.
     *
     * @param access gives the current keys that do
     * @param clock the time against which the end is held
     * @param longestToken how far in the future a token may end; TinyCam sets no limit, its clients use a minute
     */
    public VerifyStreamToken(Supplier<List<AccessKey>> access, Clock clock, Duration longestToken) {
        this.access = access;
        this.clock = clock;
        this.longestToken = longestToken;
    }

    @Override
    public void process(Exchange exchange) throws UnauthorizedException, BadRequestException {
        Message request = exchange.getMessage();
        long endsAt = request.getHeader(RequireStreamQuery.ENDS_AT, 0L, Long.class);
        Optional<byte[]> token = LenientBase64.decode(RequireStreamQuery.text(request, RequireStreamQuery.TOKEN));
        AccessKey key = token.flatMap(shown -> fitting(endsAt, shown))
                .orElseThrow(() -> new UnauthorizedException("a token of no key"));
        long now = clock.instant().getEpochSecond();
        if (now > endsAt || endsAt - now > longestToken.toSeconds()) {
            throw new BadRequestException();
        }
        exchange.setProperty(ACCESS_KEY, key);
    }

    /** Tries every key, whichever fits, so that the time tells nothing about which one did. */
    private Optional<AccessKey> fitting(long endsAt, byte[] token) {
        Optional<AccessKey> found = Optional.empty();
        for (AccessKey candidate : access.get()) {
            if (StreamToken.verify(candidate.key(), endsAt, token)) {
                found = Optional.of(candidate);
            }
        }
        return found;
    }
}
