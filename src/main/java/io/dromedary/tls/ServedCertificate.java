package io.dromedary.tls;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * Shows whoever connects the certificate of this moment. Connections that stand go on when it is replaced. Any thread.
 *
 * <p>Vert.x can take new options while it listens ({@code updateSSLOptions}), but on each of its servers by itself;
 * here one write replaces the certificate for all of them.
 */
final class ServedCertificate extends X509ExtendedKeyManager {

    /** A connection names what it was shown by this, and so gets the key that fits although it was replaced since. */
    private record Shown(String alias, Credential credential) {}

    private volatile Shown now;
    private volatile @Nullable Shown before;

    ServedCertificate(Credential first) {
        now = shown(first);
    }

    void replace(Credential fresh) {
        before = now;
        now = shown(fresh);
    }

    Credential current() {
        return now.credential();
    }

    private static Shown shown(Credential credential) {
        return new Shown(credential.fingerprint(), credential);
    }

    @Override
    public @Nullable String chooseEngineServerAlias(String keyType, Principal[] issuers, SSLEngine engine) {
        return chooseServerAlias(keyType, issuers, null);
    }

    @Override
    public @Nullable String chooseServerAlias(String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
        Shown current = now;
        return current.credential().key().getAlgorithm().equals(keyType) ? current.alias() : null;
    }

    @Override
    public X509Certificate @Nullable [] getCertificateChain(String alias) {
        Credential found = find(alias);
        return found == null ? null : found.chain();
    }

    @Override
    public @Nullable PrivateKey getPrivateKey(String alias) {
        Credential found = find(alias);
        return found == null ? null : found.key();
    }

    private @Nullable Credential find(String alias) {
        Shown current = now;
        Shown last = before;
        if (current.alias().equals(alias)) {
            return current.credential();
        }
        return last != null && last.alias().equals(alias) ? last.credential() : null;
    }

    @Override
    public String[] getServerAliases(String keyType, Principal[] issuers) {
        return new String[] {now.alias()};
    }

    @Override
    public String @Nullable [] getClientAliases(String keyType, Principal[] issuers) {
        return null;
    }

    @Override
    public @Nullable String chooseClientAlias(String[] keyType, Principal[] issuers, Socket socket) {
        return null;
    }
}
