package io.dromedary.config;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Which options of ffmpeg may stand in {@code extraInputArgs}, {@code extraEncoderArgs}, {@code extraOutputArgs}. */
final class AllowedArguments {

    private static final String WHOLE = "-?[0-9]{1,10}";
    private static final String SWITCH = "0|1|true|false";
    private static final String SIZE = "[0-9]{1,10}[kKMG]?i?";
    private static final String NUMBER = "-?[0-9]{1,9}(\\.[0-9]{1,9})?";
    private static final String WORD = "[A-Za-z][A-Za-z0-9_]{0,30}";
    private static final String FLAGS = "[+-]?[a-z_]{1,24}([+-][a-z_]{1,24}){0,15}";

    private static final Map<String, Pattern> BEFORE_THE_SOURCE = join(List.of(
            all(WHOLE, "thread_queue_size", "analyzeduration", "max_delay", "reorder_queue_size", "buffer_size"),
            all(WHOLE, "timeout", "stimeout", "rw_timeout", "threads", "video_device_number", "audio_device_number"),
            all(WHOLE, "audio_buffer_size", "sample_rate", "channels", "channel", "fpsprobesize"),
            all(SIZE, "probesize", "rtbufsize"),
            all(SWITCH, "use_wallclock_as_timestamps", "reconnect", "reconnect_streamed"),
            all(NUMBER, "itsoffset", "framerate"),
            all("[0-9]{1,5}x[0-9]{1,5}", "video_size"),
            all(FLAGS, "fflags", "flags", "avioflags", "err_detect"),
            all("tcp|udp", "rtsp_transport"),
            all("default|abs|mono2abs", "timestamps", "ts"),
            all("[a-z0-9_]{1,24}", "input_format", "pixel_format", "standard")));

    private static final Map<String, Pattern> FOR_THE_ENCODER = join(List.of(
            all(SIZE, "b", "maxrate", "minrate", "bufsize"),
            all(NUMBER, "crf", "crf_max", "qp", "cq", "global_quality", "q", "qmin", "qmax", "qdiff", "aq-strength"),
            all(NUMBER, "qcomp", "i_qfactor", "b_qfactor", "psy-rd"),
            all(WHOLE, "bf", "refs", "g", "keyint_min", "sc_threshold", "threads", "slices", "cpu-used", "speed"),
            all(WHOLE, "lag-in-frames", "rc-lookahead", "tile-columns", "tile-rows", "aq-mode", "aq_mode", "gpu"),
            all(WHOLE, "async_depth", "surfaces", "delay", "static-thresh", "noise-sensitivity", "sharpness"),
            all(WHOLE, "undershoot-pct", "overshoot-pct", "me_range", "b_adapt", "subq", "trellis", "level_idc"),
            all(WHOLE, "look_ahead_depth", "max_frame_size", "idr_interval", "b_depth", "num_capture_buffers"),
            all(SWITCH, "row-mt", "low_power", "look_ahead", "extbrc", "zerolatency", "forced-idr", "no-scenecut"),
            all(SWITCH, "spatial-aq", "spatial_aq", "temporal-aq", "temporal_aq", "strict_gop", "intra-refresh"),
            all(SWITCH, "mbtree", "weightb", "weightp", "frame-parallel", "auto-alt-ref", "adaptive_i", "adaptive_b"),
            all("[a-z0-9]{1,16}", "preset"),
            all("zerolatency|fastdecode|film|animation|grain|stillimage|psnr|ssim|hq|ll|ull|screen", "tune"),
            all("(constrained_)?baseline|main|high|[0-2]|profile0", "profile"),
            all("[0-9]{1,2}(\\.[0-9])?|auto", "level"),
            all("realtime|good", "deadline", "quality", "usage"),
            all(WORD, "rc", "rc_mode", "b_ref_mode", "me_method", "multipass", "tier", "tune-content", "scenario"),
            all(WORD, "color_primaries", "color_trc", "colorspace", "color_range", "chroma_sample_location"),
            all(FLAGS, "flags"),
            all("[1-9]{1,2}x[1-9]{1,2}", "tiles"),
            all(
                    keyed("keyint|min-keyint|scenecut|bframes|b-adapt|b-pyramid|ref|rc-lookahead|sync-lookahead"
                            + "|sliced-threads|slices|threads|aq-mode|aq-strength|me|merange|subme|trellis|weightp|mbtree"
                            + "|vbv-maxrate|vbv-bufsize|bitrate|crf|qpmin|qpmax|ratetol|deblock|nal-hrd|intra-refresh|open-gop"
                            + "|aud|force-cfr|level"),
                    "x264-params",
                    "x264opts"),
            all(
                    keyed("keyint|min-keyint|scenecut|bframes|b-adapt|ref|rc-lookahead|frame-threads|pools|wpp|slices"
                            + "|aq-mode|aq-strength|me|merange|subme|rd|psy-rd|psy-rdoq|ctu|vbv-maxrate|vbv-bufsize|bitrate|crf"
                            + "|qpmin|qpmax|deblock|sao|intra-refresh|open-gop|aud|repeat-headers|log-level"),
                    "x265-params"),
            all(
                    keyed("tune|pred-struct|lookahead|enable-overlays|scd|tile-columns|tile-rows|fast-decode|lp|aq-mode"
                            + "|film-grain|rc|tbr|mbr|keyint|irefresh-type"),
                    "svtav1-params")));

