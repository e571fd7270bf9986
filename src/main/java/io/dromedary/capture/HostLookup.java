package io.dromedary.capture;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Looks up a camera's host name in ffmpeg's place.
 *
 * <p>The bundled ffmpeg is linked statically, and crashes when it loads the system's name services. Over TLS the name
 * must stay, as the other side is known by it.
 */
final class HostLookup {

    /** Scheme, user, host and rest, as ffmpeg itself divides an address. */
    private static final Pattern ADDRESS =
            Pattern.compile("(?<scheme>[A-Za-z]+)://(?<user>(?:[^/?#]*@)?)(?<host>\\[[^\\]]*\\]|[^:/?#]*)(?<rest>.*)");

    private static final Pattern NUMERIC = Pattern.compile("\\[.*\\]|\\d+(\\.\\d+){3}");

    private HostLookup() {}

    /**
     * Returns the device with a numeric address in place of a host name. May take some seconds.
     *
     * @throws CaptureRefusedException if the name is not known, or belongs to an address over TLS
     */
    static CaptureDevice resolved(CaptureDevice device) throws CaptureRefusedException {
        Matcher address = ADDRESS.matcher(device.name());
        boolean isAddress = device.kind() == CaptureDevice.Kind.RTSP || device.kind() == CaptureDevice.Kind.HTTP;
        if (!isAddress
                || !address.matches()
                || NUMERIC.matcher(address.group("host")).matches()) {
            return device;
        }
        if (address.group("scheme").toLowerCase(Locale.ROOT).endsWith("s")) {
            throw new CaptureRefusedException("the bundled ffmpeg cannot look up the host name of a TLS address; "
                    + "install ffmpeg, or use the camera's numeric address");
        }
        String numeric = lookUp(address.group("host"));
        String name = address.group("scheme") + "://" + address.group("user") + numeric + address.group("rest");
        return new CaptureDevice(device.kind(), name);
    }

    private static String lookUp(String host) throws CaptureRefusedException {
        try {
            String numeric = InetAddress.getByName(host).getHostAddress();
            return numeric.indexOf(':') < 0 ? numeric : "[" + numeric + "]";
        } catch (UnknownHostException e) {
            throw new CaptureRefusedException("the camera's host name " + host + " is not known");
        }
    }
}
