package dev.baton.asl.expression.jsonata;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Finds the variables in a JSONata text by its tokens: it skips strings, comments, quoted names and regular expressions,
 * and tells what the expression binds itself by {@code :=}, {@code @$x}, {@code #$x} and {@code function($x)}.
 */
final class MentionScanner {
    private static final String FUNCTION_WORDS = "function λ";

    private final String text;
    private final Set<String> values = new LinkedHashSet<>();
    private final Set<String> called = new LinkedHashSet<>();
    private final Set<String> bound = new HashSet<>();
    private final Set<String> statesMembers = new LinkedHashSet<>();
    private int at;
    /** Whether an operand just ended, so that a slash divides. */
    private boolean afterOperand;
    /** Whether we are in the parameter list of a function. */
    private boolean inParameters;

    private String lastWord = "";

    MentionScanner(String text) {
        this.text = text;
    }

    Mentions scan() {
        while (at < text.length()) {
            token();
        }
        Set<String> free = new LinkedHashSet<>(values);
        free.removeAll(bound);
        free.removeIf(name -> name.isEmpty() || name.equals("$") || name.equals("states") || Library.provides(name));
        return new Mentions(values, called, free, statesMembers);
    }

    private void token() {
        char c = text.charAt(at);
        if (Character.isWhitespace(c)) {
            at++;
        } else if (c == '"' || c == '\'') {
            skipString(c);
        } else if (c == '`') {
            at = after(text.indexOf('`', at + 1), 1);
            afterOperand = true;
        } else if (text.startsWith("/*", at)) {
            at = after(text.indexOf("*/", at + 2), 2);
        } else if (c == '/' && !afterOperand) {
            skipRegex();
        } else if (c == '$') {
            variable();
        } else if (Character.isUnicodeIdentifierPart(c)) {
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
        afterOperand = true;
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
        afterOperand = true;
    }

    private void variable() {
        boolean binds = inParameters || (at > 0 && (text.charAt(at - 1) == '@' || text.charAt(at - 1) == '#'));
        int start = ++at;
        if (at < text.length() && text.charAt(at) == '$') {
            at++;
        } else {
            skipName();
        }
        String name = text.substring(start, at);
        int next = skipBlanks(at);
        (text.startsWith("(", next) ? called : values).add(name);
        afterOperand = true;
        lastWord = "";
        if (binds || text.startsWith(":=", next)) {
            bound.add(name);
        }
        if (name.equals("states")) {
            states(next);
        }
    }

    private void states(int next) {
        int start = text.startsWith(".", next) ? skipBlanks(next + 1) : next;
        boolean quoted = start > next && text.startsWith("`", start);
        int from = quoted ? start + 1 : start;
        int end = from;
        while (end < text.length() && Character.isUnicodeIdentifierPart(text.charAt(end))) {
            end++;
        }
        if (start == next || end == from) {
            statesMembers.addAll(StatesMember.NAMES);
        } else {
            statesMembers.add(text.substring(from, end));
        }
    }

    private void word() {
        int start = at;
        skipName();
        lastWord = text.substring(start, at);
        afterOperand = switch (lastWord) {
            case "and", "or", "in" -> false;
            default -> true;
        };
    }

    private void symbol(char c) {
        at++;
        if (c == '(' && !lastWord.isEmpty() && FUNCTION_WORDS.contains(lastWord)) {
            inParameters = true;
        } else if (c == ')') {
            inParameters = false;
        }
        lastWord = "";
        afterOperand = c == ')' || c == ']' || c == '}';
    }

    private void skipName() {
        while (at < text.length() && Character.isUnicodeIdentifierPart(text.charAt(at))) {
            at++;
        }
    }

    private int skipBlanks(int from) {
        int i = from;
        while (i < text.length() && Character.isWhitespace(text.charAt(i))) {
            i++;
        }
        return i;
    }
}