    private static final Map<String, Pattern> FOR_THE_OUTPUT = join(List.of(
            all("[A-Za-z0-9_.-]{1,40}=[^\\p{Cntrl}]{0,200}", "metadata"),
            all(NUMBER, "r", "fpsmax", "muxdelay", "muxpreload"),
            all(WHOLE, "max_muxing_queue_size", "max_interleave_delta"),
            all("auto|disabled|make_non_negative|make_zero", "avoid_negative_ts"),
            all(
                    filters(
                            "hflip|vflip|transpose|rotate|crop|pad|scale|fps|eq|hue|yadif|bwdif|deflicker|hqdn3d|unsharp"
                                    + "|deband|negate|vibrance"),
                    "vf"),
            all(filters("volume|highpass|lowpass|bandreject|aresample|acompressor|alimiter|dynaudnorm|pan"), "af")));

    /** Before {@code -i}: how the source is read. */
    static final AllowedOptions INPUT =
            new AllowedOptions(BEFORE_THE_SOURCE, places("extraEncoderArgs", "extraOutputArgs"));

    /** Behind the encoder's name: how it works. */
    static final AllowedOptions ENCODER =
            new AllowedOptions(FOR_THE_ENCODER, places("extraInputArgs", "extraOutputArgs"));

    /** Before the output: what is done to pictures and sound, and what the file says of itself. */
    static final AllowedOptions OUTPUT =
            new AllowedOptions(FOR_THE_OUTPUT, places("extraInputArgs", "extraEncoderArgs"));

    private AllowedArguments() {}

    /** {@code key=value:key=value} with these keys alone: others of x264 and x265 name files to read or to write. */
    private static String keyed(String keys) {
        String one = "(?:" + keys + ")(?:=[A-Za-z0-9_.,+-]{1,24})?";
        return one + "(?::" + one + "){0,31}";
    }

    /** A chain of these filters alone: others read files. No quotes and no labels, so that none can be hidden. */
    private static String filters(String names) {
        String one = "(?:" + names + ")(?:=[A-Za-z0-9_.:=*/+|()<>-]{1,120})?";
        return one + "(?:," + one + "){0,7}";
    }

    private static Map<String, Pattern> all(String shape, String... names) {
        Pattern pattern = Pattern.compile(shape);
        Map<String, Pattern> options = new HashMap<>();
        Arrays.stream(names).forEach(name -> options.put(name, pattern));
        return options;
    }

    private static Map<String, Pattern> join(List<Map<String, Pattern>> parts) {
        Map<String, Pattern> joined = new TreeMap<>();
        parts.forEach(joined::putAll);
        return Map.copyOf(joined);
    }

    /** Tells for each option of the two other settings where it belongs. */
    private static Map<String, String> places(String... settings) {
        Map<String, Map<String, Pattern>> bySetting = Map.of(
                "extraInputArgs", BEFORE_THE_SOURCE,
                "extraEncoderArgs", FOR_THE_ENCODER,
                "extraOutputArgs", FOR_THE_OUTPUT);
        Map<String, String> places = new HashMap<>();
        for (String setting : settings) {
            bySetting
                    .getOrDefault(setting, Map.of())
                    .keySet()
                    .forEach(name -> places.putIfAbsent(name, "it belongs into `" + setting + "`"));
        }
        return Map.copyOf(places);
    }
}
