package io.dromedary.capture;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What ffmpeg's last lines mean, in words that tell an operator what to do. */
final class FailureWords {

    private static final int FIRST_SIGNAL = 128;
    private static final int CRASH = FIRST_SIGNAL + 11;
    private static final int LAST_SIGNAL = FIRST_SIGNAL + 64;

    /** The more telling ones first: ffmpeg often ends with a general complaint. */
    private static final List<Map.Entry<String, String>> MEANINGS = List.of(
            Map.entry("Device or resource busy", "the camera is in use by another program"),
            Map.entry("Permission denied", "this user may not open the camera; on Linux it should be in group video"),
            Map.entry("No such device", "the camera is not there (any more)"),
            Map.entry("No such file or directory", "there is no such camera or file"),
            Map.entry("Could not find video device", "there is no camera of that name"),
            Map.entry("Unknown encoder", "this ffmpeg has no such encoder; install a fuller ffmpeg"),
            Map.entry(
                    "Could not find tag for codec",
                    "this container cannot hold the source's sound; set audioCodec to auto"),
            Map.entry("Only VP8 or VP9 or AV1", "WebM cannot hold the source's sound; set audioCodec to auto"),
            Map.entry("Unrecognized option", "this ffmpeg does not know one of the options; it may be too old"),
            Map.entry("v4l2m2m", "this machine has no codec chip that can do it; set encoder to auto or cpu"),
            Map.entry("401 Unauthorized", "the camera refuses this user name and password"),
            Map.entry("403 Forbidden", "the camera forbids access to this address"),
            Map.entry("404 Not Found", "the camera knows no such address"),
            Map.entry("Connection refused", "nothing answers at the camera's address and port"),
            Map.entry("Connection timed out", "the camera's address does not answer"),
            Map.entry("Operation timed out", "the camera's address does not answer"),
            Map.entry("No route to host", "the camera's address cannot be reached"),
            Map.entry("Network is unreachable", "the camera's address cannot be reached"),
            Map.entry("Failed to resolve hostname", "the camera's host name is not known"),
            Map.entry("Name or service not known", "the camera's host name is not known"),
            Map.entry("Protocol not found", "this ffmpeg cannot open such an address"),
            Map.entry("not on whitelist", "the camera points to an address of another kind, which is refused"),
            Map.entry("Invalid data found", "what comes is no video that this ffmpeg understands"));

    private FailureWords() {}

    /** Returns why a process ended that was not asked to. */
    static String of(int exitCode, List<String> lastLines) {
        if (exitCode == CRASH) {
            return "ffmpeg crashed (signal 11); another ffmpeg may do better: set ffmpegPath";
        }
        if (exitCode > FIRST_SIGNAL && exitCode <= LAST_SIGNAL) {
            return "ffmpeg was ended by signal " + (exitCode - FIRST_SIGNAL);
        }
        return meaning(lastLines)
                .map(words -> words + " (ffmpeg ended with code " + exitCode + ")")
                .orElse("ffmpeg ended with code " + exitCode);
    }

    private static Optional<String> meaning(List<String> lastLines) {
        return MEANINGS.stream()
                .filter(entry -> lastLines.stream().anyMatch(line -> line.contains(entry.getKey())))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
