package io.dromedary.playback;

import io.dromedary.export.RangeFile;
import io.dromedary.export.RangeFiles;
import io.dromedary.export.RangeRefusedException;
import io.dromedary.export.RangeRefusedException.Reason;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A stretch as one file, from its first byte to its last. Unlike what is played it is open all the while. */
final class PlayedFile implements Playing {

    private static final Logger LOG = LoggerFactory.getLogger(PlayedFile.class);

    private final RangeFiles files;
    private final String camera;
    private final Request.Save request;
    private @Nullable Open open;

    /** The file that is sent, and how much of it is left. */
    private static final class Open {

        private final RangeFile file;
        private final ReadableByteChannel bytes;
        private long left;

        Open(RangeFile file) throws IOException {
            this.file = file;
            this.bytes = file.open(0);
            this.left = file.bytes();
        }
    }

    PlayedFile(RangeFiles files, String camera, Request.Save request) {
        this.files = files;
        this.camera = camera;
        this.request = request;
    }

    @Override
    public boolean fill(ByteBuffer message) throws IOException {
        Open sending = open;
        if (sending == null) {
            return begin(message);
        }
        if (sending.left == 0) {
            Note.end(request.id(), sending.file.to(), Optional.empty()).write(message);
            return false;
        }
        message.put(Note.MEDIA_MARK);
        message.limit((int) Math.min(message.limit(), message.position() + sending.left));
        while (message.hasRemaining()) {
            int read = sending.bytes.read(message);
            if (read < 0) {
                throw new EOFException("a file is shorter than it was said to be");
            }
            sending.left -= read;
        }
        return true;
    }

    private boolean begin(ByteBuffer message) throws IOException {
        try {
            RangeFile file = files.of(camera, request.from(), request.to());
            try {
                open = new Open(file);
            } catch (IOException e) {
                file.close();
                throw e;
            }
            Note.file(request.id(), file).write(message);
            return true;
        } catch (RangeRefusedException e) {
            refusal(e).write(message);
            return false;
        }
    }

    private Note refusal(RangeRefusedException refused) {
        return refused.reason() == Reason.NOTHING
                ? Note.nothing(request.id(), Optional.empty(), Optional.empty())
                : Note.failed(OptionalLong.of(request.id()), String.valueOf(refused.getMessage()));
    }

    @Override
    public void close() {
        Open sent = open;
        open = null;
        if (sent == null) {
            return;
        }
        try {
            sent.bytes.close();
        } catch (IOException e) {
            LOG.debug("A file that was sent cannot be closed: {}", e.toString());
        } finally {
            sent.file.close();
        }
    }
}
