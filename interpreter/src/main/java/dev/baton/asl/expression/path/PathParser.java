package dev.baton.asl.expression.path;

import dev.baton.asl.expression.SyntaxException;
import java.util.ArrayList;
import java.util.List;

/** Reads the steps of a path: {@code .name}, {@code ..}, {@code .*} and whatever stands in brackets. */
final class PathParser {
    /** A walk takes a frame of the stack for each; no path of a real definition has more than a few dozen. */
    static final int MOST_STEPS = 500;

    private final String path;
    private final List<PathToken> tokens = new ArrayList<>();
    private int at = 1;

    /** @param path with a root of one character */
    PathParser(String path) {
        this.path = path;
    }

    List<PathToken> parse() throws SyntaxException {
        while (at < path.length()) {
            switch (path.charAt(at)) {
                case '.' -> dots();
                case '[' -> bracket();
                case ' ' -> throw new SyntaxException("Space not allowed in path");
                default -> throw new SyntaxException("Unexpected '" + path.charAt(at) + "'");
            }
            if (tokens.size() > MOST_STEPS) {
                throw new SyntaxException("A path can not have more than " + MOST_STEPS + " steps");
            }
        }
        requireUnionsAtTheEnd();
        return tokens;
    }

    private void requireUnionsAtTheEnd() throws SyntaxException {
        for (PathToken token : tokens.subList(0, Math.max(0, tokens.size() - 1))) {
            if (token instanceof PathToken.Names names && names.names().size() > 1) {
                throw new SyntaxException("Multi properties can only be used as path leafs: " + token);
            }
        }
    }

    private void dots() throws SyntaxException {
        int start = at;
        while (at < path.length() && path.charAt(at) == '.') {
            at++;
        }
        boolean scan = at - start > 1;
        if (at == path.length()) {
            throw new SyntaxException(scan ? "A path can not end with a scan." : "A path can not end with a dot");
        }
        if (scan) {
            tokens.add(new PathToken.Scan());
        }
        if (path.charAt(at) == '[') {
            bracket();
        } else {
            name();
        }
    }

    private void name() throws SyntaxException {
        int start = at;
        while (at < path.length() && path.charAt(at) != '.' && path.charAt(at) != '[') {
            if (Character.isWhitespace(path.charAt(at))) {
                throw new SyntaxException("Space not allowed in path");
            }
            at++;
        }
        String name = path.substring(start, at);
        tokens.add(name.equals("*") ? new PathToken.Wildcard() : new PathToken.Names(List.of(name)));
    }

    private void bracket() throws SyntaxException {
        int end = BracketEnd.of(path, at);
        String inside = path.substring(at + 1, end);
        tokens.add(BracketParser.token(inside));
        at = end + 1;
    }
}
