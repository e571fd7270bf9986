package io.dromedary.config;

import java.util.List;

/** How child processes are held: {@link ProcessConfig}. */
final class ProcessSettings {

    static final Setting<Boolean> USE_JOB_OBJECT_KILL_ON_CLOSE = Setting.flag("useJobObjectKillOnClose", true);
    static final Setting<Boolean> UNIX_KILL_PROCESS_GROUP = Setting.flag("unixKillProcessGroup", true);
    static final Setting<Boolean> USE_SET_SID_ON_UNIX = Setting.flag("useSetSidOnUnix", true);
    static final Setting<List<String>> SET_SID_CANDIDATES =
            new Setting<>("setSidCandidates", new TextList(32), List.of("/usr/bin/setsid", "/bin/setsid"));

    /** Every setting of this class. */
    static final List<Setting<?>> ALL =
            List.of(USE_JOB_OBJECT_KILL_ON_CLOSE, UNIX_KILL_PROCESS_GROUP, USE_SET_SID_ON_UNIX, SET_SID_CANDIDATES);

    private ProcessSettings() {}

    static ProcessConfig read(SettingValues values) {
        return new ProcessConfig(
                values.of(USE_JOB_OBJECT_KILL_ON_CLOSE),
                values.of(UNIX_KILL_PROCESS_GROUP),
                values.of(USE_SET_SID_ON_UNIX),
                values.of(SET_SID_CANDIDATES));
    }
}
