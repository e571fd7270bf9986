package io.dromedary.config;

/**
 * What the default camera's file says about the node as a whole, as TinyCam's does.
 *
 * @param log what the node writes down about itself
 * @param tls how its port is secured
 * @param process how its child processes are held
 * @param encryption whether its configuration is kept encrypted
 */
public record NodeConfig(LogConfig log, TlsConfig tls, ProcessConfig process, EncryptionConfig encryption) {

    static NodeConfig read(SettingValues values) {
        return new NodeConfig(
                LogSettings.read(values),
                TlsSettings.read(values),
                ProcessSettings.read(values),
                EncryptionSettings.read(values));
    }
}
