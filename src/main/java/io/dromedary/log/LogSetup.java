package io.dromedary.log;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.read.CyclicBufferAppender;
import io.dromedary.config.LogConfig;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Sends the log where the configuration says. What is logged before that is known waits, so that not a line goes
 * elsewhere. Thread-safe.
 */
public final class LogSetup {

    /** Most entries that wait; the oldest are lost. */
    private static final int MAX_WAITING = 512;

    private final Logger root;
    private Appender<ILoggingEvent> current;
    private @Nullable LogConfig applied;

    /** Takes the place of every appender of this context's root. */
    LogSetup(LoggerContext context) {
        this.root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        CyclicBufferAppender<ILoggingEvent> waiting = new CyclicBufferAppender<>();
        waiting.setContext(context);
        waiting.setName("waiting");
        waiting.setMaxSize(MAX_WAITING);
        waiting.start();
        this.current = waiting;
        root.detachAndStopAllAppenders();
        root.addAppender(waiting);
    }

    /** Has everything that the process logs from now on wait for {@link #apply}. */
    public static LogSetup waiting() {
        return new LogSetup((LoggerContext) LoggerFactory.getILoggerFactory());
    }

    /**
     * Sends the log where {@code config} says, and what has waited too. A file that cannot be written is said, and the
     * log goes to standard output.
     *
     * @param home the folder that a relative file name begins at
     */
    public synchronized void apply(LogConfig config, Path home) {
        if (config.equals(applied)) {
            return;
        }
        applied = config;
        switch (config.mode()) {
            case NONE -> replace(new Silence());
            case STDOUT -> replace(terminal(config));
            case FILE -> toFile(config, home.resolve(config.file()));
        }
    }

    private void toFile(LogConfig config, Path file) {
        // two appenders must not have one file at a time, not even for a moment
        if (!(current instanceof CyclicBufferAppender)) {
            replace(terminal(config));
        }
        Appender<ILoggingEvent> appender = new LogFile(root.getLoggerContext(), config, file).appender();
        if (appender.isStarted()) {
            replace(appender);
        } else {
            replace(terminal(config));
            root.getLoggerContext()
                    .getLogger(LogSetup.class)
                    .warn("The log file {} cannot be written, so the log goes to standard output", file);
        }
    }

    private void replace(Appender<ILoggingEvent> next) {
        Appender<ILoggingEvent> old = current;
        if (!next.isStarted()) {
            next.setContext(root.getLoggerContext());
            next.start();
        }
        root.addAppender(next);
        root.detachAppender(old);
        if (old instanceof CyclicBufferAppender<ILoggingEvent> waiting) {
            for (int i = 0; i < waiting.getLength(); i++) {
                next.doAppend(waiting.get(i));
            }
        }
        old.stop();
        current = next;
    }

    private ConsoleAppender<ILoggingEvent> terminal(LogConfig config) {
        ConsoleAppender<ILoggingEvent> terminal = new ConsoleAppender<>();
        terminal.setContext(root.getLoggerContext());
        terminal.setName("terminal");
        terminal.setEncoder(LogLines.encoder(root.getLoggerContext(), config.format(), LogLines.TERMINAL));
        return terminal;
    }
}
