package io.dromedary.recording;

/**
 * Converts between microseconds and the ticks of a track, rounded down, exactly and for any time that fits the result:
 * {@code time * hz} alone would pass 64 bits after 106 days of a camera whose ticks are microseconds.
 */
public final class Ticks {

    private static final long MICROS = 1_000_000;

    private Ticks() {}

    /**
     * Returns how many whole ticks a time has.
     *
     * @param micros the time, in microseconds
     * @param hz ticks in a second, 1 to 2^32
     */
    public static long of(long micros, long hz) {
        return Math.floorDiv(micros, MICROS) * hz + Math.floorMod(micros, MICROS) * hz / MICROS;
    }

    /**
     * Returns how many whole microseconds some ticks last.
     *
     * @param hz ticks in a second, 1 to 2^32
     */
    public static long micros(long ticks, long hz) {
        return Math.floorDiv(ticks, hz) * MICROS + Math.floorMod(ticks, hz) * MICROS / hz;
    }
}
