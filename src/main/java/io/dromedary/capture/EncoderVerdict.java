package io.dromedary.capture;

/**
 * Whether an encoder works on this machine.
 *
 * @param works whether it compressed a few pictures
 * @param reason why not, in plain words; empty if it works
 */
public record EncoderVerdict(boolean works, String reason) {

    /** It works. */
    public static final EncoderVerdict GOOD = new EncoderVerdict(true, "");

    /** Returns that it does not, and why. */
    public static EncoderVerdict bad(String reason) {
        return new EncoderVerdict(false, reason);
    }
}
