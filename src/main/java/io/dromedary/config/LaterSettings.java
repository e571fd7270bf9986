package io.dromedary.config;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The settings that are known and checked, but have no effect yet. Whoever gives one an effect deletes it here. */
final class LaterSettings {

    private static final List<List<Setting<?>>> GROUPS =
            List.of(List.of(EncryptionSettings.IS_ENCRYPTED, EncryptionSettings.CIPHER));

    /** Every one of them. */
    static final Set<Setting<?>> ALL = GROUPS.stream().flatMap(List::stream).collect(Collectors.toUnmodifiableSet());

    private LaterSettings() {}
}
