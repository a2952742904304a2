package dev.baton.asl.expression.jsonata;

import dev.baton.asl.expression.jsonata.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Cuts a JSONata text into tokens; comments fall away. Of a text that is no JSONata it makes something, and the library refuses it. */
final class Tokenizer {
    private static final Set<String> CONSTANTS = Set.of("true", "false", "null");
    private static final Set<String> OPERATOR_WORDS = Set.of("and", "or", "in");

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private int start;
    /** Whether an operand just ended: then a slash divides, and a bracket filters. */
    private boolean afterOperand;

    private Tokenizer(String text) {
        this.text = text;
    }

    static List<Token> tokens(String text) {
        Tokenizer tokenizer = new Tokenizer(text);
        while (tokenizer.at < text.length()) {
            tokenizer.next();
        }
        return tokenizer.tokens;
    }

    private void next() {
        start = at;
        char c = text.charAt(at);
        if (Character.isWhitespace(c)) {
            at++;
        } else if (text.startsWith("/*", at)) {
            at = after(text.indexOf("*/", at + 2), 2);
        } else if (c == '"' || c == '\'') {
            skipString(c);
            operand(Kind.TEXT, at > text.length() ? String.valueOf(c) : "");
        } else if (c == '`') {
            at = after(text.indexOf('`', start + 1), 1);
            operand(Kind.NAME, text.substring(start + 1, Math.max(start + 1, at - 1)));
        } else if (c == '/' && !afterOperand) {
            skipRegex();
            operand(Kind.REGEX, at > text.length() ? "/" : "");
        } else if (c == '$') {
            variable();
        } else if (isNamePart(c)) {
            word();
        } else {
            symbol(c);
        }
    }

    private int after(int found, int length) {
        return found < 0 ? text.length() : found + length;
    }

    private void skipString(char quote) {
        at++;
        while (at < text.length() && text.charAt(at) != quote) {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        at++;
    }

    private void skipRegex() {
        int open = 0;
        for (at++; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '\\') {
                at++;
            } else if (c == '/' && open == 0) {
                break;
            } else if (c == '(' || c == '[' || c == '{') {
                open++;
            } else if (c == ')' || c == ']' || c == '}') {
                open--;
            }
        }
        at++;
        while (at < text.length() && (text.charAt(at) == 'i' || text.charAt(at) == 'm')) {
            at++;
        }
    }

    private void variable() {
        at++;
        if (at < text.length() && text.charAt(at) == '$') {
            at++;
        } else {
            skipName();
        }
        operand(Kind.VARIABLE, text.substring(start + 1, at));
    }

    private void word() {
        skipName();
        String word = text.substring(start, at);
        if (afterOperand && OPERATOR_WORDS.contains(word)) {
            operator(word);
        } else {
            boolean literal = CONSTANTS.contains(word) || Character.isDigit(word.charAt(0));
            operand(literal ? Kind.LITERAL : Kind.NAME, word);
        }
    }

    private void symbol(char c) {
        String symbol = text.startsWith(":=", at) || text.startsWith("~>", at) || text.startsWith("..", at)
                ? text.substring(at, at + 2)
                : String.valueOf(c);
        at += symbol.length();
        boolean closes = c == ')' || c == ']' || c == '}';
        boolean wildcard = (c == '*' || c == '%') && !afterOperand;
        if (closes || wildcard) {
            operand(Kind.SYMBOL, symbol);
        } else {
            operator(symbol);
        }
    }

    private void operand(Kind kind, String value) {
        add(kind, value);
        afterOperand = true;
    }

    private void operator(String symbol) {
        add(Kind.SYMBOL, symbol);
        afterOperand = false;
    }

    private void add(Kind kind, String value) {
        at = Math.min(at, text.length());
        tokens.add(new Token(kind, value, afterOperand, start, at));
    }

    private void skipName() {
        while (at < text.length() && isNamePart(text.charAt(at))) {
            at++;
        }
    }

    private static boolean isNamePart(char c) {
        return Character.isUnicodeIdentifierPart(c);
    }
}
