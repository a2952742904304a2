package dev.baton.asl.expression.jsonata;

import dev.baton.asl.expression.jsonata.Occurrences.Occurrence;

/**
 * The replacement text of {@code $replace} with a regular expression: {@code $0} is the match, {@code $1} and so on its groups,
 * {@code $$} a dollar (JSONata: "String functions"). A group that is not there is empty.
 */
final class Replacement {
    private final String template;
    private final Occurrence occurrence;
    private final StringBuilder result = new StringBuilder();

    private Replacement(String template, Occurrence occurrence) {
        this.template = template;
        this.occurrence = occurrence;
    }

    static String of(String template, Occurrence occurrence) {
        return template.indexOf('$') < 0 ? template : new Replacement(template, occurrence).expand();
    }

    private String expand() {
        int position = 0;
        int dollar = template.indexOf('$');
        while (dollar >= 0) {
            result.append(template, position, dollar);
            position = afterReference(dollar + 1);
            dollar = template.indexOf('$', position);
        }
        return result.append(template, position, template.length()).toString();
    }

    /** Puts in what the dollar before that place means; returns where it ends. */
    private int afterReference(int at) {
        char next = at < template.length() ? template.charAt(at) : ' ';
        if (next == '$') {
            result.append('$');
            return at + 1;
        }
        if (next == '0') {
            result.append(occurrence.match());
            return at + 1;
        }
        int digits = digits(at);
        if (digits == 0) {
            result.append('$');
            return at;
        }
        int group = number(at, digits);
        if (group >= 1 && group <= occurrence.groups().size()) {
            String found = occurrence.groups().get(group - 1);
            result.append(found == null ? "" : found);
        }
        return at + digits;
    }

    /** As many digits as make the number of a group; of {@code $12}, where there are nine groups at the most, the first. */
    private int digits(int at) {
        int groups = occurrence.groups().size();
        int most = String.valueOf(groups).length();
        int digits = 0;
        while (digits < most && at + digits < template.length() && isDigit(template.charAt(at + digits))) {
            digits++;
        }
        return digits > 1 && number(at, digits) > groups ? digits - 1 : digits;
    }

    private int number(int at, int digits) {
        return Integer.parseInt(template, at, at + digits, 10);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
