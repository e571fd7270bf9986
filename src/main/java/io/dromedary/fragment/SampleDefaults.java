package io.dromedary.fragment;

/**
 * What holds for a sample that does not say it itself (ISO/IEC 14496-12:2022, 8.8.3).
 *
 * @param durationTicks how long it is shown
 * @param sizeBytes how many bytes it has
 * @param flags its dependencies
 */
record SampleDefaults(long durationTicks, long sizeBytes, int flags) {

    static final SampleDefaults NONE = new SampleDefaults(0, 0, 0);

    private static final int NOT_A_KEYFRAME = 0x1_0000;

    /** Returns whether {@code flags} say that the sample decodes alone. */
    static boolean isKeyframe(int flags) {
        return (flags & NOT_A_KEYFRAME) == 0;
    }
}
