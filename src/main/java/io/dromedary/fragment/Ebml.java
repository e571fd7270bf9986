package io.dromedary.fragment;

import java.util.Set;

/** The element IDs of EBML (RFC 8794) and Matroska (RFC 9559) that matter here. */
final class Ebml {

    static final int HEADER = 0x1A45DFA3;
    static final int MAX_ID_LENGTH = 0x42F2;
    static final int MAX_SIZE_LENGTH = 0x42F3;
    static final int DOC_TYPE = 0x4282;

    static final int SEGMENT = 0x18538067;
    static final int INFO = 0x1549A966;
    static final int TIMESTAMP_SCALE = 0x2AD7B1;

    static final int TRACKS = 0x1654AE6B;
    static final int TRACK_ENTRY = 0xAE;
    static final int TRACK_NUMBER = 0xD7;
    static final int TRACK_TYPE = 0x83;
    static final int CODEC_ID = 0x86;
    static final int CODEC_PRIVATE = 0x63A2;
    static final int DEFAULT_DURATION = 0x23E383;
    static final int CONTENT_ENCODINGS = 0x6D80;
    static final int VIDEO = 0xE0;
    static final int PIXEL_WIDTH = 0xB0;
    static final int PIXEL_HEIGHT = 0xBA;
    static final int CROP_BOTTOM = 0x54AA;
    static final int CROP_TOP = 0x54BB;
    static final int CROP_LEFT = 0x54CC;
    static final int CROP_RIGHT = 0x54DD;

    static final int CLUSTER = 0x1F43B675;
    static final int TIMESTAMP = 0xE7;
    static final int SIMPLE_BLOCK = 0xA3;
    static final int BLOCK_GROUP = 0xA0;
    static final int BLOCK = 0xA1;
    static final int REFERENCE_BLOCK = 0xFB;

    private static final int SEEK_HEAD = 0x114D9B74;
    private static final int CUES = 0x1C53BB6B;
    private static final int ATTACHMENTS = 0x1941A469;
    private static final int CHAPTERS = 0x1043A770;
    private static final int TAGS = 0x1254C367;
    private static final int VOID = 0xEC;
    private static final int CRC_32 = 0xBF;

    private static final Set<Integer> ONLY_IN_SEGMENT =
            Set.of(SEEK_HEAD, INFO, TRACKS, CUES, ATTACHMENTS, CHAPTERS, TAGS, CLUSTER);

    private Ebml() {}

    /** Returns whether the element ends a cluster of unknown size (RFC 8794, 6.2). */
    static boolean endsCluster(int id) {
        return ONLY_IN_SEGMENT.contains(id) || id == HEADER || id == SEGMENT;
    }

    /** Returns whether the element may stand in a Segment. */
    static boolean isInSegment(int id) {
        return ONLY_IN_SEGMENT.contains(id) || id == VOID || id == CRC_32;
    }
}
