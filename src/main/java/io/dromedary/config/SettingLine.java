package io.dromedary.config;

/**
 * One setting as a file gives it.
 *
 * @param name the setting's name, known or not
 * @param line where the name stands, from 1
 * @param given what follows the colon
 */
record SettingLine(String name, int line, Given given) {}
