package io.dromedary.testing;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.joran.spi.JoranException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.LoggerFactory;

/**
 * Everything that is logged from now on, from a level on, with stack traces. The terminal is spared the lower levels.
 * Closing it puts the levels back.
 */
public final class CapturedLog implements AutoCloseable {

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Logger ours = (Logger) LoggerFactory.getLogger("io.dromedary");
    private final Level rootBefore = root.getLevel();
    private final Level oursBefore = ours.getLevel();
    private final List<Appender<ILoggingEvent>> usual = new ArrayList<>();
    private final Memory memory = new Memory();

    private boolean shipped;

    private CapturedLog() {}

    /** Begins to listen to everything, with the configuration that the node is shipped with and not the tests' own. */
    public static CapturedLog ofShippedNode() throws JoranException {
        configure("logback.xml");
        CapturedLog log = from(Level.TRACE);
        log.shipped = true;
        return log;
    }

    /** Begins to listen at this level, for the node and everything it is made of. */
    public static CapturedLog from(Level level) {
        CapturedLog log = new CapturedLog();
        for (Iterator<Appender<ILoggingEvent>> all = log.root.iteratorForAppenders(); all.hasNext(); ) {
            log.usual.add(all.next());
        }
        log.usual.forEach(log.root::detachAppender);
        log.memory.setContext(log.root.getLoggerContext());
        log.memory.start();
        log.root.addAppender(log.memory);
        log.root.setLevel(level);
        log.ours.setLevel(level);
        return log;
    }

    /** Returns what was logged so far: level, logger, message and stack trace of each entry. */
    public List<String> entries() {
        return List.copyOf(memory.entries);
    }

    @Override
    public void close() throws JoranException {
        if (shipped) {
            configure("logback-test.xml");
            return;
        }
        root.setLevel(rootBefore);
        ours.setLevel(oursBefore);
        root.detachAppender(memory);
        usual.forEach(root::addAppender);
    }

    private static void configure(String resource) throws JoranException {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.reset();
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        configurator.doConfigure(CapturedLog.class.getClassLoader().getResource(resource));
    }

    private static final class Memory extends AppenderBase<ILoggingEvent> {

        private final Queue<String> entries = new ConcurrentLinkedQueue<>();

        @Override
        protected void append(ILoggingEvent event) {
            String trace =
                    event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy());
            entries.add(
                    event.getLevel() + " " + event.getLoggerName() + ' ' + event.getFormattedMessage() + '\n' + trace);
        }
    }
}
