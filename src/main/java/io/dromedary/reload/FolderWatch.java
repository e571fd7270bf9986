package io.dromedary.reload;

import java.io.IOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/** Tells which files have changed and have stopped changing: two looks in a row saw the same. One thread owns it. */
final class FolderWatch {

    private final RouteFolder folder;
    private final Map<String, RouteFolder.Stamp> told = new HashMap<>();
    private SortedMap<String, RouteFolder.Stamp> before = Collections.emptySortedMap();

    FolderWatch(RouteFolder folder) {
        this.folder = folder;
    }

    /** Looks for the first time; returns all there are, and tells none of them again as they are now. */
    SortedSet<String> first() throws IOException {
        before = folder.look();
        told.clear();
        told.putAll(before);
        return new TreeSet<>(before.keySet());
    }

    /** Looks; returns each file that was added, changed or deleted since it was last told, and has settled. */
    SortedSet<String> settled() throws IOException {
        SortedMap<String, RouteFolder.Stamp> now = folder.look();
        SortedSet<String> names = new TreeSet<>(now.keySet());
        names.addAll(told.keySet());
        names.removeIf(name ->
                !Objects.equals(now.get(name), before.get(name)) || Objects.equals(now.get(name), told.get(name)));
        before = now;
        names.forEach(name -> told.compute(name, (key, stamp) -> now.get(key)));
        return names;
    }

    /** Whether the file was there at the last look. */
    boolean isThere(String name) {
        return before.containsKey(name);
    }

    /** Whether the file is as it was last told. */
    boolean isSettled(String name) {
        return Objects.equals(before.get(name), told.get(name));
    }
}
