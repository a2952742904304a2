package dev.baton.asl.expression.jsonata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.asl.expression.ConstantExpression;
import dev.baton.asl.expression.EvaluationException;
import dev.baton.asl.expression.NodeExpression;
import dev.baton.asl.expression.Scope;
import dev.baton.asl.expression.SyntaxException;
import dev.baton.asl.expression.template.ArrayTemplate;
import dev.baton.asl.expression.template.ObjectTemplate;
import dev.baton.asl.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * JSON in which every string of the form <code>{% … %}</code> is an expression: Arguments, Output, Assign, Items,
 * ItemSelector and their kin. Parts without expressions are constants, shared by all results.
 */
public final class JsonataTemplate implements JsonataNode {
    private final NodeExpression root;
    private final Set<String> statesReferences;

    private JsonataTemplate(NodeExpression root, Set<String> statesReferences) {
        this.root = root;
        this.statesReferences = Set.copyOf(statesReferences);
    }

    /**
     * Compiles.
     *
     * @param location the field's name, e.g. {@code Output}; below it, {@code /name} stands for a member and
     *     {@code [i]} for an element
     * @throws SyntaxException located inside the template
     */
    public static JsonataTemplate compile(JsonNode template, String location) throws SyntaxException {
        Set<String> statesReferences = new LinkedHashSet<>();
        return new JsonataTemplate(compile(template, location, statesReferences), statesReferences);
    }

    private static NodeExpression compile(JsonNode template, String location, Set<String> statesReferences)
            throws SyntaxException {
        return switch (template) {
            case ObjectNode object -> compileObject(object, location, statesReferences);
            case ArrayNode array -> compileArray(array, location, statesReferences);
            default -> compileLeaf(template, location, statesReferences);
        };
    }

    private static NodeExpression compileLeaf(JsonNode leaf, String location, Set<String> statesReferences)
            throws SyntaxException {
        if (!leaf.isTextual() || !JsonataExpression.isExpression(leaf.textValue())) {
            return new ConstantExpression(leaf);
        }
        JsonataExpression expression = JsonataExpression.compile(leaf.textValue(), location);
        statesReferences.addAll(expression.statesReferences());
        return expression;
    }

    private static NodeExpression compileObject(ObjectNode object, String location, Set<String> statesReferences)
            throws SyntaxException {
        List<String> names = new ArrayList<>(object.size());
        List<NodeExpression> values = new ArrayList<>(object.size());
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            String name = member.getKey();
            names.add(name);
            try {
                values.add(compile(member.getValue(), location + "/" + name, statesReferences));
            } catch (SyntaxException e) {
                throw e.within(name);
            }
        }
        return allConstant(values) ? new ConstantExpression(object) : new ObjectTemplate(names, values);
    }

    private static NodeExpression compileArray(ArrayNode array, String location, Set<String> statesReferences)
            throws SyntaxException {
        List<NodeExpression> elements = new ArrayList<>(array.size());
        for (int i = 0; i < array.size(); i++) {
            try {
                elements.add(compile(array.get(i), location + "[" + i + "]", statesReferences));
            } catch (SyntaxException e) {
                throw e.within(Integer.toString(i));
            }
        }
        return allConstant(elements) ? new ConstantExpression(array) : new ArrayTemplate(elements);
    }

    private static boolean allConstant(List<NodeExpression> parts) {
        return parts.stream().allMatch(ConstantExpression.class::isInstance);
    }

    @Override
    public JsonNode node(Scope scope) throws EvaluationException {
        return root.node(scope);
    }

    @Override
    public Json evaluate(Scope scope) throws EvaluationException {
        return root.evaluate(scope);
    }

    @Override
    public Set<String> variableReferences() {
        return root.variableReferences();
    }

    @Override
    public Set<String> statesReferences() {
        return statesReferences;
    }
}
