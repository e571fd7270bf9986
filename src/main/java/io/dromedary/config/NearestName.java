package io.dromedary.config;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds what an operator probably meant. */
final class NearestName {

    private static final int MAX_CHARACTERS = 64;

    private NearestName() {}

    /**
     * Returns the name that the fewest changed letters lead to, if they are few enough to be a slip; the first of
     * equals.
     */
    static Optional<String> to(String typed, Collection<String> names) {
        if (typed.length() > MAX_CHARACTERS) {
            return Optional.empty();
        }
        String word = typed.toLowerCase(Locale.ROOT);
        Optional<String> nearest = Optional.empty();
        int least = Integer.MAX_VALUE;
        for (String name : names) {
            int distance = distance(word, name.toLowerCase(Locale.ROOT));
            if (distance < least && distance <= Math.max(1, name.length() / 3)) {
                nearest = Optional.of(name);
                least = distance;
            }
        }
        return nearest;
    }

    /** Returns how many letters must be added, removed, changed or swapped with their neighbour. */
    private static int distance(String from, String to) {
        int[][] costs = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                costs[i][j] = cost(from, to, i, j, costs);
            }
        }
        return costs[from.length()][to.length()];
    }

    private static int cost(String from, String to, int i, int j, int[][] costs) {
        if (i == 0 || j == 0) {
            return i + j;
        }
        int change = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
        int least = Math.min(costs[i - 1][j - 1] + change, Math.min(costs[i - 1][j], costs[i][j - 1]) + 1);
        boolean swapped =
                i > 1 && j > 1 && from.charAt(i - 1) == to.charAt(j - 2) && from.charAt(i - 2) == to.charAt(j - 1);
        return swapped ? Math.min(least, costs[i - 2][j - 2] + 1) : least;
    }
}
