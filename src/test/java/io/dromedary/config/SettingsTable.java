package io.dromedary.config;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The table of all settings in src/docs/settings.md. */
final class SettingsTable {

    private final SettingMeanings meanings = new SettingMeanings();

    /** Returns the whole document. */
    String document() {
        return """
                # Settings

                All settings of `config/config.yaml` (the default camera) and `config/cameras/NAME.yaml`, with TinyCam's names. Made
                from the code by `mvn test -Dtest=PublishedSettingsTest -Dpublish=true`; the sentences are in `meanings.properties`.

                ## For each camera

                """ + table(CameraSettings.OF_CAMERA) + """

                ## For the node

                Only in `config.yaml`.

                """ + table(CameraSettings.OF_NODE);
    }

    private String table(List<Setting<?>> settings) {
        return "| Setting | Takes | Default | Means |\n|---|---|---|---|\n"
                + settings.stream().map(this::row).collect(Collectors.joining());
    }

    private String row(Setting<?> setting) {
        String later = IdleSettings.ALL.contains(setting) ? " *No effect.*" : "";
        return "| `%s` | %s | %s | %s%s |\n"
                .formatted(setting.name(), takes(setting.type()), fallback(setting), meanings.of(setting), later);
    }

    private static String takes(SettingType<?> type) {
        if (type instanceof WholeNumber number) {
            return number.min() + " to " + number.max();
        }
        if (type instanceof Choice<?> choice) {
            return choice.words().keySet().stream()
                    .map(word -> '`' + word + '`')
                    .collect(Collectors.joining(", "));
        }
        return type instanceof Flag ? "`true`, `false`" : type instanceof TextList ? "a list" : "text";
    }

    private static String fallback(Setting<?> setting) {
        Object value = setting.fallback();
        if (setting.type() instanceof Choice<?> choice) {
            value = choice.words().entrySet().stream()
                    .filter(word -> setting.fallback().equals(word.getValue()))
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElse("");
        }
        String text = value instanceof List<?> list
                ? list.stream().map(String::valueOf).collect(Collectors.joining(", "))
                : value.toString();
        return text.isEmpty() ? "" : '`' + text + '`';
    }
}
