package io.dromedary.device;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.OptionalDouble;

/**
 * A kind of pictures that a camera can give.
 *
 * @param pixelFormat what the driver or ffmpeg calls it, such as {@code MJPG}
 * @param widthPixels columns
 * @param heightPixels lines
 * @param framesPerSecond the highest rate, if it is known
 */
public record VideoFormat(String pixelFormat, int widthPixels, int heightPixels, OptionalDouble framesPerSecond) {

    /** Most formats kept of one device; the richest camera seen has some 150. */
    static final int MAX_FORMATS = 512;

    /** Returns it as TinyCam writes it: {@code 1280x720@30 (MJPG)}. */
    String text() {
        String rate = framesPerSecond.isPresent() ? "@" + plain(framesPerSecond.getAsDouble()) : "";
        return widthPixels + "x" + heightPixels + rate + " (" + pixelFormat + ")";
    }

    private static String plain(double rate) {
        return BigDecimal.valueOf(rate)
                .setScale(3, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }
}
