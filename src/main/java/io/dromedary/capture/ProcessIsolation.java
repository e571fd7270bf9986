package io.dromedary.capture;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is put before a command line so that the process has a session of its own and dies with us.
 *
 * <p>{@code setsid} gives the session; {@code setpriv --pdeathsig KILL} asks the kernel to kill the process when the
 * <em>thread</em> that started it ends, as on {@code kill -9} of the JVM (prctl(2), PR_SET_PDEATHSIG). So that thread
 * must outlive the process. Where either program is missing (other systems than Linux, small containers) captures run
 * without it: ffmpeg then ends when it next writes to its broken pipe.
 *
 * @param prefix the words before the program, possibly none
 */
public record ProcessIsolation(List<String> prefix) {

    private static final Logger LOG = LoggerFactory.getLogger(ProcessIsolation.class);
    private static final Duration PROBE_LIMIT = Duration.ofSeconds(5);

    /** Keeps its own copy of the words. */
    public ProcessIsolation {
        prefix = List.copyOf(prefix);
    }

    /** Tries once what this machine offers. */
    public static ProcessIsolation detect() {
        List<String> prefix = new ArrayList<>();
        SearchPath path = SearchPath.ofEnvironment();
        path.find("setsid").ifPresent(setsid -> addIfItWorks(prefix, List.of(setsid.toString())));
        path.find("setpriv")
                .ifPresent(setpriv -> addIfItWorks(prefix, List.of(setpriv.toString(), "--pdeathsig", "KILL")));
        if (!prefix.contains("--pdeathsig")) {
            LOG.info("No parent-death signal here: if the node is killed, an ffmpeg that hangs may outlive it");
        }
        return new ProcessIsolation(prefix);
    }

    /** Returns the words to run instead of {@code words}. */
    List<String> wrap(List<String> words) {
        List<String> wrapped = new ArrayList<>(prefix);
        wrapped.addAll(words);
        return wrapped;
    }

    private static void addIfItWorks(List<String> prefix, List<String> words) {
        List<String> probe = new ArrayList<>(words);
        probe.add("true");
        try {
            if (ShortCommand.run(probe, PROBE_LIMIT).exitCode() == 0) {
                prefix.addAll(words);
            }
        } catch (IOException e) {
            LOG.debug("{} cannot be used", words.get(0), e);
        }
    }
}
