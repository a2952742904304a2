package dev.baton.asl.expression.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.asl.expression.ConstantExpression;
import dev.baton.asl.expression.NodeExpression;
import dev.baton.asl.expression.SyntaxException;
import java.util.ArrayList;
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

    private static NodeExpression compileObject(ObjectNode object) throws SyntaxException {
        List<String> names = new ArrayList<>(object.size());
        List<NodeExpression> values = new ArrayList<>(object.size());
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            String name = member.getKey();
            if (name.endsWith(DYNAMIC)) {
                names.add(name.substring(0, name.length() - DYNAMIC.length()));
                values.add(dynamic(name, member.getValue()));
            } else {
                names.add(name);
                values.add(inside(name, member.getValue()));
            }
        }
        return allConstant(values) ? new ConstantExpression(object) : new ObjectTemplate(names, values);
    }

    private static NodeExpression dynamic(String field, JsonNode value) throws SyntaxException {
        if (!value.isTextual()) {
            throw FieldExpression.invalid(field);
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

    private static boolean allConstant(List<NodeExpression> parts) {
        return parts.stream().allMatch(ConstantExpression.class::isInstance);
    }
}
