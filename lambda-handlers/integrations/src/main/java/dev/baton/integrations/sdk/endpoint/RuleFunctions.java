package dev.baton.integrations.sdk.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.utils.http.SdkHttpUtils;

/** The functions of rule sets, and their values: references, templates, literals. What is absent is a missing node. */
final class RuleFunctions {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private RuleFunctions() {}

    /** A literal, {@code {"ref": name}}, a function, or a text with {@code {name#path}} in it. */
    static JsonNode value(JsonNode node, Map<String, JsonNode> scope) {
        if (node.has("ref")) {
            return scope.getOrDefault(node.path("ref").asText(), MissingNode.getInstance());
        }
        if (node.has("fn")) {
            return call(node, scope);
        }
        return node.isTextual() ? NODES.textNode(template(node.textValue(), scope)) : node;
    }

    private static String template(String text, Map<String, JsonNode> scope) {
        StringBuilder filled = new StringBuilder(text.length() + 32);
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            boolean doubled = at + 1 < text.length() && text.charAt(at + 1) == c;
            if ((c == '{' || c == '}') && doubled) {
                filled.append(c);
                at += 2;
            } else if (c == '{') {
                int end = text.indexOf('}', at);
                String[] reference = text.substring(at + 1, end).split("#", 2);
                JsonNode value = scope.getOrDefault(reference[0], MissingNode.getInstance());
                filled.append((reference.length == 2 ? attribute(value, reference[1]) : value).asText());
                at = end + 1;
            } else {
                filled.append(c);
                at++;
            }
        }
        return filled.toString();
    }

    static JsonNode call(JsonNode node, Map<String, JsonNode> scope) {
        List<JsonNode> arguments = new ArrayList<>();
        node.path("argv").forEach(argument -> arguments.add(value(argument, scope)));
        JsonNode first = arguments.getFirst();
        return switch (node.path("fn").asText()) {
            case "isSet" -> bool(!first.isMissingNode() && !first.isNull());
            case "not" -> bool(!(first.isBoolean() ? first.booleanValue() : !first.isMissingNode()));
            case "booleanEquals", "stringEquals" -> bool(first.equals(arguments.get(1)));
            case "getAttr" -> attribute(first, arguments.get(1).asText());
            case "substring" -> substring(arguments);
            case "uriEncode" -> NODES.textNode(SdkHttpUtils.urlEncode(first.asText()));
            case "isValidHostLabel" ->
                bool(Hosts.isLabel(first.asText(), arguments.get(1).asBoolean()));
            case "parseURL" -> Hosts.url(first.asText());
            case "aws.partition" -> PartitionTable.of(first.asText());
            case "aws.parseArn" -> ArnParts.of(first.asText());
            case "aws.isVirtualHostableS3Bucket" ->
                bool(Hosts.isBucketLabel(first.asText(), arguments.get(1).asBoolean()));
            default -> throw new IllegalStateException("no rule function " + node.path("fn"));
        };
    }

    private static JsonNode bool(boolean value) {
        return NODES.booleanNode(value);
    }

    /** {@code name}, {@code name[1]}, {@code [0]}, and dots between. */
    private static JsonNode attribute(JsonNode value, String path) {
        JsonNode found = value;
        for (String step : path.split("\\.")) {
            int bracket = step.indexOf('[');
            String name = bracket < 0 ? step : step.substring(0, bracket);
            found = name.isEmpty() ? found : found.path(name);
            if (bracket >= 0) {
                found = found.path(Integer.parseInt(step.substring(bracket + 1, step.length() - 1)));
            }
        }
        return found;
    }

    private static JsonNode substring(List<JsonNode> arguments) {
        String text = arguments.get(0).asText();
        int start = arguments.get(1).intValue();
        int stop = arguments.get(2).intValue();
        boolean ascii = text.chars().allMatch(c -> c < 128);
        if (start >= stop
                || text.length() < stop
                || !ascii
                || arguments.getFirst().isMissingNode()) {
            return MissingNode.getInstance();
        }
        return NODES.textNode(
                arguments.get(3).asBoolean()
                        ? text.substring(text.length() - stop, text.length() - start)
                        : text.substring(start, stop));
    }
}
