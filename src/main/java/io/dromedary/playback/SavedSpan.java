package io.dromedary.playback;

import io.dromedary.export.RangeFile;
import io.dromedary.export.RangeFiles;
import io.dromedary.export.RangeRefusedException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A span of time as one file. What ffmpeg has to pack first makes the first message late. */
final class SavedSpan implements Playing {

    private static final Logger LOG = LoggerFactory.getLogger(SavedSpan.class);

    private final RangeFiles files;
    private final String camera;
    private final Request.Save request;
    private @Nullable RangeFile file;
    private @Nullable ReadableByteChannel channel;

    SavedSpan(RangeFiles files, String camera, Request.Save request) {
        this.files = files;
        this.camera = camera;
        this.request = request;
    }

    @Override
    public boolean fill(ByteBuffer message) throws IOException {
        RangeFile saving = file;
        ReadableByteChannel from = channel;
        if (saving == null || from == null) {
            return begin(message);
        }
        int begin = message.position();
        message.put(Note.MEDIA_MARK);
        while (message.hasRemaining() && from.read(message) >= 0) {
            // a read may give less than was asked for
        }
        if (message.position() - begin > 1) {
            return true;
        }
        message.position(begin);
        Note.end(request.id(), saving.to(), Optional.empty()).write(message);
        return false;
    }

    private boolean begin(ByteBuffer message) throws IOException {
        try {
            RangeFile made = files.of(camera, request.from(), request.to());
            file = made;
            channel = made.open(0);
            Note.file(request.id(), made).write(message);
            return true;
        } catch (RangeRefusedException e) {
            Note.failed(OptionalLong.of(request.id()), String.valueOf(e.getMessage()))
                    .write(message);
            return false;
        }
    }

    @Override
    public boolean isHolding() {
        return file != null;
    }

    @Override
    public void close() {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            LOG.debug("A file that was read cannot be closed", e);
        }
        if (file != null) {
            file.close();
        }
        channel = null;
        file = null;
    }
}
