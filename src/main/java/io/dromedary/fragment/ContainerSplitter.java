package io.dromedary.fragment;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Waits for the first four bytes, then leaves the work to the splitter of the container that they show. */
final class ContainerSplitter implements FragmentSplitter {

    private final ByteWindow window;
    private final SplitterLimits limits;
    private @Nullable FragmentSplitter splitter;

    ContainerSplitter(InputStream in, SplitterLimits limits) {
        this.window = new ByteWindow(in, Math.max(limits.maxInitBytes(), limits.maxFragmentBytes()));
        this.limits = limits;
    }

    @Override
    public Optional<StreamPart> next() throws IOException {
        FragmentSplitter chosen = splitter;
        if (chosen == null) {
            if (!window.has(1)) {
                return Optional.empty();
            }
            chosen = choose();
            splitter = chosen;
        }
        return chosen.next();
    }

    private FragmentSplitter choose() throws IOException {
        window.require(4);
        boolean ebml = window.cursor(0, 4).i32() == Ebml.HEADER;
        return ebml ? new MatroskaSplitter(window, limits) : new Mp4Splitter(window, limits);
    }
}
