package io.dromedary.fragment;

/**
 * The levels of VP9, by size and rate of the picture (VP9 Levels, webmproject.org).
 *
 * <p>Browsers refuse a string whose level is not one of these; ffmpeg 4.4 writes none, or 0, where it does not know.
 */
enum Vp9Level {
    /** Up to 256x144 at 15 frames a second. */
    L10(10, 829_440, 36_864, 512),
    /** Up to 384x192 at 30. */
    L11(11, 2_764_800, 73_728, 768),
    /** Up to 480x256 at 30. */
    L20(20, 4_608_000, 122_880, 960),
    /** Up to 640x384 at 30. */
    L21(21, 9_216_000, 245_760, 1344),
    /** Up to 1080x512 at 30. */
    L30(30, 20_736_000, 552_960, 2048),
    /** Up to 1280x768 at 30. */
    L31(31, 36_864_000, 983_040, 2752),
    /** Up to 2048x1088 at 30. */
    L40(40, 83_558_400, 2_228_224, 4160),
    /** Up to 2048x1088 at 60. */
    L41(41, 160_432_128, 2_228_224, 4160),
    /** Up to 4096x2176 at 30. */
    L50(50, 311_951_360, 8_912_896, 8384),
    /** Up to 4096x2176 at 60. */
    L51(51, 588_251_136, 8_912_896, 8384),
    /** Up to 4096x2176 at 120. */
    L52(52, 1_176_502_272, 8_912_896, 8384),
    /** Up to 8192x4352 at 30. */
    L60(60, 1_176_502_272, 35_651_584, 16_832),
    /** Up to 8192x4352 at 60. */
    L61(61, 2_353_004_544L, 35_651_584, 16_832),
    /** Up to 8192x4352 at 120. */
    L62(62, 4_706_009_088L, 35_651_584, 16_832);

    /** What cameras do if nothing is declared. */
    private static final double USUAL_FRAMES_PER_SECOND = 30;

    private final int number;
    private final long maxPixelsPerSecond;
    private final long maxPixels;
    private final int maxSidePixels;

    Vp9Level(int number, long maxPixelsPerSecond, long maxPixels, int maxSidePixels) {
        this.number = number;
        this.maxPixelsPerSecond = maxPixelsPerSecond;
        this.maxPixels = maxPixels;
        this.maxSidePixels = maxSidePixels;
    }

    /** Returns the string browsers ask for; a {@code level} that is none is worked out of the picture. */
    static String codecString(int profile, int level, int bitDepth, Picture picture) {
        int valid = isLevel(level) ? level : of(picture).number;
        return "vp09.%02d.%02d.%02d".formatted(profile, valid, bitDepth);
    }

    /** Returns the lowest level that the picture keeps to, or the highest there is. */
    static Vp9Level of(Picture picture) {
        for (Vp9Level level : values()) {
            if (level.holds(picture)) {
                return level;
            }
        }
        return L62;
    }

    private static boolean isLevel(int number) {
        for (Vp9Level level : values()) {
            if (level.number == number) {
                return true;
            }
        }
        return false;
    }

    private boolean holds(Picture picture) {
        long pixels = (long) picture.widthPixels() * picture.heightPixels();
        double rate = picture.framesPerSecond().orElse(USUAL_FRAMES_PER_SECOND);
        return pixels <= maxPixels
                && pixels * rate <= maxPixelsPerSecond
                && Math.max(picture.widthPixels(), picture.heightPixels()) <= maxSidePixels;
    }
}
