package io.dromedary.config;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads YAML that is one flat list of {@code name: value} lines.
 *
 * <p>Works on the parser's events and not on composed nodes: these would expand references and recurse into nested
 * values as deep as the file says.
 */
final class SettingLines {

    private static final int MAX_DEPTH = 8;

    private final Iterator<Event> events;

    private SettingLines(String text) {
        events = new Parse(LoadSettings.builder().build()).parseString(text).iterator();
    }

    /** Returns the settings in the order of the file, or throws with the first line that is not YAML. */
    static List<SettingLine> read(String text) throws BrokenYamlException {
        try {
            return new SettingLines(text).all();
        } catch (MarkedYamlEngineException broken) {
            throw new BrokenYamlException(line(broken.getProblemMark()), "not YAML: " + broken.getProblem());
        } catch (ReaderException unprintable) {
            int line = 1
                    + (int) text.codePoints()
                            .limit(unprintable.getPosition())
                            .filter(character -> character == '\n')
                            .count();
            throw new BrokenYamlException(line, "not YAML: a control character");
        } catch (YamlEngineException | NumberFormatException broken) {
            // the second is what the parser throws for the line "%YAML 99999999999.0"
            throw new BrokenYamlException(1, "not YAML 1.2");
        }
    }

    private List<SettingLine> all() throws BrokenYamlException {
        var lines = new ArrayList<SettingLine>();
        events.next();
        if (events.next().getEventId() == Event.ID.StreamEnd) {
            return lines;
        }
        Event root = plain(events.next());
        if (root instanceof MappingStartEvent) {
            for (Event name = events.next(); name.getEventId() != Event.ID.MappingEnd; name = events.next()) {
                lines.add(setting(name));
            }
        } else if (!isNothing(root)) {
            throw broken(root, "lines of the form `name: value` are expected");
        }
        events.next();
        Event end = events.next();
        if (end.getEventId() != Event.ID.StreamEnd) {
            throw broken(end, "a second YAML document begins; one file is one camera");
        }
        return lines;
    }

    private SettingLine setting(Event name) throws BrokenYamlException {
        if (plain(name) instanceof ScalarEvent scalar) {
            return new SettingLine(scalar.getValue(), line(name.getStartMark()), given(plain(events.next())));
        }
        throw broken(name, "a setting's name is expected, not a list or nested settings");
    }

    private Given given(Event value) throws BrokenYamlException {
        if (value instanceof ScalarEvent scalar) {
            return isNothing(value) ? new Given.Nothing() : new Given.One(scalar.getValue());
        }
        return value instanceof SequenceStartEvent ? list() : nested();
    }

    private Given list() throws BrokenYamlException {
        var texts = new ArrayList<String>();
        Event item = plain(events.next());
        while (item instanceof ScalarEvent scalar) {
            texts.add(scalar.getValue());
            item = plain(events.next());
        }
        if (item.getEventId() == Event.ID.SequenceEnd) {
            return new Given.Several(texts);
        }
        nested();
        return nested();
    }

    /** Skips to the end of a collection that has begun; not for ever, as the parser slows down with the depth. */
    private Given nested() throws BrokenYamlException {
        int depth = 1;
        while (depth > 0) {
            Event event = plain(events.next());
            if (event instanceof CollectionStartEvent) {
                depth++;
                if (depth > MAX_DEPTH) {
                    throw broken(event, "values are nested too deep");
                }
            } else if (event instanceof CollectionEndEvent) {
                depth--;
            }
        }
        return new Given.Nested();
    }

    private static boolean isNothing(Event event) {
        return event instanceof ScalarEvent scalar
                && scalar.isPlain()
                && switch (scalar.getValue()) {
                    case "", "~", "null", "Null", "NULL" -> true;
                    default -> false;
                };
    }

    /** Refuses what YAML can do and a configuration does not need. */
    private static Event plain(Event event) throws BrokenYamlException {
        if (event instanceof AliasEvent || isAnchored(event)) {
            throw broken(event, "references (& and *) are not accepted; a value with these characters needs quotes");
        }
        if (isTagged(event)) {
            throw broken(event, "type tags (!) are not accepted; a value with this character needs quotes");
        }
        return event;
    }

    private static boolean isAnchored(Event event) {
        return event instanceof NodeEvent node && node.getAnchor().isPresent();
    }

    private static boolean isTagged(Event event) {
        if (event instanceof ScalarEvent scalar) {
            return scalar.getTag().isPresent();
        }
        return event instanceof CollectionStartEvent start && start.getTag().isPresent();
    }

    private static BrokenYamlException broken(Event event, String what) {
        return new BrokenYamlException(line(event.getStartMark()), what);
    }

    private static int line(Optional<Mark> mark) {
        return mark.map(Mark::getLine).orElse(0) + 1;
    }
}
