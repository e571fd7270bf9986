package io.dromedary.capture;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What ffmpeg may know of the node's environment: where programs, fonts and the time zone are, and nothing else. */
final class CaptureEnvironment {

    private static final Set<String> KEPT =
            Set.of("PATH", "HOME", "LANG", "TZ", "TZDIR", "SYSTEMROOT", "TEMP", "TMP", "USERPROFILE", "LOCALAPPDATA");
    private static final Set<String> KEPT_PREFIXES = Set.of("LC_", "XDG_", "FONTCONFIG_");

    private CaptureEnvironment() {}

    /**
     * Removes from the environment of a process to be started whatever is not on the list, and keeps it from loading
     * character sets: the bundled ffmpeg is linked statically and crashes when it does, as it does for MPEG-TS.
     */
    static void applyTo(Map<String, String> environment) {
        environment.keySet().removeIf(name -> !isKept(name.toUpperCase(Locale.ROOT)));
        environment.put("GCONV_PATH", "/nonexistent");
    }

    private static boolean isKept(String name) {
        return KEPT.contains(name) || KEPT_PREFIXES.stream().anyMatch(name::startsWith);
    }
}
