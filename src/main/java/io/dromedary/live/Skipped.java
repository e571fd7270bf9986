package io.dromedary.live;

import io.dromedary.fragment.Fragment;

/** What was not sent to a viewer since it was last told. Not thread-safe: the viewer's loop owns it. */
final class Skipped {

    private long fragments;
    private long mediaNanos;

    void count(Fragment fragment) {
        count(1, fragment.duration().toNanos());
    }

    void count(long moreFragments, long moreMediaNanos) {
        fragments += moreFragments;
        mediaNanos += moreMediaNanos;
    }

    boolean isEmpty() {
        return fragments == 0;
    }

    long fragments() {
        return fragments;
    }

    long mediaNanos() {
        return mediaNanos;
    }

    void clear() {
        fragments = 0;
        mediaNanos = 0;
    }

    /** Returns the text message that says so, and begins anew. */
    String takeMessage() {
        String message =
                "{\"type\":\"drop\",\"fragments\":" + fragments + ",\"millis\":" + mediaNanos / 1_000_000 + '}';
        clear();
        return message;
    }
}
