package dev.baton.asl.expression.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.asl.expression.EvaluationException;
import dev.baton.asl.expression.NodeExpression;
import dev.baton.asl.expression.Scope;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An object of which at least one member is computed. */
public final class ObjectTemplate implements NodeExpression {
    private final String[] names;
    private final NodeExpression[] values;

    /** Names and values run in parallel; a name that comes twice keeps the later value. */
    public ObjectTemplate(List<String> names, List<? extends NodeExpression> values) {
        this.names = names.toArray(String[]::new);
        this.values = values.toArray(NodeExpression[]::new);
    }

    @Override
    public JsonNode node(Scope scope) throws EvaluationException {
        Map<String, JsonNode> members = LinkedHashMap.newLinkedHashMap(names.length);
        for (int i = 0; i < names.length; i++) {
            members.put(names[i], values[i].node(scope));
        }
        return new ObjectNode(JsonNodeFactory.instance, members);
    }

    @Override
    public Set<String> variableReferences() {
        Set<String> found = new LinkedHashSet<>();
        for (NodeExpression value : values) {
            found.addAll(value.variableReferences());
        }
        return found;
    }
}
