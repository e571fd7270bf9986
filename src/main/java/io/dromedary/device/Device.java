package io.dromedary.device;

import java.util.Optional;

/**
 * One thing that the machine can open.
 *
 * @param kind what it gives
 * @param name what its maker calls it; not unique
 * @param path how it is opened now: a device node, a name of the sound system, a DirectShow name, or
 *     {@value #TEST_PATH}
 * @param recommended what an operator should write after {@code device:} or {@code audioDevice:}; stays right when
 *     devices are plugged in another order, if the machine knows such a name
 * @param alternative the name that Windows itself has for it
 */
public record Device(Kind kind, String name, String path, String recommended, Optional<String> alternative) {

    private static final String TEST_PATH = "test";

    /** ffmpeg's own test picture, which every machine has. */
    public static final Device TEST = new Device(Kind.TEST, "Test picture", TEST_PATH, TEST_PATH, Optional.empty());

    /** What a device gives. */
    public enum Kind {
        /** Pictures. */
        VIDEO("video"),
        /** Sound. */
        AUDIO("audio"),
        /** ffmpeg does not know; virtual cameras that are switched off are of this kind. */
        UNKNOWN("unknown"),
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

    /** Returns TinyCam's word for the kind: it has no test picture, so to its clients that is a camera. */
    String tinyCamKind() {
        return kind == Kind.TEST ? Kind.VIDEO.word() : kind.word();
    }
}
