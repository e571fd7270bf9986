package io.dromedary.capture;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Reports each time that bytes come. */
final class MeteredInputStream extends FilterInputStream {

    private final Runnable onBytes;

    MeteredInputStream(InputStream in, Runnable onBytes) {
        super(in);
        this.onBytes = onBytes;
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        onBytes.run();
        return value;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int count = super.read(target, offset, length);
        onBytes.run();
        return count;
    }
}
