package dev.baton.asl.expression.path;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the steps of a definite path: {@code .name}, {@code ['name']}, {@code ["name"]}, {@code [7]}. Whatever else it meets
 * makes the path a query.
 */
final class StepScanner {
    /** These characters may mean something in a query. */
    private static final String NOT_IN_A_NAME = "[]()*?@,:'\"$~=<>!&|\\";

    private final String path;
    private int at = 1;

    StepScanner(String path) {
        this.path = path;
    }

    /** Names (String) and indexes (Integer), or null when the path is not of this simple kind. */
    @Nullable
    List<Object> scan() {
        List<Object> steps = new ArrayList<>();
        while (at < path.length()) {
            Object step = switch (path.charAt(at)) {
                case '.' -> name();
                case '[' -> bracket();
                default -> null;
            };
            if (step == null || steps.size() == PathParser.MOST_STEPS) {
                return null;
            }
            steps.add(step);
        }
        return steps;
    }

    private @Nullable Object name() {
        int start = ++at;
        if (path.startsWith("[", at)) {
            return bracket(); // $.[0], which people write
        }
        while (at < path.length() && path.charAt(at) != '.' && path.charAt(at) != '[') {
            char c = path.charAt(at++);
            if (NOT_IN_A_NAME.indexOf(c) >= 0 || Character.isWhitespace(c)) {
                return null;
            }
        }
        return at == start ? null : path.substring(start, at);
    }

    private @Nullable Object bracket() {
        at++;
        if (at >= path.length()) {
            return null;
        }
        char first = path.charAt(at);
        return first == '\'' || first == '"' ? quoted(first) : index();
    }

    private @Nullable Object quoted(char quote) {
        int start = at + 1;
        int end = path.indexOf(quote, start);
        if (end < 0 || end + 1 >= path.length() || path.charAt(end + 1) != ']') {
            return null;
        }
        String name = path.substring(start, end);
        at = end + 2;
        return name.indexOf('\\') >= 0 ? null : name;
    }

    private @Nullable Object index() {
        int start = at;
        int end = path.indexOf(']', start);
        if (end <= start || end - start > 9) {
            return null;
        }
        boolean negative = path.charAt(start) == '-';
        if (negative && end == start + 1) {
            return null;
        }
        for (int i = negative ? start + 1 : start; i < end; i++) {
            char c = path.charAt(i);
            if (c < '0' || c > '9') {
                return null;
            }
        }
        at = end + 1;
        return Integer.valueOf(path.substring(start, end));
    }
}
