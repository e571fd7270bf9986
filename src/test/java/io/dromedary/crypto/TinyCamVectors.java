package io.dromedary.crypto;

import java.util.HexFormat;

/** Known answers of TinyCam's protocol, computed from its description with other software. */
final class TinyCamVectors {

    static final SharedKey MANAGEMENT = SharedKey.fromBase64("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");
    static final SharedKey ACCESS = SharedKey.fromBase64("ICEiIyQlJicoKSorLC0uLzAxMjM0NTY3ODk6Ozw9Pj8=");
    static final long ENDS_AT = 1_700_000_060L;
    static final byte[] VIEWER_NONCE = hex("000102030405060708090a0b0c0d0e0f");
    static final byte[] NODE_NONCE = hex("101112131415161718191a1b1c1d1e1f");
    static final SessionBinding BINDING = new SessionBinding("AQIDBA==", ENDS_AT, "vp9", 1280, 720, 30);
    static final String SESSION_KEY = "06c8b186e7e70115ef1d7bf2357231c7349490e08f160094f1a95bd358afe9b4";
    static final String FIRST_MESSAGE =
            "010203040000000000000001b274c925e2211ecd8a900ea8c4d1a71900f481b116c84c17d43962ac24";
    static final String SECOND_MESSAGE = "010203040000000000000002846b3e43e49ee2567af371d68ca27896";

    private TinyCamVectors() {}

    static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }

    static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
