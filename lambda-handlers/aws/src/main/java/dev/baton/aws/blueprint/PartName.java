package dev.baton.aws.blueprint;

import java.util.Locale;

/** Names of parts: ids are logical ids of templates, such as {@code DeadLettersQueue}; the same part's own name ends in {@code -dead-letters}. */
final class PartName {
    private PartName() {}

    /**
     * Checks an id, and makes the end of the part's own name of it.
     *
     * @param kind with which the id ends
     */
    static String suffix(String id, String kind) {
        if (!id.matches("[A-Z][A-Za-z0-9]*" + kind)) {
            throw new IllegalArgumentException("an id of letters that ends in " + kind + " was expected, not " + id);
        }
        String name = id.substring(0, id.length() - kind.length());
        return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
