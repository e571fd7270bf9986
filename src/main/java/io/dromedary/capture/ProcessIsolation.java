package io.dromedary.capture;

import io.dromedary.config.ProcessConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How a process is held, so that it has a session of its own and ends with us.
 *
 * <p>{@code setsid} gives the session; {@code setpriv --pdeathsig KILL} asks the kernel to kill the process when the
 * <em>thread</em> that started it ends, as on {@code kill -9} of the JVM (prctl(2), PR_SET_PDEATHSIG). So that thread
 * must outlive the process. Where either program is missing (other systems than Linux, small containers) captures run
 * without it: ffmpeg then ends when it next writes to its broken pipe, or when the next node starts and finds the mark.
 *
 * @param prefix the words before the program, possibly none
 * @param wholeGroup whether a request to end goes to all that the process started, or to itself alone
 * @param mark what the environment of each process holds under {@value #MARK}, so that a later node recognizes it;
 *     empty for none
 */
public record ProcessIsolation(List<String> prefix, boolean wholeGroup, String mark) {

    /** The environment variable with the mark. */
    public static final String MARK = "DROMEDARY_NODE";

    private static final Logger LOG = LoggerFactory.getLogger(ProcessIsolation.class);
    private static final Duration PROBE_LIMIT = Duration.ofSeconds(5);

    /** Keeps its own copy of the words. */
    public ProcessIsolation {
        prefix = List.copyOf(prefix);
    }

    /** Tries once what this machine offers; holds processes as well as it can. */
    public static ProcessIsolation detect() {
        return detect(SearchPath.ofEnvironment(), session(List.of(), SearchPath.ofEnvironment()));
    }

    /** Tries once what this machine offers; holds processes as the operator wants. */
    public static ProcessIsolation detect(ProcessConfig config) {
        return detect(config, SearchPath.ofEnvironment());
    }

    static ProcessIsolation detect(ProcessConfig config, SearchPath path) {
        Optional<Path> setsid = config.useSetSidOnUnix() ? session(config.setSidCandidates(), path) : Optional.empty();
        ProcessIsolation found = detect(path, setsid);
        return new ProcessIsolation(found.prefix(), config.unixKillProcessGroup(), "");
    }

    private static ProcessIsolation detect(SearchPath path, Optional<Path> setsid) {
        List<String> prefix = new ArrayList<>();
        setsid.ifPresent(file -> prefix.add(file.toString()));
        path.find("setpriv")
                .map(setpriv -> List.of(setpriv.toString(), "--pdeathsig", "KILL"))
                .filter(ProcessIsolation::works)
                .ifPresent(prefix::addAll);
        if (!prefix.contains("--pdeathsig")) {
            LOG.info("No parent-death signal here: if the node is killed, an ffmpeg that hangs may outlive it");
        }
        return new ProcessIsolation(prefix, true, "");
    }

    /** Says once what stands in the place of a job object, which is not to be had in Java; only Windows has them. */
    public static void explainJobObject(ProcessConfig config, boolean windows) {
        if (windows && config.useJobObjectKillOnClose()) {
            LOG.info("useJobObjectKillOnClose: in place of a job object, ffmpeg is ended when the node ends; after a"
                    + " node that was killed, it ends when it next writes to its broken pipe");
        }
    }

    /** Returns the same, with a mark. */
    public ProcessIsolation marked(String text) {
        return new ProcessIsolation(prefix, wholeGroup, text);
    }

    /** Returns the words to run instead of {@code words}. */
    public List<String> wrap(List<String> words) {
        List<String> wrapped = new ArrayList<>(prefix);
        wrapped.addAll(words);
        return wrapped;
    }

    /** The operator's candidates, best first, and then the PATH: not every system has setsid where TinyCam looks. */
    private static Optional<Path> session(List<String> candidates, SearchPath path) {
        return Stream.concat(candidates.stream().map(Path::of), path.find("setsid").stream())
                .filter(SearchPath::isProgram)
                .filter(file -> works(List.of(file.toString())))
                .findFirst();
    }

    private static boolean works(List<String> words) {
        List<String> probe = new ArrayList<>(words);
        probe.add("true");
        try {
            return ShortCommand.run(probe, PROBE_LIMIT).exitCode() == 0;
        } catch (IOException e) {
            LOG.debug("{} cannot be used", words.get(0), e);
            return false;
        }
    }
}
