package io.dromedary.capture;

import java.util.regex.Pattern;

/** Camera addresses as they may be shown: without user names, passwords and queries. */
final class Addresses {

    private static final Pattern USER = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*://)\\S*@");
    private static final Pattern QUERY = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*://[^\\s?]*)\\?[^\\s'\"]+");

    private Addresses() {}

    /**
     * Returns the text with everything that may be a secret in any address replaced by {@code ***}.
     *
     * <p>Rather too much than too little: a password may itself hold {@code /} and {@code @}.
     */
    static String masked(String text) {
        if (!text.contains("://")) {
            return text;
        }
        String withoutUser = USER.matcher(text).replaceAll("$1***@");
        return QUERY.matcher(withoutUser).replaceAll("$1?***");
    }
}
