package io.dromedary.export;

import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** A stretch that ffmpeg has packed, in a file that goes when this is closed. */
final class PackedFile implements RangeFile {

    private final String name;
    private final List<Cut> cuts;
    private final Path file;
    private final long bytes;
    private final Runnable end;

    PackedFile(String name, List<Cut> cuts, Path file, Runnable end) throws IOException {
        this.name = name;
        this.cuts = cuts;
        this.file = file;
        this.bytes = Files.size(file);
        this.end = end;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public long bytes() {
        return bytes;
    }

    @Override
    public Instant from() {
        return cuts.get(0).from();
    }

    @Override
    public Instant to() {
        return cuts.get(cuts.size() - 1).to();
    }

    @Override
    public String mediaType() {
        String type = cuts.get(0).segment().mediaType();
        return "video/mp4" + type.substring(type.indexOf(';'));
    }

    @Override
    public String tag() {
        return Tag.of("packed " + name + ' ' + bytes, cuts);
    }

    @Override
    public ReadableByteChannel open(long offset) throws IOException {
        SeekableByteChannel channel = Files.newByteChannel(file);
        try {
            return channel.position(offset);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public void close() {
        end.run();
    }
}
