package io.dromedary.capture;

import io.dromedary.config.InputConfig;
import io.dromedary.config.Platform;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What ffmpeg opens, and by which of its doors.
 *
 * @param kind the door
 * @param name what it is called there: checked, so that it can only ever be a name; may hold a password
 */
public record CaptureDevice(Kind kind, String name) {

    /** How a device is opened. */
    public enum Kind {
        /** ffmpeg's own test picture. */
        TEST,
        /** Video4Linux, version 2. */
        V4L2,
        /** DirectShow. */
        DSHOW,
        /** A file, played again and again in real time. */
        FILE,
        /** RTSP, in the clear or over TLS; always interleaved in TCP. */
        RTSP,
        /** HTTP, in the clear or over TLS. */
        HTTP
    }

    private static final int MAX_CHARS = 2048;
    // two letters at least: C:\ is a drive
    private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]+):.*");
    private static final Pattern QUOTED = Pattern.compile("(?i)video=\"?([^\"]*)\"?");

    /**
     * Recognizes a device by its name.
     *
     * @param device the name, as in the configuration, but with {@link InputConfig#AUTO} already resolved
     * @param platform how devices are opened here
     * @param windows whether this machine runs Windows
     * @throws CaptureRefusedException if it is none that can be captured, or could be read as something else
     */
    public static CaptureDevice of(String device, Platform platform, boolean windows) throws CaptureRefusedException {
        String name = checked(device);
        if (name.equalsIgnoreCase(InputConfig.TEST)) {
            return new CaptureDevice(Kind.TEST, InputConfig.TEST);
        }
        boolean directShow = platform == Platform.WINDOWS || (platform == Platform.AUTO && windows);
        if (directShow && isDirectShow(name)) {
            return new CaptureDevice(Kind.DSHOW, directShowName(name));
        }
        Matcher scheme = SCHEME.matcher(name);
        if (scheme.matches()) {
            return new CaptureDevice(ofScheme(scheme.group(1)), name);
        }
        return new CaptureDevice(name.startsWith("/dev/") ? Kind.V4L2 : Kind.FILE, name);
    }

    /**
     * A quoted name, an alternative name ({@code @device_pnp_…}), or whatever has no slash as addresses and paths have.
     */
    private static boolean isDirectShow(String name) {
        boolean isPath = name.contains("/") || name.contains("\\");
        return name.startsWith("@") || QUOTED.matcher(name).matches() || !isPath;
    }

    private static String checked(String device) throws CaptureRefusedException {
        String name = device.strip();
        if (name.isEmpty() || name.length() > MAX_CHARS) {
            throw new CaptureRefusedException("device must have 1 to " + MAX_CHARS + " characters");
        }
        if (name.startsWith("-") || device.chars().anyMatch(Character::isISOControl)) {
            throw new CaptureRefusedException("device must not begin with '-' or hold control characters");
        }
        return name;
    }

    private static Kind ofScheme(String scheme) throws CaptureRefusedException {
        return switch (scheme.toLowerCase(Locale.ROOT)) {
            case "rtsp", "rtsps" -> Kind.RTSP;
            case "http", "https" -> Kind.HTTP;
            default ->
                throw new CaptureRefusedException(
                        "device has the unknown scheme '" + scheme + "'; known are rtsp, rtsps, http and https");
        };
    }

    /**
     * TinyCam's lists say {@code video="NAME"}; ffmpeg wants no quotes, and takes what follows a colon for another
     * device.
     */
    private static String directShowName(String name) throws CaptureRefusedException {
        Matcher quoted = QUOTED.matcher(name);
        String bare = quoted.matches() ? quoted.group(1) : name;
        if (bare.isBlank() || bare.indexOf(':') >= 0 || bare.indexOf('"') >= 0) {
            throw new CaptureRefusedException(
                    "device must be one DirectShow camera, without ':' and quotes in its name");
        }
        return bare;
    }

    @Override
    public String toString() {
        return kind + " " + Addresses.masked(name);
    }
}
