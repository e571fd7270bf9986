package io.dromedary.probe;

/**
 * The body of a question: a device that was found on this machine. A request can carry text and bytes but no such
 * object, so only the node itself can ask.
 *
 * @param argument the device as the program's last argument; empty for none. It begins with neither a dash nor a space
 */
record FoundDevice(String argument) {

    FoundDevice {
        if (argument.startsWith("-") || !argument.strip().equals(argument)) {
            throw new IllegalArgumentException("not a device: " + argument);
        }
    }
}
