package io.dromedary.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The JSON schema (draft 7) of a configuration file, made from the settings, for editors. It never refuses what the
 * reader accepts; what only the reader can know, such as which settings go together, it lets pass.
 */
public final class CameraSchema {

    private static final String TEXT = "string";
    private static final String PATTERN = "pattern";

    private final SettingMeanings meanings = new SettingMeanings();

    /** Returns the schema as JSON, indented by two spaces, with a line feed at its end. */
    public String json() {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        schema.put("$schema", "http://json-schema.org/draft-07/schema#")
                .put("title", "A camera of Dromedary: config.yaml and cameras/NAME.yaml")
                .put("additionalProperties", false);
        types(schema, "object", "null");
        ObjectNode properties = schema.putObject("properties");
        for (Setting<?> setting : CameraSettings.ALL) {
            describe(setting, meaning(setting), properties.putObject(setting.name()));
            setting.alias()
                    .ifPresent(alias ->
                            describe(setting, "The same as " + setting.name() + ".", properties.putObject(alias)));
        }
        return pretty(schema);
    }

    private String meaning(Setting<?> setting) {
        String sentence = meanings.of(setting);
        return CameraSettings.OF_NODE.contains(setting) ? sentence + " For the node: only in config.yaml." : sentence;
    }

    private static void describe(Setting<?> setting, String meaning, ObjectNode json) {
        json.put("description", meaning);
        defaultOf(setting.type(), setting.fallback()).ifPresent(value -> json.putPOJO("default", value));
        if (setting.type() instanceof WholeNumber number) {
            number(number, json);
        } else if (setting.type() instanceof Flag) {
            flag(json);
        } else if (setting.type() instanceof Choice<?> choice) {
            choice(choice, json);
        } else if (setting.type() instanceof FreeText text) {
            text(text, types(json, TEXT, "number", "boolean", "null"));
        } else if (setting.type() instanceof ExtraArguments) {
            types(json, TEXT, "null");
        } else if (setting.type() instanceof TextList list) {
            types(json, "array", "null").put("maxItems", list.maxItems());
            types(json.putObject("items"), TEXT, "number", "boolean", "null");
        }
    }

    /** A number may be quoted; then its range is for the reader. */
    private static void number(WholeNumber number, ObjectNode json) {
        types(json, "integer", TEXT, "null")
                .put("minimum", number.min())
                .put("maximum", number.max())
                .put(PATTERN, "^\\s*[+-]?[0-9]+\\s*$");
    }

    private static void flag(ObjectNode json) {
        types(json, "boolean", TEXT, "null")
                .put(PATTERN, anyCase(List.of("true", "false", "yes", "no", "on", "off", "y", "n")));
    }

    private static void choice(Choice<?> choice, ObjectNode json) {
        ArrayNode either = json.putArray("anyOf");
        ArrayNode words = either.addObject().putArray("enum");
        choice.words().keySet().forEach(words::add);
        types(either.addObject(), "null");
        if (choice.otherwise().isPresent()) {
            types(either.addObject(), TEXT, "number", "boolean");
            return;
        }
        types(either.addObject(), TEXT).put(PATTERN, anyCase(choice.words().keySet()));
        if (!choice.numbered().isEmpty()) {
            int last = choice.numbered().size() - 1;
            types(either.addObject(), "integer").put("minimum", 0).put("maximum", last);
            types(either.addObject(), TEXT).put(PATTERN, "^\\s*0?[0-" + last + "]\\s*$");
        }
    }

    private static void text(FreeText text, ObjectNode json) {
        json.put(PATTERN, "^\\s*(?:" + text.shape().pattern() + ")\\s*$");
    }

    /** Editors know no flag for it, so each letter stands in both cases. */
    private static String anyCase(Collection<String> words) {
        return words.stream()
                .map(word -> word.chars()
                        .mapToObj(letter -> bothCases(Character.toString(letter)))
                        .collect(Collectors.joining()))
                .collect(Collectors.joining("|", "^\\s*(?:", ")\\s*$"));
    }

    private static String bothCases(String letter) {
        String capital = letter.toUpperCase(Locale.ROOT);
        return capital.equals(letter) ? letter : "[" + capital + letter + "]";
    }

    /** A choice may have no word for its default. */
    private static Optional<Object> defaultOf(SettingType<?> type, Object fallback) {
        if (!(type instanceof Choice<?> choice)) {
            return Optional.of(fallback);
        }
        return choice.words().entrySet().stream()
                .filter(word -> fallback.equals(word.getValue()))
                .<Object>map(Map.Entry::getKey)
                .findFirst();
    }

    private static ObjectNode types(ObjectNode json, String... types) {
        ArrayNode names = json.putArray("type");
        for (String type : types) {
            names.add(type);
        }
        return json;
    }

    private static String pretty(ObjectNode schema) {
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentObjectsWith(lines);
        try {
            return new ObjectMapper().writer(printer).writeValueAsString(schema) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
