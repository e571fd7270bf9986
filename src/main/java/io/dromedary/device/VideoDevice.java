package io.dromedary.device;

/**
 * One thing that can be captured.
 *
 * @param name what its maker calls it; not unique
 * @param path how it is opened now: a device node, or {@value #TEST_PATH}
 * @param recommended what an operator should write after {@code device:}; stays right when cameras are plugged in
 *     another order, if the machine knows such a name
 * @param kind what it is
 */
public record VideoDevice(String name, String path, String recommended, Kind kind) {

    private static final String TEST_PATH = "test";

    /** ffmpeg's own test picture, which every machine has. */
    public static final VideoDevice TEST = new VideoDevice("Test picture", TEST_PATH, TEST_PATH, Kind.TEST);

    /** What a device is. */
    public enum Kind {
        /** A camera. */
        VIDEO("video"),
        /** A picture that ffmpeg makes. */
        TEST("test");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** Returns the lower-case word for lists. */
        public String word() {
            return word;
        }
    }
}
