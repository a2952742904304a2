package dev.baton.harness.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.StreamSupport;

/** The conditions of a template, for the values that its parameters have. */
final class Conditions {
    private final ObjectNode template;
    private final Values values;

    Conditions(ObjectNode template, Values values) {
        this.template = template;
        this.values = values;
    }

    boolean holds(String name, String place) {
        JsonNode condition = template.path("Conditions").path(name);
        if (condition.isMissingNode()) {
            throw new TemplateException(List.of(place + ": there is no condition " + name));
        }
        return test(condition, "Conditions/" + name);
    }

    private boolean test(JsonNode condition, String place) {
        String name = condition.isObject() && condition.size() == 1
                ? condition.fieldNames().next()
                : "";
        JsonNode operands = condition.path(name);
        return switch (name) {
            case "Fn::Equals" -> text(operands.path(0), place).equals(text(operands.path(1), place));
            case "Fn::Not" -> !test(operands.path(0), place);
            case "Fn::And" ->
                StreamSupport.stream(operands.spliterator(), false).allMatch(one -> test(one, place));
            case "Fn::Or" -> StreamSupport.stream(operands.spliterator(), false).anyMatch(one -> test(one, place));
            case "Condition" -> holds(operands.asText(), place);
            default ->
                throw new TemplateException(List.of(place + ": this is no condition that is modelled: " + condition));
        };
    }

    private String text(JsonNode value, String place) {
        return values.literal(values.resolve(value, place).asText());
    }
}
