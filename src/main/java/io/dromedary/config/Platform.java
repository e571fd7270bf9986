package io.dromedary.config;

/** How devices are opened. */
public enum Platform {
    /** DirectShow on Windows, V4L2 elsewhere. */
    AUTO,
    /** DirectShow. */
    WINDOWS,
    /** Video4Linux, version 2. */
    LINUX
}
