package dev.baton.asl.expression.jsonata;

import dev.baton.asl.expression.jsonata.Token.Kind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds what asks for a context item where there is none. Step Functions evaluates an expression without one, so {@code
 * $}, {@code $$} and bare names lead nowhere outside of steps, filters, sort terms, groups and function bodies, and AWS
 * refuses them when the definition is created. In doubt (within a transform) nothing is reported.
 */
final class TopLevelReferences {
    private final List<Token> tokens;
    /** For each open bracket, whether there is a context item within. */
    private final Deque<Boolean> context = new ArrayDeque<>();

    private boolean inFunctionHead;

    private TopLevelReferences(List<Token> tokens) {
        this.tokens = tokens;
        context.push(false);
    }

    /** All such references, as written, each once. */
    static Set<String> all(List<Token> tokens) {
        return new TopLevelReferences(tokens).find();
    }

    private Set<String> find() {
        Set<String> found = new LinkedHashSet<>();
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.isSymbol("|") && !token.afterOperand()) {
                return found;
            }
            if (token.isFunctionWord() && isSymbol(i + 1, "(")) {
                inFunctionHead = true;
            } else if (token.kind() == Kind.SYMBOL) {
                symbol(i, token);
            } else if (refers(i, token)) {
                found.add((token.kind() == Kind.VARIABLE ? "$" : "") + token.text());
            }
        }
        return found;
    }

    private void symbol(int i, Token token) {
        switch (token.text()) {
            case "(" -> open(isSymbol(i - 1, ".") || isSymbol(i - 1, "^"));
            case "[" -> open(token.afterOperand() || isSymbol(i - 1, "."));
            case "{" -> {
                open(token.afterOperand() || isSymbol(i - 1, ".") || inFunctionHead);
                inFunctionHead = false;
            }
            case ")", "]", "}" -> context.pop();
            default -> {}
        }
    }

    private void open(boolean item) {
        context.push(item || Boolean.TRUE.equals(context.peek()));
    }

    private boolean refers(int i, Token token) {
        if (inFunctionHead || token.afterOperand() || isSymbol(i - 1, ".")) {
            return false;
        }
        if (token.kind() == Kind.VARIABLE && token.text().equals("$")) {
            return true;
        }
        boolean needsItem = token.kind() == Kind.NAME
                || (token.kind() == Kind.VARIABLE && token.text().isEmpty());
        return needsItem && !Boolean.TRUE.equals(context.peek());
    }

    private boolean isSymbol(int i, String symbol) {
        return i >= 0 && i < tokens.size() && tokens.get(i).isSymbol(symbol);
    }
}
