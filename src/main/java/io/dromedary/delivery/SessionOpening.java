package io.dromedary.delivery;

import io.dromedary.crypto.LenientBase64;
import io.dromedary.crypto.SessionBinding;
import io.dromedary.crypto.SessionKey;
import io.dromedary.keys.AccessKey;
import io.dromedary.live.StreamDescription;
import java.security.SecureRandom;
import java.util.Base64;

/** What both sides bring when a session opens: the viewer's admission, and the node's own nonce and session id. */
final class SessionOpening {

    private final Admission admission;
    private final String connection;
    private final byte[] nodeNonce = new byte[SessionKey.NONCE_BYTES];

    SessionOpening(Admission admission, SecureRandom random) {
        this.admission = admission;
        byte[] id = new byte[SessionBinding.CONNECTION_BYTES];
        random.nextBytes(id);
        random.nextBytes(nodeNonce);
        this.connection = Base64.getEncoder().encodeToString(id);
    }

    String camera() {
        return admission.camera();
    }

    /** Returns what logs and the status call the session: its id in hexadecimal, which is no secret. */
    String id() {
        return java.util.HexFormat.of().formatHex(Base64.getDecoder().decode(connection));
    }

    byte[] nodeNonce() {
        return nodeNonce.clone();
    }

    /** Returns whose key it was opened with. */
    AccessKey key() {
        return admission.access();
    }

    SessionBinding bind(StreamDescription promised) {
        return new SessionBinding(
                connection,
                admission.endsAtSeconds(),
                promised.codec(),
                promised.widthPixels(),
                promised.heightPixels(),
                promised.framesPerSecond());
    }

    SessionKey sessionKey() {
        byte[] viewerNonce = LenientBase64.decode(admission.viewerNonce()).orElseThrow();
        return SessionKey.derive(admission.access().key(), viewerNonce, nodeNonce);
    }
}
