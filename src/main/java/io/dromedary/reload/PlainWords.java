package io.dromedary.reload;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.ExpressionIllegalSyntaxException;
import org.apache.camel.NoSuchBeanException;
import org.apache.camel.NoSuchEndpointException;
import org.apache.camel.NoSuchLanguageException;
import org.apache.camel.NoTypeConversionAvailableException;
import org.apache.camel.PropertyBindingException;
import org.apache.camel.ResolveEndpointFailedException;
import org.apache.camel.TypeConversionException;
import org.apache.camel.component.bean.MethodNotFoundException;
import org.apache.camel.language.simple.types.SimpleIllegalSyntaxException;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/** Says what Camel and YAML complain of in the words of the person who edits the file. */
final class PlainWords {

    private static final int MAX_CAUSES = 20;
    private static final int MAX_LENGTH = 300;
    private static final Pattern UNKNOWN_OPTION = Pattern.compile("Unknown parameters=\\[\\{([^=}]+)=");
    private static final Pattern BESIDE_EXPRESSION =
            Pattern.compile("Field: (\\S+) has already been configured as an expression.*");
    private static final Pattern UNKNOWN_PROPERTY = Pattern.compile("Property with key \\[([^\\]]+)] not found");

    /** What is wrong, and the word in the file that leads to the line. */
    private record Words(String reason, String clue) {}

    private PlainWords() {}

    /** Turns a failure of {@code file} into one sentence, with the line if the file shows it. */
    static RouteFileException of(RouteFile file, Throwable failure) {
        Deque<Throwable> deepestFirst = new ArrayDeque<>();
        Throwable next = failure;
        while (next != null && deepestFirst.size() < MAX_CAUSES) {
            deepestFirst.push(next);
            next = next.getCause();
        }
        for (Throwable cause : deepestFirst) {
            if (cause instanceof MarkedYamlEngineException marked
                    && lineOf(marked).isPresent()) {
                return new RouteFileException(file.name(), lineOf(marked), problemOf(marked), failure);
            }
            Optional<Words> words = words(cause);
            if (words.isPresent()) {
                OptionalInt line = lineOf(file, words.get().clue());
                return new RouteFileException(file.name(), line, words.get().reason(), failure);
            }
        }
        return new RouteFileException(file.name(), OptionalInt.empty(), firstLine(deepestFirst.getFirst()), failure);
    }

    private static OptionalInt lineOf(RouteFile file, String clue) {
        OptionalInt line = file.lineOf(clue);
        return line.isEmpty() && clue.endsWith(":") ? file.lineOf(clue.substring(0, clue.length() - 1)) : line;
    }

    /** The line of a YAML failure, from 1. */
    static OptionalInt lineOf(MarkedYamlEngineException e) {
        return e.getProblemMark().or(e::getContextMark).stream()
                .mapToInt(mark -> mark.getLine() + 1)
                .findFirst();
    }

    /** The reason of a YAML failure, without the excerpt. */
    static String problemOf(MarkedYamlEngineException e) {
        String problem = BESIDE_EXPRESSION
                .matcher(firstLine(e.getProblem()))
                .replaceFirst("the field $1 does not belong beside the expression");
        if (problem.contains("'\\t(TAB)'")) {
            return "a tab where YAML wants spaces";
        }
        String context = firstLine(e.getContext());
        String both = context.isEmpty() || problem.isEmpty() ? context + problem : context + ", " + problem;
        return both.isEmpty() ? "is not YAML that can be read" : shortened(both);
    }

    private static Optional<Words> words(Throwable cause) {
        if (cause instanceof NoSuchBeanException e && e.getName() != null) {
            return words("no bean named " + e.getName(), e.getName());
        }
        if (cause instanceof NoSuchEndpointException e && e.getUri() != null) {
            return words("no component for " + scheme(e.getUri()) + ":", scheme(e.getUri()) + ":");
        }
        if (cause instanceof MethodNotFoundException e) {
            return words("the bean has no method " + e.getMethodName(), String.valueOf(e.getMethodName()));
        }
        if (cause instanceof PropertyBindingException e && e.getPropertyName() != null) {
            return words("the option " + e.getPropertyName() + " cannot be set to this", e.getPropertyName());
        }
        if (cause instanceof ClassNotFoundException e && e.getMessage() != null) {
            return words("no class named " + e.getMessage(), e.getMessage());
        }
        if (cause instanceof NoSuchLanguageException e) {
            return words("no language named " + e.getLanguage(), e.getLanguage());
        }
        return expression(cause).or(() -> value(cause)).or(() -> option(cause)).or(() -> property(cause));
    }

    private static Optional<Words> words(String reason, String clue) {
        return Optional.of(new Words(reason, clue));
    }

    private static Optional<Words> expression(Throwable cause) {
        if (cause instanceof ExpressionIllegalSyntaxException e) {
            String expression = String.valueOf(e.getExpression());
            String why = e instanceof SimpleIllegalSyntaxException simple ? firstLine(simple.getShortMessage()) : "";
            return words(shortened("the expression " + expression + " is wrong: " + why), expression);
        }
        return Optional.empty();
    }

    private static Optional<Words> value(Throwable cause) {
        if (cause instanceof NoTypeConversionAvailableException e && Class.class.equals(e.getToType())) {
            return words("no class named " + e.getValue(), String.valueOf(e.getValue()));
        }
        if (cause instanceof TypeConversionException e) {
            String value = String.valueOf(e.getValue());
            return words(shortened(value + " cannot be read as " + e.getToType().getSimpleName()), value);
        }
        return Optional.empty();
    }

    private static Optional<Words> option(Throwable cause) {
        if (cause instanceof ResolveEndpointFailedException e && e.getUri() != null) {
            String scheme = scheme(e.getUri());
            return match(UNKNOWN_OPTION, cause)
                    .map(option -> new Words(scheme + ": has no option " + option, option))
                    .or(() -> words(scheme + ": " + shortened(afterDueTo(firstLine(cause))), scheme + ":"));
        }
        return Optional.empty();
    }

    private static Optional<Words> property(Throwable cause) {
        return match(UNKNOWN_PROPERTY, cause).map(key -> new Words("no property named " + key, "{{" + key));
    }

    private static Optional<String> match(Pattern pattern, Throwable cause) {
        Matcher matcher = pattern.matcher(String.valueOf(cause.getMessage()));
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static String scheme(String uri) {
        int end = uri.indexOf(':');
        return end < 0 ? uri : uri.substring(0, end);
    }

    private static String afterDueTo(String message) {
        int at = message.lastIndexOf("due to: ");
        return at < 0 ? message : message.substring(at + "due to: ".length());
    }

    private static String firstLine(Throwable cause) {
        String message = firstLine(cause.getMessage());
        return message.isEmpty() ? cause.getClass().getSimpleName() : shortened(message);
    }

    private static String firstLine(@Nullable String message) {
        return message == null ? "" : message.lines().findFirst().orElse("").strip();
    }

    private static String shortened(String text) {
        return text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH) + "…";
    }
}
