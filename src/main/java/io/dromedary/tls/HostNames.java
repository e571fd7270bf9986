package io.dromedary.tls;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What browsers may call this machine.
 *
 * @param names DNS names, {@code localhost} first
 * @param addresses IP addresses, at most {@value #MAX_ADDRESSES}
 */
record HostNames(List<String> names, List<String> addresses) {

    private static final int MAX_ADDRESSES = 64;

    /** Copies the lists. */
    HostNames {
        names = List.copyOf(names);
        addresses = List.copyOf(addresses);
    }

    static HostNames ofThisMachine() {
        Stream<String> names = Stream.concat(Stream.of("localhost"), own().stream());
        Stream<String> loopback = Stream.of("127.0.0.1", "::1");
        return new HostNames(
                names.distinct().toList(),
                Stream.concat(loopback, interfaces())
                        .distinct()
                        .limit(MAX_ADDRESSES)
                        .toList());
    }

    private static Optional<String> own() {
        try {
            String name = InetAddress.getLocalHost().getHostName();
            return Optional.of(name).filter(text -> text.matches("[A-Za-z0-9]([A-Za-z0-9.-]{0,61}[A-Za-z0-9])?"));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    private static Stream<String> interfaces() {
        try {
            return NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                    .map(address -> address.getHostAddress().replaceAll("%.*", ""));
        } catch (SocketException e) {
            return Stream.empty();
        }
    }
}
