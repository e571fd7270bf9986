package io.dromedary.fragment;

import java.util.OptionalDouble;

/**
 * What the init segment says of the picture: read out of the bytes, never out of the configuration.
 *
 * @param codec how the pictures are compressed
 * @param codecString the string that browsers ask for (RFC 6381), such as {@code avc1.64001f} or {@code vp09.00.10.08}
 * @param widthPixels width of the decoded picture, at least 1
 * @param heightPixels height of the decoded picture, at least 1
 * @param framesPerSecond the rate the stream declares, or empty if it declares none
 * @param timescaleHz ticks in a second of all times of this track
 */
public record VideoTrack(
        Codec codec,
        String codecString,
        int widthPixels,
        int heightPixels,
        OptionalDouble framesPerSecond,
        int timescaleHz) {}
