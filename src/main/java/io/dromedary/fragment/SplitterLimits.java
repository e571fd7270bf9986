package io.dromedary.fragment;

/**
 * How large things may be that a muxer claims, so that a broken stream cannot exhaust memory.
 *
 * @param maxInitBytes largest init segment accepted
 * @param maxFragmentBytes largest fragment accepted
 */
public record SplitterLimits(int maxInitBytes, int maxFragmentBytes) {

    /** 2 MiB for an init segment, as TinyCam keeps; 32 MiB for a fragment, which is far above any picture. */
    public static final SplitterLimits DEFAULT = new SplitterLimits(2 << 20, 32 << 20);

    /**
     * Checks both limits.
     *
     * @throws IllegalArgumentException if one is below 1
     */
    public SplitterLimits {
        if (maxInitBytes < 1 || maxFragmentBytes < 1) {
            throw new IllegalArgumentException("limits start at 1 byte");
        }
    }
}
