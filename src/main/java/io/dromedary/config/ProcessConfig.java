package io.dromedary.config;

import java.util.List;

/**
 * How child processes are held. The names are TinyCam's.
 *
 * @param useJobObjectKillOnClose whether, on Windows, children end with the node
 * @param unixKillProcessGroup whether signals go to the child's whole process group
 * @param useSetSidOnUnix whether a child gets a session of its own
 * @param setSidCandidates where {@code setsid} may be, best first
 */
public record ProcessConfig(
        boolean useJobObjectKillOnClose,
        boolean unixKillProcessGroup,
        boolean useSetSidOnUnix,
        List<String> setSidCandidates) {

    /** Copies the list. */
    public ProcessConfig {
        setSidCandidates = List.copyOf(setSidCandidates);
        ProcessSettings.SET_SID_CANDIDATES.require(setSidCandidates);
    }
}
