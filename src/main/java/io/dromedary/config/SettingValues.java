package io.dromedary.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The values of one file, each checked by its setting. One thread reads a file into it. */
final class SettingValues {

    private static final int MAX_PROBLEMS = 20;
    private static final int MAX_SHOWN_CHARACTERS = 40;

    private static final Map<String, Setting<?>> KNOWN = new LinkedHashMap<>();

    static {
        for (Setting<?> setting : CameraSettings.ALL) {
            KNOWN.put(setting.name(), setting);
            setting.alias().ifPresent(alias -> KNOWN.put(alias, setting));
        }
    }

    private final Path file;
    private final List<Setting<?>> elsewhere;
    private final Map<Setting<?>, Object> values = new HashMap<>();
    private final Map<String, Integer> lines = new HashMap<>();
    private final List<String> withoutEffect = new ArrayList<>();
    private final List<ConfigurationProblem> problems = new ArrayList<>();

    /**
     * Takes over the lines of a file; a file with {@value #MAX_PROBLEMS} problems is read no further.
     *
     * @param elsewhere the settings that this file may not give, because they belong in the default camera's
     */
    SettingValues(Path file, List<SettingLine> given, List<Setting<?>> elsewhere) {
        this.file = file;
        this.elsewhere = elsewhere;
        for (SettingLine line : given) {
            if (problems.size() < MAX_PROBLEMS) {
                take(line);
            }
        }
        if (problems.isEmpty()) {
            problems.addAll(SettingRules.problems(this));
        }
    }

    /** Returns whether the file gives a value to the setting; one that is {@code null} does not count. */
    boolean gives(Setting<?> setting) {
        return values.containsKey(setting);
    }

    /** Returns a problem on the line of that one of the settings, at least one of them given, that stands last. */
    ConfigurationProblem problem(String reason, Setting<?>... settings) {
        int line = 0;
        for (Setting<?> setting : settings) {
            line = gives(setting) ? Math.max(line, lines.getOrDefault(setting.name(), 0)) : line;
        }
        return new ConfigurationProblem(file, line, reason);
    }

    /** Returns what the file sets, or the setting's fallback. */
    @SuppressWarnings("unchecked") // put() stores a value of the setting's own type
    <T> T of(Setting<T> setting) {
        return (T) values.getOrDefault(setting, setting.fallback());
    }

    /** Returns the names that the file sets and that change nothing yet, in the order of the file. */
    List<String> withoutEffect() {
        return List.copyOf(withoutEffect);
    }

    /** Returns what is wrong with the file; the values must not be used if this is not empty. */
    List<ConfigurationProblem> problems() {
        return List.copyOf(problems);
    }

    private void take(SettingLine line) {
        Setting<?> setting = KNOWN.get(line.name());
        if (setting == null) {
            problems.add(problem(line, unknown(line.name())));
            return;
        }
        Integer before = lines.putIfAbsent(setting.name(), line.line());
        if (before != null) {
            problems.add(problem(line, "`%s` is set twice, first on line %d".formatted(line.name(), before)));
        } else if (!(line.given() instanceof Given.Nothing)) {
            put(setting, line);
        }
    }

    private <T> void put(Setting<T> setting, SettingLine line) {
        if (elsewhere.contains(setting)) {
            problems.add(problem(line, "`%s` belongs in config.yaml: it is the node's".formatted(line.name())));
            return;
        }
        try {
            values.put(setting, setting.read(line.given()));
        } catch (UnfitValueException unfit) {
            problems.add(problem(line, "`%s` %s".formatted(shown(setting, line), unfit.getMessage())));
        }
        if (IdleSettings.ALL.contains(setting)) {
            withoutEffect.add(line.name());
        }
    }

    private static String unknown(String name) {
        String bare = withoutValue(name);
        String sentence = "`" + shortened(bare) + "` is not a setting";
        return NearestName.to(bare, KNOWN.keySet())
                .map(nearest -> sentence + "; did you mean `" + nearest + "`?")
                .orElse(sentence);
    }

    /** Shows numbers and words, but no free text, which may be a secret. */
    private static String shown(Setting<?> setting, SettingLine line) {
        return line.given() instanceof Given.One one
                        && !(setting.type() instanceof FreeText || setting.type() instanceof ExtraArguments)
                ? line.name() + ": " + shortened(one.text())
                : line.name();
    }

    private ConfigurationProblem problem(SettingLine line, String reason) {
        return new ConfigurationProblem(file, line.line(), reason);
    }

    /** Where the space after the colon is missing, YAML takes the value, perhaps a secret, for a part of the name. */
    private static String withoutValue(String name) {
        return name.strip().replaceFirst("[:= ].*", "…");
    }

    /** Keeps a message on one line, and free of what a terminal would obey. */
    private static String shortened(String text) {
        String plain = text.strip().replaceAll("\\p{C}", "?");
        return plain.length() <= MAX_SHOWN_CHARACTERS ? plain : plain.substring(0, MAX_SHOWN_CHARACTERS) + "…";
    }
}
