package io.dromedary.keys;

import io.dromedary.crypto.SharedKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The keys of the node, no two of which are the same. May be a record because {@link SharedKey} prints nothing.
 *
 * @param management the shared secret of those who may control the node
 * @param access the shared secret of the viewers without a key of their own
 * @param named the keys of single viewers, by their names; at most {@value #MAX_NAMED}
 */
public record NodeKeys(SharedKey management, SharedKey access, SortedMap<String, SharedKey> named) {

    /** Most viewers with a key of their own. */
    public static final int MAX_NAMED = 64;

    /**
     * Checks the names, and that all keys differ.
     *
     * @throws IllegalArgumentException if two are equal, or a name is none, or there are too many; the message holds no
     *     key
     */
    public NodeKeys {
        named = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(named));
        if (named.size() > MAX_NAMED) {
            throw new IllegalArgumentException("more than " + MAX_NAMED + " named keys");
        }
        List<SharedKey> seen = new ArrayList<>(List.of(management));
        requireNew(access, "the access key", seen);
        named.forEach((name, key) -> {
            if (!AccessKey.isName(name)) {
                throw new IllegalArgumentException("a name that is not 1 to 32 of a-z, 0-9 and -");
            }
            requireNew(key, "the key of " + name, seen);
        });
    }

    /** Holds two keys, and none of a single viewer. */
    public NodeKeys(SharedKey management, SharedKey access) {
        this(management, access, new TreeMap<>());
    }

    private static void requireNew(SharedKey key, String what, List<SharedKey> seen) {
        if (seen.contains(key)) {
            throw new IllegalArgumentException(what + " is the same as another key");
        }
        seen.add(key);
    }

    /**
     * Returns these keys with another access key.
     *
     * @throws IllegalArgumentException if it equals another key
     */
    public NodeKeys withAccess(SharedKey fresh) {
        return new NodeKeys(management, fresh, named);
    }

    /**
     * Returns these keys with one more, or with another one of this name.
     *
     * @throws IllegalArgumentException if it equals another key, or the name is none, or there are too many
     */
    public NodeKeys with(String name, SharedKey key) {
        SortedMap<String, SharedKey> more = new TreeMap<>(named);
        more.put(name, key);
        return new NodeKeys(management, access, more);
    }

    /** Returns these keys without the one of this name. */
    public NodeKeys without(String name) {
        SortedMap<String, SharedKey> fewer = new TreeMap<>(named);
        fewer.remove(name);
        return new NodeKeys(management, access, fewer);
    }

    /** Returns every key that opens the cameras: the shared one first, then the named ones. */
    public List<AccessKey> accessKeys() {
        List<AccessKey> all = new ArrayList<>(List.of(new AccessKey("", access)));
        for (Map.Entry<String, SharedKey> viewer : named.entrySet()) {
            all.add(new AccessKey(viewer.getKey(), viewer.getValue()));
        }
        return List.copyOf(all);
    }

    /** Returns every key that may open recordings: the management key first, which has no name. */
    public List<AccessKey> recordingKeys() {
        List<AccessKey> all = new ArrayList<>(List.of(new AccessKey("", management)));
        all.addAll(accessKeys());
        return List.copyOf(all);
    }

    /** Returns whether this is the management key. */
    public boolean isOperators(AccessKey key) {
        return key.key().equals(management);
    }

    /** Returns every key there is: the management key first. */
    public List<SharedKey> all() {
        List<SharedKey> all = new ArrayList<>(List.of(management));
        accessKeys().forEach(viewer -> all.add(viewer.key()));
        return List.copyOf(all);
    }

    /** Returns whether this key, under this name, still opens the cameras or their recordings. */
    public boolean holds(AccessKey key) {
        return recordingKeys().contains(key);
    }
}
