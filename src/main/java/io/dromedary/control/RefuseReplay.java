package io.dromedary.control;

import io.dromedary.http.UnauthorizedException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Refuses a signature that was used before, so that a command that somebody overheard cannot be given again.
 *
 * <p>TinyCam's signature covers only the body, and its client's body holds only the second at which it was made: two
 * honest commands in one second carry the same signature. So a signature may be used again for a moment after its first
 * use, and never after that, on any path. Thread-safe; reads the property that {@link VerifySignature} leaves.
 */
public final class RefuseReplay implements Processor {

    /** Only holders of the key can fill the memory; when it is full, nothing passes rather than everything. */
    private static final int MAX_REMEMBERED = 10_000;

    private final Clock clock;
    private final Duration moment;
    private final Duration remembered;
    private final Map<String, Instant> firstUses = new LinkedHashMap<>();

    /**
     * Makes an empty memory.
     *
     * @param clock the time of uses
     * @param moment how long after its first use a signature may be used again
     * @param remembered how long a signature is remembered; at least twice the tolerance of {@link ReadCommand}
     */
    public RefuseReplay(Clock clock, Duration moment, Duration remembered) {
        this.clock = clock;
        this.moment = moment;
        this.remembered = remembered;
    }

    @Override
    public void process(Exchange exchange) throws UnauthorizedException {
        String signature = exchange.getProperty(VerifySignature.SIGNATURE, String.class);
        if (signature == null || !isFirstOrMomentary(signature, clock.instant())) {
            throw new UnauthorizedException("given before");
        }
    }

    private synchronized boolean isFirstOrMomentary(String signature, Instant now) {
        firstUses.values().removeIf(first -> first.isBefore(now.minus(remembered)));
        Instant first = firstUses.get(signature);
        if (first != null) {
            return !now.isAfter(first.plus(moment));
        }
        if (firstUses.size() >= MAX_REMEMBERED) {
            return false;
        }
        firstUses.put(signature, now);
        return true;
    }
}
