package io.dromedary.live;

/**
 * Why a session ends, as the viewer is told.
 *
 * <p>Codes below 4000 are those of RFC 6455, 7.4.1; the others are ours and are also in {@code web/}.
 */
public enum Farewell {
    /** The viewer said goodbye first. */
    BYE(1000, "bye"),
    /** The node stops; try again soon. */
    SHUTDOWN(1001, "server shutting down"),
    /** The first message was not a start message, or did not come in time. */
    BAD_START(1008, "no start signal"),
    /** Something in the node failed. */
    ERROR(1011, "error"),
    /** The node has as many viewers as it takes; try again later. */
    FULL(1013, "too many viewers"),
    /** The access key is not the one this session was opened with. */
    KEY_ROTATED(4001, "key rotated"),
    /** Somebody stopped the camera. */
    CAMERA_STOPPED(4002, "camera stopped"),
    /** Codec, size or rate changed, or the sound for one that listens; connect again. */
    STREAM_CHANGED(4003, "stream changed, connect again"),
    /** The viewer said nothing for too long. */
    SILENCE(4004, "nothing heard from you"),
    /** The camera runs but has given no picture yet. */
    NO_PICTURE(4005, "camera gives no picture"),
    /** The viewer's own key was taken away. */
    KEY_REVOKED(4006, "your key was revoked");

    private final int code;
    private final String words;

    Farewell(int code, String words) {
        this.code = code;
        this.words = words;
    }

    /** Returns the WebSocket close code. */
    public int code() {
        return code;
    }

    /** Returns the close reason, at most 123 bytes of ASCII. */
    public String words() {
        return words;
    }
}
