package io.dromedary.reload;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** The YAML of a route file as a tree that knows its lines. Immutable. */
final class RouteYaml {

    /** Aliases are rare in routes; a file full of them is a bomb. */
    private static final int MAX_ALIASES = 10;

    private final List<Node> entries;

    private RouteYaml(List<Node> entries) {
        this.entries = entries;
    }

    /** Reads the text of {@code file}: a list of entries. */
    static RouteYaml parse(String file, String text) throws RouteFileException {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file)
                .setMaxAliasesForCollections(MAX_ALIASES)
                .setCodePointLimit(RouteFile.MAX_BYTES)
                .build();
        try {
            Node root = new Compose(settings)
                    .composeString(text)
                    .orElseThrow(() -> new RouteFileException(file, "holds no entry"));
            if (root instanceof SequenceNode list && !list.getValue().isEmpty()) {
                requireTree(file, root);
                return new RouteYaml(list.getValue());
            }
            throw new RouteFileException(
                    file, OptionalInt.of(line(root)), "a list such as '- route:' belongs here", null);
        } catch (MarkedYamlEngineException e) {
            throw new RouteFileException(file, PlainWords.lineOf(e), PlainWords.problemOf(e), e);
        } catch (YamlEngineException | StackOverflowError e) {
            throw new RouteFileException(file, OptionalInt.empty(), "is not YAML that can be read", e);
        }
    }

    /** Refuses what YAML lets through and Camel takes for something else: a key that is there twice, a loop. */
    private static void requireTree(String file, Node node) throws RouteFileException {
        if (node.isRecursive()) {
            throw new RouteFileException(file, OptionalInt.of(line(node)), "an alias points back to itself", null);
        }
        if (node instanceof SequenceNode list) {
            for (Node item : list.getValue()) {
                requireTree(file, item);
            }
        }
        if (node instanceof MappingNode map) {
            Set<String> keys = new HashSet<>();
            for (NodeTuple pair : map.getValue()) {
                Node key = pair.getKeyNode();
                if (!keys.add(text(key))) {
                    String reason = "the key " + text(key) + " is there twice";
                    throw new RouteFileException(file, OptionalInt.of(line(key)), reason, null);
                }
                requireTree(file, pair.getValueNode());
            }
        }
    }

    List<RouteEntry> entries() {
        return entries.stream().map(RouteYaml::entry).toList();
    }

    /** The first line with a value that is {@code word}, else with one that mentions it, else with such a key. */
    OptionalInt lineOf(String word) {
        Optional<Node> exact = find(node -> node.getValue().equals(word), false);
        Optional<Node> near = exact.or(() -> find(node -> node.getValue().contains(word), false));
        return near.or(() -> find(node -> node.getValue().equals(word), true)).stream()
                .mapToInt(RouteYaml::line)
                .findFirst();
    }

    private Optional<Node> find(Predicate<ScalarNode> wanted, boolean keys) {
        return entries.stream()
                .flatMap(entry -> scalars(entry, keys))
                .filter(wanted)
                .<Node>map(node -> node)
                .findFirst();
    }

    private static Stream<ScalarNode> scalars(Node node, boolean keys) {
        if (node instanceof ScalarNode scalar) {
            return keys ? Stream.empty() : Stream.of(scalar);
        }
        if (node instanceof SequenceNode list) {
            return list.getValue().stream().flatMap(item -> scalars(item, keys));
        }
        return node instanceof MappingNode map
                ? map.getValue().stream().flatMap(pair -> scalars(pair, keys))
                : Stream.empty();
    }

    private static Stream<ScalarNode> scalars(NodeTuple pair, boolean keys) {
        Stream<ScalarNode> key =
                keys && pair.getKeyNode() instanceof ScalarNode scalar ? Stream.of(scalar) : Stream.empty();
        return Stream.concat(key, scalars(pair.getValueNode(), keys));
    }

    private static RouteEntry entry(Node node) {
        if (node instanceof MappingNode map && !map.getValue().isEmpty()) {
            NodeTuple pair = map.getValue().get(0);
            RouteKind kind = RouteKind.of(text(pair.getKeyNode())).orElse(RouteKind.OTHER);
            Node body = pair.getValueNode();
            return new RouteEntry(
                    kind,
                    field(body, kind.idField()),
                    line(node),
                    configurations(body),
                    field(body, "routeTemplateRef"),
                    door(body));
        }
        return new RouteEntry(
                RouteKind.OTHER, Optional.empty(), line(node), Set.of(), Optional.empty(), Optional.empty());
    }

    private static Optional<String> door(Node body) {
        return value(body, "from").flatMap(from -> field(from, "uri")).filter(uri -> uri.startsWith("direct:"));
    }

    private static Set<String> configurations(Node body) {
        List<String> found = new ArrayList<>();
        field(body, "routeConfigurationId").ifPresent(found::add);
        value(body, "route")
                .flatMap(route -> field(route, "routeConfigurationId"))
                .ifPresent(found::add);
        Set<String> ids = new LinkedHashSet<>();
        found.forEach(list -> Stream.of(list.split(",", -1)).map(String::strip).forEach(ids::add));
        return ids;
    }

    private static Optional<String> field(Node node, String name) {
        return value(node, name).map(RouteYaml::text).filter(text -> !text.isBlank());
    }

    private static Optional<Node> value(Node node, String name) {
        return node instanceof MappingNode map
                ? map.getValue().stream()
                        .filter(pair -> text(pair.getKeyNode()).equals(name))
                        .map(NodeTuple::getValueNode)
                        .findFirst()
                : Optional.empty();
    }

    private static String text(Node node) {
        return node instanceof ScalarNode scalar ? scalar.getValue() : "";
    }

    private static int line(Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    }
}
