package io.dromedary.device;

import java.util.Locale;

/**
 * Which devices somebody asks for. What it holds comes from the network: it is only ever compared.
 *
 * @param kind {@code video}, {@code audio} or {@code unknown}; blank or {@code all} for all
 * @param name a device's name in any case, its path, its alternative name or what is recommended for it; blank for all
 */
public record DeviceQuery(String kind, String name) {

    /** Removes blanks around the words, as TinyCam does. */
    public DeviceQuery {
        kind = kind.strip().toLowerCase(Locale.ROOT);
        name = name.strip();
    }

    /** Returns whether one device is asked for. */
    public boolean isForOne() {
        return !name.isEmpty();
    }

    boolean matches(Device device) {
        boolean ofKind = kind.isEmpty() || kind.equals("all") || kind.equals(device.tinyCamKind());
        return ofKind && (!isForOne() || isCalled(device, DirectShowToken.nameIn(name)));
    }

    private boolean isCalled(Device device, String wanted) {
        return device.path().equals(wanted)
                || device.recommended().equals(name)
                || sameWord(device.name(), wanted)
                || device.alternative().filter(other -> sameWord(other, wanted)).isPresent();
    }

    private static boolean sameWord(String one, String other) {
        return one.length() == other.length() && one.equalsIgnoreCase(other);
    }
}
