package dev.baton.asl.expression.jsonata;

import dev.baton.asl.expression.SyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * An expression as the library gets to see it: its regular expressions and long texts are variables, which are bound when it is
 * evaluated. So every use of a regular expression is ours to count, and the library's parser, which copies a text once for each of its
 * characters, is spared the long ones.
 *
 * @param text what the library parses
 * @param texts the long texts by their variables' names
 * @param patterns the regular expressions by their variables' names
 */
record Prepared(String text, Map<String, String> texts, Map<String, Pattern> patterns) {
    private static final int LONG_TEXT = 2048;

    /** The library keeps some kilobytes for each. */
    private static final int MOST_TOKENS = 50_000;

    /** The library copies the rest of the expression for each name and number; so many characters take it half a second. */
    private static final long MOST_COPIES = 1_000_000_000;

    Prepared {
        texts = Map.copyOf(texts);
        patterns = Map.copyOf(patterns);
    }

    /** Whether anything was taken out. */
    boolean differs() {
        return !texts.isEmpty() || !patterns.isEmpty();
    }

    static Prepared of(String source, List<Token> tokens) throws SyntaxException {
        Map<String, String> texts = new LinkedHashMap<>();
        Map<String, Pattern> patterns = new LinkedHashMap<>();
        StringBuilder text = new StringBuilder();
        if (tokens.size() > MOST_TOKENS) {
            throw tooLarge();
        }
        List<Integer> words = new ArrayList<>();
        int copied = 0;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            String name = null;
            if (token.kind() == Token.Kind.REGEX) {
                name = "__regex" + patterns.size();
                patterns.put(name, pattern(source, token));
            } else if (token.kind() == Token.Kind.TEXT && token.length() > LONG_TEXT) {
                if (isStep(tokens, i)) {
                    throw tooLarge();
                }
                name = "__text" + texts.size();
                if (!token.text().isEmpty()) {
                    throw new SyntaxException("S0101: String literal must be terminated by a matching quote");
                }
                texts.put(name, TextLiteral.decode(source.substring(token.start() + 1, token.end() - 1)));
            } else if (token.kind() != Token.Kind.SYMBOL && token.kind() != Token.Kind.TEXT) {
                words.add(text.length() + token.start() - copied);
            }
            if (name != null) {
                // A blank keeps it apart from a name or number that stands right behind.
                text.append(source, copied, token.start())
                        .append('$')
                        .append(name)
                        .append(' ');
                copied = token.end();
            }
        }
        text.append(source, copied, source.length());
        requireReadable(text.length(), words);
        return new Prepared(text.toString(), texts, patterns);
    }

    private static void requireReadable(int length, List<Integer> words) throws SyntaxException {
        long copies = 0;
        for (int at : words) {
            copies += length - at;
        }
        if (copies > MOST_COPIES) {
            throw tooLarge();
        }
    }

    private static SyntaxException tooLarge() {
        return new SyntaxException("The expression is too large");
    }

    /** Whether a text is a step of a path, where it is a name. */
    private static boolean isStep(List<Token> tokens, int i) {
        return i > 0 && tokens.get(i - 1).isSymbol(".")
                || i + 1 < tokens.size() && tokens.get(i + 1).isSymbol(".");
    }

    private static Pattern pattern(String source, Token token) throws SyntaxException {
        String literal = source.substring(token.start(), token.end());
        int slash = literal.lastIndexOf('/');
        if (!token.text().isEmpty()) {
            throw new SyntaxException("S0302: No terminating / in regular expression");
        }
        if (slash == 1) {
            throw new SyntaxException("S0301: Empty regular expressions are not allowed");
        }
        String flags = literal.substring(slash + 1);
        try {
            return Pattern.compile(
                    literal.substring(1, slash),
                    (flags.contains("i") ? Pattern.CASE_INSENSITIVE : 0)
                            | (flags.contains("m") ? Pattern.MULTILINE : 0));
        } catch (PatternSyntaxException e) {
            throw new SyntaxException("Invalid regular expression: " + e.getMessage());
        } catch (StackOverflowError e) {
            throw new SyntaxException("A regular expression is nested too deeply");
        }
    }
}
