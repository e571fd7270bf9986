package io.dromedary.live;

import io.dromedary.fragment.Fragment;
import io.dromedary.fragment.InitSegment;
import io.dromedary.fragment.StreamPart;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The init segment and the fragments since the last keyframe, so that a viewer who joins sees a picture at once.
 *
 * <p>A GOP beyond the limit is forgotten until the next keyframe. Not thread-safe: {@link Audience} guards it.
 */
final class GopCache {

    private final long maxBytes;
    private final List<Fragment> fragments = new ArrayList<>();
    private @Nullable InitSegment init;
    private long bytes;

    GopCache(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    void accept(StreamPart part) {
        if (part instanceof InitSegment fresh) {
            init = fresh;
            forgetFragments();
        } else if (part instanceof Fragment fragment) {
            acceptFragment(fragment);
        }
    }

    private void acceptFragment(Fragment fragment) {
        if (fragment.keyframe()) {
            forgetFragments();
        } else if (fragments.isEmpty()) {
            return;
        }
        fragments.add(fragment);
        bytes += fragment.sizeBytes();
        if (bytes > maxBytes) {
            forgetFragments();
        }
    }

    /** Forgets the pictures, which are not of now any more; the init segment stays. */
    void forgetFragments() {
        fragments.clear();
        bytes = 0;
    }

    void clear() {
        forgetFragments();
        init = null;
    }

    Optional<InitSegment> init() {
        return Optional.ofNullable(init);
    }

    Snapshot snapshot() {
        return new Snapshot(init(), List.copyOf(fragments), bytes);
    }

    /** What a viewer begins with. Immutable. */
    record Snapshot(Optional<InitSegment> init, List<Fragment> fragments, long bytes) {

        Duration duration() {
            return fragments.stream().map(Fragment::duration).reduce(Duration.ZERO, Duration::plus);
        }

        Snapshot withoutSound() {
            List<Fragment> pictures =
                    fragments.stream().map(Fragment::withoutSound).toList();
            long pictureBytes = pictures.stream().mapToLong(Fragment::sizeBytes).sum();
            return new Snapshot(init.map(InitSegment::withoutSound), pictures, pictureBytes);
        }
    }
}
