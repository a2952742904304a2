package dev.baton.integrations.sdk;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds what was perhaps meant: the same letters in another case, or at most two of them wrong. */
public final class NearestName {
    private static final int FARTHEST = 2;

    private NearestName() {}

    /** The nearest of several names, if one is near. */
    public static Optional<String> of(String name, Collection<String> names) {
        String best = "";
        int nearest = FARTHEST + 1;
        for (String candidate : names) {
            int distance = distance(name.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
            if (distance < nearest || (distance == nearest && candidate.compareTo(best) < 0 && nearest <= FARTHEST)) {
                nearest = distance;
                best = candidate;
            }
        }
        return nearest <= FARTHEST && nearest < name.length() ? Optional.of(best) : Optional.empty();
    }

    /** How many letters must be changed, put in or left out; more than {@link #FARTHEST} is all the same. */
    private static int distance(String first, String second) {
        if (Math.abs(first.length() - second.length()) > FARTHEST) {
            return FARTHEST + 1;
        }
        int[] row = new int[second.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= first.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= second.length(); j++) {
                int changed = diagonal + (first.charAt(i - 1) == second.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[second.length()];
    }
}
