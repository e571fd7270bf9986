package io.dromedary.keys;

import io.dromedary.crypto.SharedKey;

/**
 * The two keys of the node, which are never the same. May be a record because {@link SharedKey} prints nothing.
 *
 * @param management the shared secret of those who may control the node
 * @param access the shared secret of the viewers
 */
public record NodeKeys(SharedKey management, SharedKey access) {

    /**
     * Checks that the keys differ.
     *
     * @throws IllegalArgumentException if they are equal
     */
    public NodeKeys {
        if (management.equals(access)) {
            throw new IllegalArgumentException("the management key and the access key are the same");
        }
    }

    /**
     * Returns these keys with another access key.
     *
     * @throws IllegalArgumentException if it equals the management key
     */
    public NodeKeys withAccess(SharedKey fresh) {
        return new NodeKeys(management, fresh);
    }
}
