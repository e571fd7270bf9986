package io.dromedary.config;

import java.util.List;

/** Whether the configuration is kept encrypted: {@link EncryptionConfig}. */
final class EncryptionSettings {

    static final Setting<Boolean> SAVE_ENCRYPTED_CONFIG = Setting.flag("saveEncryptedConfig", false);
    static final Setting<Boolean> IS_ENCRYPTED = Setting.flag("isEncrypted", false);
    static final Setting<String> CIPHER = Setting.text("cipher", "");

    /** Every setting of this class. */
    static final List<Setting<?>> ALL = List.of(SAVE_ENCRYPTED_CONFIG, IS_ENCRYPTED, CIPHER);

    private EncryptionSettings() {}

    static EncryptionConfig read(SettingValues values) {
        return new EncryptionConfig(values.of(SAVE_ENCRYPTED_CONFIG), values.of(IS_ENCRYPTED), values.of(CIPHER));
    }
}
