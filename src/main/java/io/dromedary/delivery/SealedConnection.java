package io.dromedary.delivery;

import io.dromedary.crypto.MessageSealer;
import io.dromedary.fragment.StreamPart;
import io.dromedary.live.Farewell;
import java.nio.ByteBuffer;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * TinyCam's stream protocol: every part is sealed for this viewer alone, in messages of at most 64 KiB.
 *
 * <p>On the viewer's loop only. The scratch array is shared by all viewers of the loop: a message is framed and sealed
 * in it and then copied once into the buffer that the network gets. Sealing straight into a direct buffer would cost
 * the JDK's cipher a quarter more on 17 and two to three times as much on 25 (src/docs/performance.md).
 */
final class SealedConnection implements FeedConnection {

    /** Bytes of the scratch array: the largest message, its header, and the cipher's room. */
    static final int SCRATCH_BYTES =
            WebSocketHeader.MAX_BYTES + MessageSealer.MAX_TEXT_BYTES + MessageSealer.ROOM_BYTES;

    private static final Logger LOG = LoggerFactory.getLogger(SealedConnection.class);

    private final String id;
    private final ViewerSocket socket;
    private final MessageSealer sealer;
    private final byte[] scratch;

    SealedConnection(String id, ViewerSocket socket, MessageSealer sealer, byte[] scratch) {
        this.id = id;
        this.socket = socket;
        this.sealer = sealer;
        this.scratch = scratch;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Executor loop() {
        return socket.loop();
    }

    @Override
    public boolean isWritable() {
        return socket.isWritable();
    }

    @Override
    public void send(StreamPart part) {
        ByteBuffer rest = part.bytes();
        int end = rest.limit();
        while (rest.position() < end) {
            rest.limit(Math.min(end, rest.position() + MessageSealer.MAX_TEXT_BYTES));
            send(rest);
            rest.position(rest.limit()).limit(end);
        }
    }

    @Override
    public void send(ByteBuffer text) {
        int message = text.remaining() + MessageSealer.OVERHEAD_BYTES;
        int header = WebSocketHeader.sizeBytes(message);
        WebSocketHeader.write(scratch, message);
        sealer.seal(text, scratch, header);
        socket.write(scratch, header + message);
    }

    @Override
    public void flush() {
        socket.flush();
    }

    @Override
    public void tell(String json) {
        socket.text(json);
    }

    @Override
    public void close(Farewell reason) {
        socket.close(reason);
    }

    @Override
    public void fail(RuntimeException failure) {
        LOG.error("A viewer is closed, because the node failed it", failure);
        close(Farewell.ERROR);
    }
}
