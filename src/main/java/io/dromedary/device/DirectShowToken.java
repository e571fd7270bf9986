package io.dromedary.device;

import io.dromedary.device.Device.Kind;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** TinyCam's form of a DirectShow name, {@code video="NAME"}, which can be pasted into its configuration. Pure. */
final class DirectShowToken {

    private static final Pattern TOKEN = Pattern.compile("(?i)(?:video|audio)\\s*=\\s*\"(.+)\"");

    private DirectShowToken() {}

    static String of(Kind kind, String name) {
        String door = kind == Kind.AUDIO ? "audio" : "video";
        return door + "=\"" + name.replace("\"", "\\\"") + '"';
    }

    /** Returns the name inside, or the text itself if it is no token. */
    static String nameIn(String text) {
        Matcher token = TOKEN.matcher(text);
        return token.matches() ? token.group(1) : text;
    }
}
