package dev.baton.asl.expression.jsonata;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.asl.expression.Scope;
import dev.baton.asl.expression.jsonata.Token.Kind;
import dev.baton.asl.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An expression that is no more than {@code $states.input.a.b} or {@code $order.id}: most are, and a walk is many times as
 * fast as the library. It knows only objects; where an array would have to be mapped over, the library takes over.
 */
final class PlainReference {
    /** Whether the root is a member of {@code $states}, and not a variable. */
    private final boolean ofStates;

    private final String root;
    private final String[] names;

    private PlainReference(boolean ofStates, String root, List<String> names) {
        this.ofStates = ofStates;
        this.root = root;
        this.names = names.toArray(String[]::new);
    }

    /** The reference that an expression consists of, if it does. */
    static Optional<PlainReference> of(List<Token> tokens) {
        if (tokens.isEmpty() || tokens.size() % 2 == 0 || !isVariable(tokens.get(0))) {
            return Optional.empty();
        }
        List<String> names = new ArrayList<>();
        for (int i = 1; i < tokens.size(); i += 2) {
            if (!tokens.get(i).isSymbol(".") || tokens.get(i + 1).kind() != Kind.NAME) {
                return Optional.empty();
            }
            names.add(tokens.get(i + 1).text());
        }
        String variable = tokens.get(0).text();
        if (!variable.equals("states")) {
            return Optional.of(new PlainReference(false, variable, names));
        }
        return names.isEmpty() || !StatesMember.NAMES.contains(names.get(0))
                ? Optional.empty()
                : Optional.of(new PlainReference(true, names.get(0), names.subList(1, names.size())));
    }

    private static boolean isVariable(Token token) {
        return token.kind() == Kind.VARIABLE
                && !token.text().isEmpty()
                && !token.text().equals("$");
    }

    /** The value, or null when the library must say what there is, or that there is nothing. */
    @Nullable
    Json find(Scope scope) {
        Json document = ofStates
                ? StatesView.member(scope, root)
                : scope.variables().values().get(root);
        if (document == null || names.length == 0) {
            return document != null && isPrintedOtherwise(document.node()) ? null : document;
        }
        JsonNode at = document.node();
        for (int i = 0; i < names.length && at != null; i++) {
            at = at.isObject() ? at.get(names[i]) : null;
        }
        return at == null || isPrintedOtherwise(at) ? null : Json.of(at);
    }

    /** 2.0 is printed as 2, and of a number beyond 2^53 no more than a double holds, which is the library's matter. */
    private static boolean isPrintedOtherwise(JsonNode value) {
        return value.isNumber() && !(value.isIntegralNumber() && Math.abs(value.doubleValue()) < NumberNodes.MAX_SAFE);
    }
}
