package io.dromedary.export;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What ffmpeg has to pack anew: nothing is encoded. Only this package makes one, out of segments that the node wrote.
 *
 * @param words ffmpeg's arguments
 * @param output the file that it makes
 */
public record RemuxTask(List<String> words, Path output) {

    private static final List<String> QUIETLY = List.of("-nostdin", "-hide_banner", "-nostats", "-v", "error", "-y");

    /** The same bytes each time (bitexact), and the index first (faststart). Opus in MP4 is new to older ffmpegs. */
    private static final List<String> PACKED = List.of(
            "-map",
            "0:v:0",
            "-map",
            "0:a:0?",
            "-c",
            "copy",
            "-map_metadata",
            "-1",
            "-strict",
            "-2",
            "-fflags",
            "+bitexact",
            "-movflags",
            "+faststart",
            "-f",
            "mp4");

    /** Keeps a copy of the words. */
    public RemuxTask {
        words = List.copyOf(words);
    }

    /**
     * Packs one file or a list of files.
     *
     * @param input ffmpeg's words for what it reads
     * @param tag what the codec is called in MP4 where there are several names, or empty
     */
    static RemuxTask of(List<String> input, String tag, Path output) {
        List<String> words = new ArrayList<>(QUIETLY);
        words.addAll(input);
        words.addAll(PACKED);
        if (!tag.isEmpty()) {
            words.addAll(List.of("-tag:v", tag));
        }
        words.add(output.toString());
        return new RemuxTask(words, output);
    }
}
