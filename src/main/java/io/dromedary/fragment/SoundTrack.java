package io.dromedary.fragment;

/**
 * What the init segment says of the sound: read out of the bytes, never out of the configuration.
 *
 * @param codec how the sound is compressed
 * @param codecString the string that browsers ask for (RFC 6381): {@code mp4a.40.2} or {@code opus}
 * @param timescaleHz ticks in a second of all times of this track
 */
public record SoundTrack(SoundCodec codec, String codecString, int timescaleHz) {}
