package dev.baton.cdk.account;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.harness.template.YamlTree;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a stack was made of.
 *
 * @param template its text
 * @param parameters those that were given
 */
record Stack(String name, String template, Map<String, String> parameters, Map<String, String> tags, String status) {
    private static final Pattern HOLE = Pattern.compile("\\$\\{([^!{}][^{}]*)}");

    ObjectNode tree() {
        return YamlTree.read(template);
    }

    Stack with(String newStatus) {
        return new Stack(name, template, parameters, tags, newStatus);
    }

    String arn() {
        return "arn:aws:cloudformation:eu-west-1:" + Account.ID + ":stack/" + name + "/1";
    }

    /** Values of outputs by name. */
    Map<String, String> outputs() {
        Map<String, String> values = new TreeMap<>();
        tree().path("Outputs")
                .properties()
                .forEach(output ->
                        values.put(output.getKey(), text(output.getValue().path("Value"))));
        return values;
    }

    /** Names of exports. */
    Map<String, String> exports() {
        Map<String, String> values = new TreeMap<>();
        tree().path("Outputs").forEach(output -> {
            if (output.has("Export")) {
                values.put(text(output.at("/Export/Name")), text(output.path("Value")));
            }
        });
        return values;
    }

    /** A value as a text, with made-up names of what was not really made. */
    String text(JsonNode value) {
        if (value.has("Ref")) {
            return reference(value.path("Ref").asText());
        }
        if (value.has("Fn::GetAtt")) {
            JsonNode of = value.path("Fn::GetAtt");
            return reference(of.isArray() ? of.path(0).asText() : of.asText().replaceAll("\\..*", ""));
        }
        if (value.has("Fn::Sub")) {
            Matcher holes = HOLE.matcher(value.path("Fn::Sub").asText());
            return holes.replaceAll((MatchResult hole) ->
                    Matcher.quoteReplacement(reference(hole.group(1).replaceAll("\\..*", ""))));
        }
        return value.isTextual() ? value.asText() : value.toString();
    }

    private String reference(String to) {
        JsonNode declared = tree().at("/Parameters/" + to);
        return switch (to) {
            case "AWS::StackName" -> name;
            case "AWS::AccountId" -> Account.ID;
            case "AWS::Region" -> "eu-west-1";
            default ->
                declared.isMissingNode()
                        ? (name + "-" + to).toLowerCase(Locale.ROOT)
                        : parameters.getOrDefault(to, declared.path("Default").asText());
        };
    }
}
