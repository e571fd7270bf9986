package io.dromedary.log;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeAndTimeBasedFileNamingAndTriggeringPolicy;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.rolling.TimeBasedRollingPolicy;
import ch.qos.logback.core.util.Duration;
import ch.qos.logback.core.util.FileSize;
import io.dromedary.config.LogConfig;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A log file that never takes more room than its settings allow: the file itself and {@code logMaxFiles} older ones, at
 * least one, of {@code logMaxSizeMB} each.
 *
 * <p>By size the older ones are NAME.1, NAME.2 and so on, as in TinyCam. By day they are NAME_2026-11-20.0.log; those
 * of more than {@code logMaxFiles} days are deleted, as are the oldest when there are too many bytes.
 */
final class LogFile {

    /** Each roll renames all older files, so there cannot be any number of them. */
    private static final int MAX_NUMBERED = 1000;

    /** How often the size is looked at; in between a file may grow beyond it. */
    private static final long LOOK_MILLIS = 200;

    private final LoggerContext context;
    private final LogConfig config;
    private final Path file;

    LogFile(LoggerContext context, LogConfig config, Path file) {
        this.context = context;
        this.config = config;
        this.file = file.toAbsolutePath().normalize();
    }

    /** Returns what writes the file; it is not started if the file cannot be written. */
    Appender<ILoggingEvent> appender() {
        RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
        appender.setContext(context);
        appender.setName("file");
        appender.setFile(file.toString());
        appender.setEncoder(LogLines.encoder(context, config.format(), LogLines.FILE));
        if (config.rollDaily()) {
            daily(appender);
        } else {
            bySize(appender);
        }
        if (!isOutOfReach()) {
            appender.start();
        }
        return appender;
    }

    /** Logback counts an appender as started although its file could not be opened. */
    private boolean isOutOfReach() {
        Path folder = file.resolveSibling("");
        try {
            Files.createDirectories(folder);
        } catch (java.io.IOException e) {
            return true;
        }
        return Files.exists(file) ? !Files.isRegularFile(file) || !Files.isWritable(file) : !Files.isWritable(folder);
    }

    private void bySize(RollingFileAppender<ILoggingEvent> appender) {
        FixedWindowRollingPolicy numbered = new Numbered();
        numbered.setContext(context);
        numbered.setParent(appender);
        numbered.setFileNamePattern(escaped(file.toString()) + ".%i");
        numbered.setMinIndex(1);
        numbered.setMaxIndex(Math.max(1, Math.min(config.maxFiles(), MAX_NUMBERED)));
        numbered.start();
        SizeBasedTriggeringPolicy<ILoggingEvent> size = new SizeBasedTriggeringPolicy<>();
        size.setContext(context);
        size.setMaxFileSize(maxSize());
        size.setCheckIncrement(Duration.buildByMilliseconds(LOOK_MILLIS));
        size.start();
        appender.setRollingPolicy(numbered);
        appender.setTriggeringPolicy(size);
    }

    private void daily(RollingFileAppender<ILoggingEvent> appender) {
        int kept = Math.max(1, config.maxFiles());
        SizeAndTimeBasedFileNamingAndTriggeringPolicy<ILoggingEvent> size =
                new SizeAndTimeBasedFileNamingAndTriggeringPolicy<>();
        size.setContext(context);
        size.setMaxFileSize(maxSize());
        size.setCheckIncrement(Duration.buildByMilliseconds(LOOK_MILLIS));
        TimeBasedRollingPolicy<ILoggingEvent> dated = new TimeBasedRollingPolicy<>();
        dated.setContext(context);
        dated.setParent(appender);
        dated.setFileNamePattern(datedName());
        dated.setTimeBasedFileNamingAndTriggeringPolicy(size);
        dated.setMaxHistory(kept);
        dated.setTotalSizeCap(new FileSize(kept * maxSize().getSize()));
        dated.setCleanHistoryOnStart(true);
        dated.start();
        appender.setRollingPolicy(dated);
        appender.setTriggeringPolicy(dated);
    }

    private String datedName() {
        String name = file.toString();
        int dot = name.lastIndexOf('.');
        boolean hasEnding = dot > name.lastIndexOf(java.io.File.separatorChar) + 1;
        String stem = hasEnding ? name.substring(0, dot) : name;
        String ending = hasEnding ? name.substring(dot) : "";
        return escaped(stem) + "_%d{yyyy-MM-dd}.%i" + escaped(ending);
    }

    private FileSize maxSize() {
        return new FileSize(config.maxSizeMegabytes() * FileSize.MB_COEFFICIENT);
    }

    /** A percent sign or a bracket of the operator's name must not be taken for an order to Logback. */
    private static String escaped(String name) {
        return name.replaceAll("([%()\\\\])", "\\\\$1");
    }

    /** Logback's own limit is 20 older files. */
    private static final class Numbered extends FixedWindowRollingPolicy {

        @Override
        protected int getMaxWindowSize() {
            return MAX_NUMBERED;
        }
    }
}
