package io.dromedary.recording;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Keyframes and gaps in few bytes: differences, seven bits in a byte (LEB128); as text, in base64. */
final class SeekTable {

    private static final Pattern GAP = Pattern.compile("([0-9]{1,18})-([0-9]{1,18})");

    private SeekTable() {}

    static byte[] bytes(List<Keyframe> keyframes) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Keyframe last = new Keyframe(0, 0);
        for (Keyframe keyframe : keyframes) {
            put(bytes, keyframe.timeMicros() - last.timeMicros());
            put(bytes, keyframe.offset() - last.offset());
            last = keyframe;
        }
        return bytes.toByteArray();
    }

    static List<Keyframe> keyframes(byte[] bytes) {
        List<Keyframe> keyframes = new ArrayList<>();
        long[] sums = {0, 0};
        int column = 0;
        long value = 0;
        int shift = 0;
        for (byte b : bytes) {
            value |= (b & 0x7fL) << shift;
            shift = b < 0 ? Math.min(shift + 7, Long.SIZE - 1) : 0;
            if (b >= 0) {
                sums[column] += value;
                value = 0;
                if (column == 1) {
                    keyframes.add(new Keyframe(sums[0], sums[1]));
                }
                column = 1 - column;
            }
        }
        return keyframes;
    }

    static String text(List<Keyframe> keyframes) {
        return Base64.getEncoder().withoutPadding().encodeToString(bytes(keyframes));
    }

    /** Returns the keyframes of a text, none if it is no such text. */
    static List<Keyframe> keyframes(String text) {
        try {
            return keyframes(Base64.getDecoder().decode(text));
        } catch (IllegalArgumentException e) {
            return List.of();
        }
    }

    static String gapText(List<Gap> gaps) {
        return gaps.stream().map(gap -> gap.fromMicros() + "-" + gap.toMicros()).collect(Collectors.joining(","));
    }

    /** Returns the gaps of a text; what is no gap is left out. */
    static List<Gap> gaps(String text) {
        return GAP.matcher(text)
                .results()
                .map(gap -> new Gap(Long.parseLong(gap.group(1)), Long.parseLong(gap.group(2))))
                .toList();
    }

    private static void put(ByteArrayOutputStream bytes, long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            bytes.write((int) (rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        bytes.write((int) rest);
    }
}
