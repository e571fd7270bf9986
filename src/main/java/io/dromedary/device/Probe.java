package io.dromedary.device;

/** A question that only another program can answer. Each has a route file of the same meaning in {@code routes/}. */
public enum Probe {
    /** Which cameras there are, and which nodes belong together. */
    V4L2_DEVICES(Tool.V4L2_CTL, "probe-v4l2-devices"),
    /** Which formats and rates a camera has. */
    V4L2_FORMATS(Tool.V4L2_CTL, "probe-v4l2-formats"),
    /** Which formats a camera has, asked of ffmpeg, which does not tell the rates. */
    V4L2_FORMATS_BY_FFMPEG(Tool.FFMPEG, "probe-v4l2-formats-by-ffmpeg"),
    /** Which cameras and microphones Windows knows. */
    DIRECT_SHOW_DEVICES(Tool.FFMPEG, "probe-direct-show-devices"),
    /** Which formats and rates a camera of Windows has. */
    DIRECT_SHOW_FORMATS(Tool.FFMPEG, "probe-direct-show-formats"),
    /** Which sound cards can record. */
    ALSA_DEVICES(Tool.ARECORD, "probe-alsa-devices"),
    /** What the sound server can record. */
    PULSE_DEVICES(Tool.PACTL, "probe-pulse-devices");

    /** The programs that are asked. */
    public enum Tool {
        /** Of the package v4l-utils. */
        V4L2_CTL("v4l2-ctl"),
        /** The one that captures. */
        FFMPEG("ffmpeg"),
        /** Of the package alsa-utils. */
        ARECORD("arecord"),
        /** Of the package pulseaudio-utils. */
        PACTL("pactl");

        private final String program;

        Tool(String program) {
            this.program = program;
        }

        /** Returns the program's name. */
        public String program() {
            return program;
        }
    }

    private final Tool tool;
    private final String route;

    Probe(Tool tool, String route) {
        this.tool = tool;
        this.route = route;
    }

    /** Returns who is asked. */
    public Tool tool() {
        return tool;
    }

    /** Returns the id of the route that asks. */
    public String route() {
        return route;
    }
}
