package dev.baton.harness.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;

/** What a parameter allows. */
final class Choices {
    private Choices() {}

    static void check(String name, JsonNode parameter, String value) {
        JsonNode allowed = parameter.path("AllowedValues");
        if (allowed.isArray()
                && StreamSupport.stream(allowed.spliterator(), false)
                        .noneMatch(choice -> choice.asText().equals(value))) {
            throw refused(name, value, "one of " + allowed);
        }
        if (parameter.has("AllowedPattern")
                && !value.matches(parameter.get("AllowedPattern").asText())) {
            throw refused(name, value, "like " + parameter.get("AllowedPattern").asText());
        }
        if (parameter.path("Type").asText().equals("Number")) {
            checkNumber(name, parameter, value);
        }
    }

    private static void checkNumber(String name, JsonNode parameter, String value) {
        double number;
        try {
            number = Double.parseDouble(value);
        } catch (NumberFormatException e) {
            throw refused(name, value, "a number");
        }
        if (parameter.has("MinValue") && number < parameter.get("MinValue").asDouble()) {
            throw refused(name, value, "at least " + parameter.get("MinValue").asText());
        }
        if (parameter.has("MaxValue") && number > parameter.get("MaxValue").asDouble()) {
            throw refused(name, value, "at most " + parameter.get("MaxValue").asText());
        }
    }

    private static TemplateException refused(String name, String value, String wanted) {
        return new TemplateException(List.of("Parameters/" + name + " must be " + wanted + ", but is '" + value + "'"));
    }
}
