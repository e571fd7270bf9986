package io.dromedary.fragment;

/**
 * One compressed picture inside a {@link Fragment}.
 *
 * @param offset where its bytes begin in {@link Fragment#bytes()}
 * @param sizeBytes how many bytes it has
 * @param keyframe whether it decodes alone
 * @param decodeTimeTicks when it is decoded, in ticks of the track's timescale since the stream began
 */
public record Frame(int offset, int sizeBytes, boolean keyframe, long decodeTimeTicks) {}
