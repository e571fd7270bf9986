package io.dromedary.keys;

import io.dromedary.crypto.SharedKey;
import java.util.regex.Pattern;

/**
 * A key that opens the cameras, and whose it is. May be a record because {@link SharedKey} prints nothing.
 *
 * @param name whose key it is: 1 to 32 of {@code a-z}, {@code 0-9} and {@code -}; empty for the one that all viewers
 *     without a key of their own share
 * @param key the secret
 */
public record AccessKey(String name, SharedKey key) {

    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,32}");

    /** Returns whether a viewer may be called so. */
    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /** Returns whether it is one viewer's own key. */
    public boolean isNamed() {
        return !name.isEmpty();
    }
}
