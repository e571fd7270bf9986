package io.dromedary.config;

import java.util.List;
import java.util.Optional;

/** How the port is secured: {@link TlsConfig}. {@code tls} is ours, the others are TinyCam's. */
final class TlsSettings {

    static final Setting<TlsConfig.Mode> TLS =
            new Setting<>("tls", new Choice<>(TlsConfig.Mode.WORDS, Optional.empty()), TlsConfig.Mode.UNSAID);
    static final Setting<TlsConfig.Kind> CERTIFICATE_TYPE =
            Setting.choice("certificateType", TlsConfig.Kind.PFX, TlsConfig.Kind.values(), TlsConfig.Kind::word);
    static final Setting<String> PFX_PATH = Setting.text("pfxPath", "");
    static final Setting<String> PASSWORD = Setting.text("password", "");
    static final Setting<String> PEM_CERT_PATH = Setting.text("pemCertPath", "");
    static final Setting<String> PEM_KEY_PATH = Setting.text("pemKeyPath", "");

    /** Every setting of this class. */
    static final List<Setting<?>> ALL = List.of(TLS, CERTIFICATE_TYPE, PFX_PATH, PASSWORD, PEM_CERT_PATH, PEM_KEY_PATH);

    private TlsSettings() {}

    static TlsConfig read(SettingValues values) {
        return new TlsConfig(
                values.of(TLS),
                values.of(CERTIFICATE_TYPE),
                values.of(PFX_PATH),
                values.of(PASSWORD),
                values.of(PEM_CERT_PATH),
                values.of(PEM_KEY_PATH));
    }
}
