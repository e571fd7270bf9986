package io.dromedary.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** How tests reach a port of this machine: plainly, or with TLS where the node under test speaks it. */
public final class Dial {

    private static final Set<Integer> TLS_PORTS = ConcurrentHashMap.newKeySet();
    private static final int PATIENCE_MILLIS = 15_000;

    private Dial() {}

    /** Has whatever tests send to this port sent with TLS from now on. Any certificate is trusted. */
    public static void withTls(int port) {
        TLS_PORTS.add(port);
    }

    /** Has it sent as it is again: the machine gives out ports anew that others were done with. */
    static void withoutTls(int port) {
        TLS_PORTS.remove(port);
    }

    static Socket open(int port, int patienceMillis, int receiveBufferBytes) throws IOException {
        Socket socket = new Socket();
        if (receiveBufferBytes > 0) {
            socket.setReceiveBufferSize(receiveBufferBytes);
        }
        socket.setSoTimeout(patienceMillis);
        socket.setTcpNoDelay(true);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), patienceMillis);
        return TLS_PORTS.contains(port) ? tls(socket, new SSLParameters()) : socket;
    }

    /** Shakes hands with these parameters; where they say nothing, as the JDK does. */
    public static SSLSocket tls(int port, SSLParameters parameters) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(PATIENCE_MILLIS);
        return tls(socket, parameters);
    }

    /** Returns the certificate that is shown to those who connect now. */
    public static X509Certificate certificate(int port) throws IOException {
        try (SSLSocket socket = tls(port, new SSLParameters())) {
            return (X509Certificate) socket.getSession().getPeerCertificates()[0];
        }
    }

    private static SSLSocket tls(Socket plain, SSLParameters parameters) throws IOException {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new Trusting()}, new SecureRandom());
            SSLSocket socket =
                    (SSLSocket) context.getSocketFactory().createSocket(plain, "localhost", plain.getPort(), true);
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            return socket;
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    /** Whoever it is. */
    private static final class Trusting implements X509TrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
