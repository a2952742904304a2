package dev.baton.asl.expression.jsonata;

import dev.baton.asl.expression.jsonata.Token.Kind;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds the variables in a JSONata text by its tokens, and what the expression binds itself: by {@code :=}, {@code @$x},
 * {@code #$x} and {@code function($x)}.
 */
final class MentionScanner {
    private final List<Token> tokens;
    private final Set<String> values = new LinkedHashSet<>();
    private final Set<String> called = new LinkedHashSet<>();
    private final Set<String> bound = new HashSet<>();
    private final Set<String> statesMembers = new LinkedHashSet<>();
    private boolean inParameters;

    private MentionScanner(List<Token> tokens) {
        this.tokens = tokens;
    }

    static Mentions scan(List<Token> tokens) {
        return new MentionScanner(tokens).scan();
    }

    private Mentions scan() {
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.kind() == Kind.VARIABLE) {
                variable(i, token.text());
            } else if (token.isSymbol("(") && i > 0 && tokens.get(i - 1).isFunctionWord()) {
                inParameters = true;
            } else if (token.isSymbol(")")) {
                inParameters = false;
            }
        }
        Set<String> free = new LinkedHashSet<>(values);
        free.removeAll(bound);
        free.removeIf(name -> name.isEmpty() || name.equals("$") || name.equals("states") || Library.provides(name));
        return new Mentions(values, called, free, statesMembers);
    }

    private void variable(int i, String name) {
        (isSymbol(i + 1, "(") ? called : values).add(name);
        if (inParameters || isSymbol(i - 1, "@") || isSymbol(i - 1, "#") || isSymbol(i + 1, ":=")) {
            bound.add(name);
        }
        if (name.equals("states")) {
            boolean member = isSymbol(i + 1, ".")
                    && i + 2 < tokens.size()
                    && tokens.get(i + 2).kind() == Kind.NAME;
            statesMembers.addAll(member ? List.of(tokens.get(i + 2).text()) : StatesMember.NAMES);
        }
    }

    private boolean isSymbol(int i, String symbol) {
        return i >= 0 && i < tokens.size() && tokens.get(i).isSymbol(symbol);
    }
}
