package dev.baton.asl.expression.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.baton.asl.expression.EvaluationException;
import dev.baton.asl.expression.NodeExpression;
import dev.baton.asl.expression.Scope;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** An array of which at least one element is computed. */
public final class ArrayTemplate implements NodeExpression {
    private final NodeExpression[] elements;

    public ArrayTemplate(List<? extends NodeExpression> elements) {
        this.elements = elements.toArray(NodeExpression[]::new);
    }

    @Override
    public JsonNode node(Scope scope) throws EvaluationException {
        ArrayNode array = JsonNodeFactory.instance.arrayNode(elements.length);
        for (NodeExpression element : elements) {
            array.add(element.node(scope));
        }
        return array;
    }

    @Override
    public Set<String> variableReferences() {
        Set<String> found = new LinkedHashSet<>();
        for (NodeExpression element : elements) {
            found.addAll(element.variableReferences());
        }
        return found;
    }
}
