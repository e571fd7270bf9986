package io.dromedary.live;

import io.dromedary.fragment.Fragment;
import io.dromedary.fragment.StreamPart;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A connection that writes down what a viewer gets, and takes bytes only while it is told to. */
final class RecordingConnection implements ViewerConnection {

    final List<StreamPart> sent = new ArrayList<>();
    final List<String> told = new ArrayList<>();

    @Nullable
    Farewell farewell;

    boolean writable = true;
    boolean broken;
    int flushes;

    @Override
    public boolean isWritable() {
        return writable;
    }

    @Override
    public void send(StreamPart part) {
        if (broken) {
            throw new IllegalStateException("broken on purpose");
        }
        sent.add(part);
    }

    @Override
    public void flush() {
        flushes++;
    }

    @Override
    public void tell(String json) {
        told.add(json);
    }

    @Override
    public void close(Farewell reason) {
        farewell = reason;
    }

    @Override
    public void fail(RuntimeException failure) {
        close(Farewell.ERROR);
    }

    /** Returns the sequence numbers sent; 0 stands for an init segment. */
    List<Long> sequences() {
        return sent.stream()
                .map(part -> part instanceof Fragment fragment ? fragment.sequence() : 0L)
                .toList();
    }
}
