package dev.baton.asl.expression.path;

import dev.baton.asl.expression.SyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what stands in a pair of brackets: names, indexes, a slice, a filter, an asterisk, {@code (@.length-1)}. */
final class BracketParser {
    private static final Pattern FROM_END =
            Pattern.compile("\\(\\s*@\\.(?:length|size)(?:\\(\\))?\\s*-\\s*(\\d{1,9})\\s*\\)");
    private static final Pattern COMPUTED = Pattern.compile("\\(\\s*(-?\\d{1,9})\\s*\\)");
    private static final Pattern SLICE = Pattern.compile("(-?\\d{1,9})?\\s*:\\s*(-?\\d{1,9})?\\s*(?::\\s*-?\\d{0,9})?");
    private static final Pattern INDEX = Pattern.compile("-?\\d{1,9}");

    private BracketParser() {}

    static PathToken token(String inside) throws SyntaxException {
        String text = inside.strip();
        if (inside.equals("*")) {
            return new PathToken.Wildcard();
        }
        if (text.startsWith("?")) {
            return new PathToken.Filter(filter(text.substring(1).strip()));
        }
        if (text.startsWith("'") || text.startsWith("\"")) {
            return new PathToken.Names(names(text));
        }
        if (text.startsWith("(")) {
            return computed(text);
        }
        return text.indexOf(':') >= 0 ? slice(text) : new PathToken.Indexes(indexes(text));
    }

    private static FilterExpression filter(String text) throws SyntaxException {
        if (text.length() < 2 || text.charAt(0) != '(' || text.charAt(text.length() - 1) != ')') {
            throw new SyntaxException("Filter must start with '[?(' and end with ')]'. " + text);
        }
        return FilterParser.parse(text.substring(1, text.length() - 1));
    }

    private static List<String> names(String text) throws SyntaxException {
        List<String> names = new ArrayList<>();
        int at = 0;
        while (true) {
            int end = at < text.length() ? BracketEnd.afterQuoted(text, at) : at;
            if (end == at) {
                throw malformed(text);
            }
            names.add(unescaped(text.substring(at + 1, end - 1)));
            at = skipBlanks(text, end);
            if (at == text.length()) {
                return names;
            }
            if (text.charAt(at) != ',') {
                throw malformed(text);
            }
            at = skipBlanks(text, at + 1);
        }
    }

    private static int skipBlanks(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        return at;
    }

    /** {@code \'}, {@code \"} and {@code \\}; any other backslash stands for itself. */
    static String unescaped(String quoted) {
        if (quoted.indexOf('\\') < 0) {
            return quoted;
        }
        StringBuilder text = new StringBuilder(quoted.length());
        for (int i = 0; i < quoted.length(); i++) {
            boolean escape =
                    quoted.charAt(i) == '\\' && i + 1 < quoted.length() && "'\"\\".indexOf(quoted.charAt(i + 1)) >= 0;
            text.append(quoted.charAt(escape ? ++i : i));
        }
        return text.toString();
    }

    private static PathToken computed(String text) throws SyntaxException {
        Matcher fromEnd = FROM_END.matcher(text);
        if (fromEnd.matches()) {
            return new PathToken.FromEnd(Integer.parseInt(fromEnd.group(1)));
        }
        Matcher constant = COMPUTED.matcher(text);
        if (constant.matches()) {
            return new PathToken.Indexes(List.of(Integer.valueOf(constant.group(1))));
        }
        throw new SyntaxException(
                "Invalid function: " + text + ". Supported functions are: [(@.length - n)] and [(@.size() - n)]");
    }

    private static PathToken slice(String text) throws SyntaxException {
        Matcher slice = SLICE.matcher(text);
        if (!slice.matches() || slice.group(1) == null && slice.group(2) == null) {
            throw malformed(text);
        }
        if (slice.group(2) == null) {
            return new PathToken.SliceFrom(Integer.parseInt(slice.group(1)));
        }
        return slice.group(1) == null
                ? new PathToken.SliceTo(Integer.parseInt(slice.group(2)))
                : new PathToken.SliceBetween(Integer.parseInt(slice.group(1)), Integer.parseInt(slice.group(2)));
    }

    private static List<Integer> indexes(String text) throws SyntaxException {
        List<Integer> indexes = new ArrayList<>();
        for (String index : text.split(",", -1)) {
            if (!INDEX.matcher(index.strip()).matches()) {
                throw malformed(text);
            }
            indexes.add(Integer.valueOf(index.strip()));
        }
        return indexes;
    }

    private static SyntaxException malformed(String text) {
        return new SyntaxException("Could not analyze path component: [" + text + "]");
    }
}
