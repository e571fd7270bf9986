package io.dromedary.recording;

import io.dromedary.fragment.StreamPart;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/**
 * Gives a part of the stream to the recorder of its camera, if the camera is recorded.
 *
 * <p>Reads the body, a {@link StreamPart}, and the header {@code camera}; changes nothing. Returns as soon as the part
 * is noted: the disk is written by a thread of its own.
 */
public final class RecordFragment implements Processor {

    private final Recordings recordings;

    /** Makes the step. */
    public RecordFragment(Recordings recordings) {
        this.recordings = recordings;
    }

    @Override
    public void process(Exchange exchange) {
        Message message = exchange.getMessage();
        String camera = message.getHeader("camera", String.class);
        if (camera != null && message.getBody() instanceof StreamPart part) {
            recordings.of(camera).ifPresent(recorder -> recorder.add(part));
        }
    }
}
