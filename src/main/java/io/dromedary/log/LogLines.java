package io.dromedary.log;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.Encoder;
import io.dromedary.config.LogConfig;

/** How the lines of the log look. */
final class LogLines {

    /** For somebody who watches; line ends inside a message could forge an entry. */
    static final String TERMINAL = "%d{HH:mm:ss} %-5level %replace(%msg){'[\\r\\n]+', ' / '}%n%rEx{full}";

    /** For somebody who reads it a week later. */
    static final String FILE =
            "%d{yyyy-MM-dd HH:mm:ss.SSS XXX} %-5level %replace(%msg){'[\\r\\n]+', ' / '}%n%rEx{full}";

    private LogLines() {}

    static Encoder<ILoggingEvent> encoder(LoggerContext context, LogConfig.Format format, String pattern) {
        Encoder<ILoggingEvent> encoder = switch (format) {
            case TEXT -> text(pattern);
            case JSON -> json();
        };
        encoder.setContext(context);
        encoder.start();
        return encoder;
    }

    private static Encoder<ILoggingEvent> text(String pattern) {
        PatternLayoutEncoder text = new PatternLayoutEncoder();
        text.setPattern(pattern);
        return text;
    }

    /** One object for each entry, with the message as a person would read it. */
    private static Encoder<ILoggingEvent> json() {
        JsonEncoder json = new JsonEncoder();
        json.setWithSequenceNumber(false);
        json.setWithNanoseconds(false);
        json.setWithContext(false);
        json.setWithMarkers(false);
        json.setWithMDC(false);
        json.setWithKVPList(false);
        json.setWithMessage(false);
        json.setWithArguments(false);
        json.setWithFormattedMessage(true);
        return json;
    }
}
