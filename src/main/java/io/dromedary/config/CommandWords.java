package io.dromedary.config;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits a line into words as a shell does: at blanks, but not inside single or double quotes; a backslash keeps the
 * next character as it is, and inside double quotes only a quote or a backslash. Nothing is ever replaced or run.
 */
public final class CommandWords {

    private static final char NO_QUOTE = 0;

    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean inWord;
    private char quote = NO_QUOTE;

    private CommandWords() {}

    /**
     * Returns the words of a line.
     *
     * @throws IllegalArgumentException if a quote is not closed, or nothing follows a backslash
     */
    public static List<String> split(String line) {
        return new CommandWords().read(line);
    }

    private List<String> read(String line) {
        for (int at = 0; at < line.length(); at++) {
            char next = line.charAt(at);
            if (next == '\\' && isEscape(line, at)) {
                at++;
                add(line.charAt(at));
            } else if (quote != NO_QUOTE) {
                inQuotes(next);
            } else {
                outside(next);
            }
        }
        if (quote != NO_QUOTE) {
            throw new IllegalArgumentException("has a quote that is not closed");
        }
        end();
        return List.copyOf(words);
    }

    private boolean isEscape(String line, int at) {
        if (quote == '\'') {
            return false;
        }
        if (at + 1 == line.length()) {
            throw new IllegalArgumentException("ends with a backslash");
        }
        char following = line.charAt(at + 1);
        return quote == NO_QUOTE || following == '"' || following == '\\';
    }

    private void inQuotes(char next) {
        if (next == quote) {
            quote = NO_QUOTE;
        } else {
            add(next);
        }
    }

    private void outside(char next) {
        if (next == '\'' || next == '"') {
            quote = next;
            inWord = true;
        } else if (next == ' ' || next == '\t') {
            end();
        } else {
            add(next);
        }
    }

    private void add(char next) {
        word.append(next);
        inWord = true;
    }

    private void end() {
        if (inWord) {
            words.add(word.toString());
            word.setLength(0);
            inWord = false;
        }
    }
}
