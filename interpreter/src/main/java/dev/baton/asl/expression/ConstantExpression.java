package dev.baton.asl.expression;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.asl.json.Json;
import java.util.Set;

/** A value that stands in the definition: always the same tree, shared and never copied. */
public final class ConstantExpression implements NodeExpression {
    private final JsonNode value;
    private final Json json;

    public ConstantExpression(JsonNode value) {
        this.value = value;
        this.json = Json.of(value);
    }

    @Override
    public JsonNode node(Scope scope) {
        return value;
    }

    @Override
    public Json evaluate(Scope scope) {
        return json;
    }

    @Override
    public Set<String> variableReferences() {
        return Set.of();
    }
}
