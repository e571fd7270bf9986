package io.dromedary.config;

import java.util.Set;

/**
 * The settings that are known and checked, but have no effect. TinyCam reads these two and does nothing with them
 * either; whoever gives one an effect deletes it here.
 */
final class IdleSettings {

    /** Every one of them. */
    static final Set<Setting<?>> ALL = Set.of(EncryptionSettings.IS_ENCRYPTED, EncryptionSettings.CIPHER);

    private IdleSettings() {}
}
