package io.dromedary.config;

import java.util.List;

/** What a configuration file says after a setting's name and colon. */
sealed interface Given {

    /** Nothing, {@code ~} or {@code null}: the same as no line at all. */
    record Nothing() implements Given {}

    /** One value, quoted or not; which kind it is depends on the setting alone. */
    record One(String text) implements Given {}

    /** A list of values. */
    record Several(List<String> texts) implements Given {

        public Several {
            texts = List.copyOf(texts);
        }
    }

    /** Anything deeper, which no setting takes. */
    record Nested() implements Given {}
}
