package dev.baton.asl.expression.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.asl.expression.ConstantExpression;
import dev.baton.asl.expression.NodeExpression;
import dev.baton.asl.expression.SyntaxException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Compiles payload templates: JSON in which a field whose name ends in {@code .$} holds a path or an intrinsic call
 * (ASL: "Payload Template"). Used for Parameters, ItemSelector, ResultSelector and JSONPath Assign. Parts without such
 * fields are constants, shared by all results.
 */
public final class PayloadTemplate {
    private static final String DYNAMIC = ".$";

    private PayloadTemplate() {}

    /**
     * Compiles.
     *
     * @throws SyntaxException located inside the template, at the object that holds the bad field
     */
    public static NodeExpression compile(JsonNode template) throws SyntaxException {
        return switch (template) {
            case ObjectNode object -> compileObject(object);
            case ArrayNode array -> compileArray(array);
            default -> new ConstantExpression(template);
        };
    }

    /**
     * Recorded: an object comes with its constant members first, in the order of the definition, then with the computed ones
     * in the order in which a {@link HashMap} gives their names. It shows wherever the value becomes a text.
     */
    private static NodeExpression compileObject(ObjectNode object) throws SyntaxException {
        Map<String, NodeExpression> fixed = new LinkedHashMap<>();
        Map<String, NodeExpression> computed = new HashMap<>();
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            String name = member.getKey();
            if (name.endsWith(DYNAMIC)) {
                computed.put(name.substring(0, name.length() - DYNAMIC.length()), dynamic(name, member.getValue()));
            } else {
                fixed.put(name, inside(name, member.getValue()));
            }
        }
        if (computed.isEmpty() && allConstant(fixed.values())) {
            return new ConstantExpression(object);
        }
        fixed.putAll(computed);
        return new ObjectTemplate(List.copyOf(fixed.keySet()), List.copyOf(fixed.values()));
    }

    private static NodeExpression dynamic(String field, JsonNode value) throws SyntaxException {
        if (!value.isTextual()) {
            String kind = value.getNodeType().name();
            throw new SyntaxException("The value for the field '" + field
                    + "' must be a STRING that contains a JSONPath but was "
                    + ("AEIOU".indexOf(kind.charAt(0)) < 0 ? "a " : "an ") + kind);
        }
        return FieldExpression.compile(field, value.textValue());
    }

    private static NodeExpression compileArray(ArrayNode array) throws SyntaxException {
        List<NodeExpression> elements = new ArrayList<>(array.size());
        for (int i = 0; i < array.size(); i++) {
            elements.add(inside(Integer.toString(i), array.get(i)));
        }
        return allConstant(elements) ? new ConstantExpression(array) : new ArrayTemplate(elements);
    }

    private static NodeExpression inside(String name, JsonNode value) throws SyntaxException {
        try {
            return compile(value);
        } catch (SyntaxException e) {
            throw e.within(name);
        }
    }

    private static boolean allConstant(Collection<NodeExpression> parts) {
        return parts.stream().allMatch(ConstantExpression.class::isInstance);
    }
}
