// Names of pictures: for MediaSource, and for people.

const GUESSES = {
  h264: ['video/mp4; codecs="avc1.42E01E"', 'video/mp4; codecs="avc1.4D401E"', 'video/mp4; codecs="avc1.640028"'],
  h265: ['video/mp4; codecs="hvc1.1.6.L93.B0"', 'video/mp4; codecs="hev1.1.6.L93.B0"'],
  vp9: ['video/webm; codecs="vp9"', 'video/webm; codecs="vp09.00.10.08"'],
  av1: ['video/webm; codecs="av01.0.05M.08"', 'video/mp4; codecs="av01.0.05M.08"'],
};
const SAME = { avc: 'h264', hevc: 'h265', vp09: 'vp9', av01: 'av1' };
const NAMES = { h264: 'H.264', h265: 'H.265', vp9: 'VP9', av1: 'AV1' };

const short = codec => SAME[codec.toLowerCase()] ?? codec.toLowerCase();

/** What to ask MediaSource for: what the node read out of the stream, or a guess by the codec when it did not say. */
export function mediaTypes({ media, codec }) {
  return typeof media === 'string' && media ? [media] : GUESSES[short(codec)] ?? GUESSES.vp9;
}

/** What to ask MediaSource for to have the sound too, or null where there is none. */
export function mediaTypeWithSound({ mediaWithSound }) {
  return typeof mediaWithSound === 'string' && mediaWithSound ? mediaWithSound : null;
}

/** The codec as people write it. */
export function codecName(codec) {
  return NAMES[short(codec)] ?? codec;
}
