package io.dromedary.capture;

import java.io.InputStream;
import java.util.List;
import org.apache.camel.component.exec.ExecCommand;
import org.apache.camel.component.exec.ExecResult;

/**
 * What came of a trial, in the form that {@code exec:} hands on.
 *
 * <p>To Camel it always ended well: for everything else it writes the whole command to the log as an error, and reads
 * what was said itself. That an encoder does not work here is no error.
 */
final class EncoderTrialResult extends ExecResult {

    private static final long serialVersionUID = 1L;

    private final int exitCode;
    private final String said;

    EncoderTrialResult(ExecCommand command, int exitCode, String said) {
        super(command, InputStream.nullInputStream(), InputStream.nullInputStream(), 0);
        this.exitCode = exitCode;
        this.said = said;
    }

    EncoderVerdict verdict() {
        if (exitCode == 0) {
            return EncoderVerdict.GOOD;
        }
        List<String> lines = said.lines().toList();
        return EncoderVerdict.bad(EncoderComplaint.in(lines).orElse("ffmpeg ended with code " + exitCode));
    }
}
