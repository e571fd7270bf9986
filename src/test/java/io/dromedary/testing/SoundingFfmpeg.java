package io.dromedary.testing;

import io.dromedary.capture.FfmpegFinder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * A real ffmpeg behind a script, whatever it is asked: a small test picture and a tone, a fragment for each frame.
 *
 * <p>While there is a file {@code silent} beside it, it begins without the tone.
 */
public final class SoundingFfmpeg {

    private static final String SCRIPT = """
            #!/bin/sh
            sound='-f lavfi -re -i sine=frequency=440:sample_rate=48000 -c:a aac -b:a 48k'
            if [ -e '%2$s' ]; then sound='-an'; fi
            case "$*" in
              *pipe:1*)
                exec '%1$s' -hide_banner -loglevel error -f lavfi -re -i testsrc2=size=320x180:rate=30 $sound \\
                  -c:v libx264 -preset ultrafast -tune zerolatency -pix_fmt yuv420p -g 30 \\
                  -f mp4 -movflags +frag_every_frame+empty_moov+default_base_moof -flush_packets 1 pipe:1 ;;
              *) exec '%1$s' "$@" ;;
            esac
            """;

    private final Path script;
    private final Path silent;

    private SoundingFfmpeg(Path script, Path silent) {
        this.script = script;
        this.silent = silent;
    }

    /** Writes the script into a folder. */
    public static SoundingFfmpeg in(Path folder) throws Exception {
        Path real = FfmpegFinder.ofThisMachine().find("ffmpeg").path();
        Path silent = folder.resolve("silent");
        Path script = Files.createFile(
                folder.resolve("ffmpeg"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.writeString(script, SCRIPT.formatted(real, silent));
        return new SoundingFfmpeg(script, silent);
    }

    /** Returns a camera that this ffmpeg makes. */
    public NodeSetup setup() throws IOException {
        return NodeSetup.usual().camera("ffmpegPath", script.toString());
    }

    /** Makes the next run one without sound. */
    public void fallSilent() throws IOException {
        Files.createFile(silent);
    }

    /** Makes the next run one with sound. */
    public void sound() throws IOException {
        Files.deleteIfExists(silent);
    }
}
