package dev.baton.harness.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a template refers to and does not have, which CloudFormation refuses before it makes anything: also in outputs, and in what is not modelled here. */
final class DanglingReferences {
    private static final Pattern HOLE = Pattern.compile("\\$\\{([^!{}.]+)(?:\\.[^{}]*)?}");
    private static final List<String> SECTIONS = List.of("Resources", "Outputs", "Conditions");

    private final Set<String> names = new TreeSet<>();
    private final Set<String> made = new TreeSet<>();
    private final List<String> found = new ArrayList<>();

    private DanglingReferences(ObjectNode template) {
        template.path("Parameters").fieldNames().forEachRemaining(names::add);
        for (Map.Entry<String, JsonNode> resource : template.path("Resources").properties()) {
            names.add(resource.getKey());
            if (resource.getValue().path("Type").asText().startsWith("AWS::Serverless::")) {
                made.add(resource.getKey());
            }
        }
    }

    /** Each with its place. */
    static List<String> in(ObjectNode template) {
        DanglingReferences all = new DanglingReferences(template);
        for (String section : SECTIONS) {
            template.path(section)
                    .properties()
                    .forEach(part -> all.look(part.getValue(), section + "/" + part.getKey()));
        }
        return all.found;
    }

    private void look(JsonNode value, String place) {
        if (value instanceof ObjectNode call && call.size() == 1) {
            Map.Entry<String, JsonNode> only = call.properties().iterator().next();
            look(only.getKey(), only.getValue(), place);
        }
        value.path("DependsOn").forEach(on -> check(on.asText(), place));
        if (value.path("DependsOn").isTextual()) {
            check(value.path("DependsOn").asText(), place);
        }
        value.forEach(part -> look(part, place));
    }

    private void look(String function, JsonNode argument, String place) {
        switch (function) {
            case "Ref" -> check(argument.asText(), place);
            case "Fn::GetAtt" ->
                check(
                        argument.isArray()
                                ? argument.path(0).asText()
                                : argument.asText().split("\\.", 2)[0],
                        place);
            case "Fn::Sub" -> lookIntoText(argument, place);
            default -> {
                // Its operands are looked at as any other value.
            }
        }
    }

    private void lookIntoText(JsonNode argument, String place) {
        JsonNode own = argument.path(1);
        Matcher hole = HOLE.matcher(argument.isArray() ? argument.path(0).asText() : argument.asText());
        while (hole.find()) {
            if (!own.has(hole.group(1))) {
                check(hole.group(1), place);
            }
        }
    }

    /** SAM makes resources whose ids begin with those of its own. */
    private void check(String name, String place) {
        boolean known = name.startsWith("AWS::")
                || names.contains(name)
                || made.stream().anyMatch(name::startsWith);
        String words = place + ": there is no parameter and no resource " + name;
        if (!known && !found.contains(words)) {
            found.add(words);
        }
    }
}
