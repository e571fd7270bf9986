package io.dromedary.config;

/**
 * Whether the configuration is kept encrypted. The names are TinyCam's.
 *
 * @param save whether the file is to be encrypted
 * @param isEncrypted TinyCam reads it and does nothing with it
 * @param cipher TinyCam reads it and does nothing with it
 */
public record EncryptionConfig(boolean save, boolean isEncrypted, String cipher) {}
