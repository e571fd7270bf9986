package io.dromedary.announce;

import java.util.Optional;
import java.util.regex.Pattern;

/** Why a step failed, in one line that gives no secret away. */
final class FailureReason {

    private static final int MAX_CAUSES = 20;
    private static final int MAX_LENGTH = 300;

    /** A path or a query may be a secret: of an address only scheme, host and port are told. */
    private static final Pattern ADDRESS =
            Pattern.compile("(?<scheme>[a-zA-Z][a-zA-Z0-9+.-]*:/{0,2})([^/@\\s]*@)?(?<host>[^/?#\\s]+)[/?#]\\S*");

    private FailureReason() {}

    /** Returns the innermost reason that has words. */
    static String of(Throwable failure) {
        String reason = failure.getClass().getSimpleName();
        Optional<Throwable> next = Optional.of(failure);
        for (int depth = 0; depth < MAX_CAUSES && next.isPresent(); depth++) {
            String said = firstLine(next.get());
            reason = said.isEmpty() ? reason : said;
            next = Optional.ofNullable(next.get().getCause());
        }
        return shortened(ADDRESS.matcher(reason).replaceAll("${scheme}${host}"));
    }

    private static String firstLine(Throwable cause) {
        return Optional.ofNullable(cause.getMessage())
                .flatMap(message -> message.lines().findFirst())
                .map(String::strip)
                .orElse("");
    }

    private static String shortened(String text) {
        return text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH) + "…";
    }
}
