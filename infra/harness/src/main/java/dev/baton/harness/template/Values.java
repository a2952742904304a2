package dev.baton.harness.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Works out intrinsic functions. What is known only after a deployment stays in the text as {@code ${Name}} or {@code ${Name.Attribute}}, so that
 * two ways of writing the same become the same text.
 */
final class Values {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Pattern HOLE = Pattern.compile("\\$\\{([^!{}][^{}]*)}");
    private static final Set<String> FUNCTIONS = Set.of(
            "Ref",
            "Fn::GetAtt",
            "Fn::Join",
            "Fn::Sub",
            "Fn::If",
            "Fn::FindInMap",
            "Fn::Select",
            "Fn::Split",
            "Fn::ToJsonString");

    private final ObjectNode template;
    private final Map<String, String> parameters;
    private final UnaryOperator<String> names;
    private final Conditions conditions;

    /**
     * @param given values of parameters; others have their defaults
     * @param names makes ids of logical ids
     */
    Values(ObjectNode template, Map<String, String> given, UnaryOperator<String> names) {
        this.template = template;
        this.names = names;
        this.parameters = parameters(template, given);
        this.conditions = new Conditions(template, this);
    }

    private static Map<String, String> parameters(ObjectNode template, Map<String, String> given) {
        Map<String, String> values = new TreeMap<>();
        for (Map.Entry<String, JsonNode> parameter : template.path("Parameters").properties()) {
            String value = given.getOrDefault(
                    parameter.getKey(), parameter.getValue().path("Default").asText(null));
            if (value == null) {
                throw new TemplateException(List.of("Parameters/" + parameter.getKey() + " must have a value"));
            }
            Choices.check(parameter.getKey(), parameter.getValue(), value);
            values.put(parameter.getKey(), value);
        }
        for (String name : given.keySet()) {
            if (!values.containsKey(name)) {
                throw new TemplateException(List.of("Parameters: there is no " + name));
            }
        }
        return values;
    }

    /** With all functions worked out. Members whose value is {@code AWS::NoValue} are left out. */
    JsonNode resolve(JsonNode value, String place) {
        if (value instanceof ObjectNode members) {
            if (members.size() == 1) {
                String name = members.fieldNames().next();
                if (FUNCTIONS.contains(name)) {
                    return call(name, members.get(name), place);
                }
                if (name.startsWith("Fn::")) {
                    throw new TemplateException(List.of(place + ": " + name + " is not modelled"));
                }
            }
            ObjectNode resolved = JSON.objectNode();
            members.properties().forEach(member -> {
                JsonNode node = resolve(member.getValue(), place + "/" + member.getKey());
                if (!node.isMissingNode()) {
                    resolved.set(member.getKey(), node);
                }
            });
            return resolved;
        }
        if (value instanceof ArrayNode items) {
            ArrayNode resolved = JSON.arrayNode();
            for (JsonNode item : items) {
                JsonNode node = resolve(item, place);
                if (!node.isMissingNode()) {
                    resolved.add(node);
                }
            }
            return resolved;
        }
        return value;
    }

    private JsonNode call(String name, JsonNode argument, String place) {
        return switch (name) {
            case "Ref" -> ref(argument.asText());
            case "Fn::GetAtt" ->
                argument.isTextual()
                        ? attribute(argument.asText())
                        : attribute(argument.path(0).asText() + "."
                                + argument.path(1).asText());
            case "Fn::Join" -> join(argument, place);
            case "Fn::Sub" -> substitute(argument, place);
            case "Fn::If" ->
                resolve(argument.path(conditions.holds(argument.path(0).asText(), place) ? 1 : 2), place);
            case "Fn::FindInMap" -> found(resolve(argument, place), place);
            case "Fn::Select" ->
                selected(resolve(argument.path(1), place), argument.path(0).asText());
            case "Fn::Split" -> split(argument, place);
            case "Fn::ToJsonString" -> JSON.textNode(resolve(argument, place).toString());
            default -> throw new TemplateException(List.of(place + ": " + name + " is not modelled"));
        };
    }

    private JsonNode ref(String name) {
        if (name.equals("AWS::NoValue")) {
            return JSON.missingNode();
        }
        return JSON.textNode("${" + (isPseudo(name) ? name : names.apply(name)) + "}");
    }

    private static boolean isPseudo(String name) {
        return name.startsWith("AWS::");
    }

    private JsonNode attribute(String path) {
        String[] parts = path.split("\\.", 2);
        return JSON.textNode("${" + names.apply(parts[0]) + "." + parts[1] + "}");
    }

    private JsonNode join(JsonNode argument, String place) {
        StringBuilder joined = new StringBuilder();
        String delimiter = argument.path(0).asText();
        int count = 0;
        for (JsonNode part : resolve(argument.path(1), place)) {
            joined.append(count++ == 0 ? "" : delimiter).append(part.asText());
        }
        return JSON.textNode(joined.toString());
    }

    private JsonNode substitute(JsonNode argument, String place) {
        String text = argument.isArray() ? argument.path(0).asText() : argument.asText();
        JsonNode own = argument.isArray() ? resolve(argument.path(1), place) : JSON.objectNode();
        return JSON.textNode(HOLE.matcher(text).replaceAll(hole -> Matcher.quoteReplacement(filled(hole, own))));
    }

    private String filled(MatchResult hole, JsonNode own) {
        String name = hole.group(1);
        if (own.has(name)) {
            return own.get(name).asText();
        }
        return (isPseudo(name) || !name.contains(".") ? ref(name) : attribute(name)).asText();
    }

    private JsonNode found(JsonNode path, String place) {
        JsonNode found = template.path("Mappings")
                .path(literal(path.path(0).asText()))
                .path(literal(path.path(1).asText()))
                .path(literal(path.path(2).asText()));
        if (found.isMissingNode()) {
            throw new TemplateException(List.of(place + ": there is nothing in Mappings at " + path));
        }
        return found;
    }

    /** The part of a text that is known only after a deployment, such as of an alias's ARN, is an attribute. */
    private static JsonNode selected(JsonNode parts, String index) {
        if (parts.size() == 1) {
            Optional<Reference> whole = Reference.of(parts.path(0).asText());
            if (whole.isPresent()) {
                return JSON.textNode("${" + whole.get().id() + ".Part" + index + "}");
            }
        }
        return parts.path(Integer.parseInt(index));
    }

    private JsonNode split(JsonNode argument, String place) {
        ArrayNode parts = JSON.arrayNode();
        String text = resolve(argument.path(1), place).asText();
        List.of(text.split(Pattern.quote(argument.path(0).asText()), -1)).forEach(parts::add);
        return parts;
    }

    /** With the values of parameters put in. */
    String literal(String text) {
        return HOLE.matcher(text)
                .replaceAll(hole -> Matcher.quoteReplacement(parameters.getOrDefault(hole.group(1), hole.group())));
    }

    /** The value of a parameter, if the text is nothing but that; its name is within. */
    Map<String, String> parameters() {
        return parameters;
    }

    Conditions conditions() {
        return conditions;
    }
}
