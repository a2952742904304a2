package dev.baton.harness.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.aws.blueprint.Blueprint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a template to the blueprint that it makes. */
public final class TemplateReader {
    private static final Set<String> SECTIONS = Set.of(
            "AWSTemplateFormatVersion",
            "Description",
            "Transform",
            "Metadata",
            "Parameters",
            "Rules",
            "Conditions",
            "Mappings",
            "Globals",
            "Resources",
            "Outputs");
    private static final Set<String> ATTRIBUTES =
            Set.of("Type", "Properties", "DeletionPolicy", "UpdateReplacePolicy", "DependsOn", "Metadata", "Condition");

    private final ObjectNode template;
    private final Values values;
    private final LogicalIds ids;
    private final Draft draft = new Draft();

    private TemplateReader(ObjectNode template, Map<String, String> parameters) {
        this.template = template;
        this.ids = LogicalIds.of(template);
        this.values = new Values(template, parameters, ids::id);
    }

    /** The file in YAML or JSON. */
    public static Blueprint read(Path file, Map<String, String> parameters) throws IOException {
        if (Files.isDirectory(file)) {
            throw new TemplateException(List.of(file + " is a folder, and no template"));
        }
        return read(Files.readString(file), parameters);
    }

    /**
     * What the template makes.
     *
     * @param parameters those that shall not have their defaults
     * @throws TemplateException when anything of it is unknown or wrong
     */
    public static Blueprint read(String text, Map<String, String> parameters) {
        return new TemplateReader(YamlTree.read(text), parameters).blueprint();
    }

    private Blueprint blueprint() {
        template.fieldNames().forEachRemaining(section -> {
            if (!SECTIONS.contains(section)) {
                draft.problems.add("the section " + section + " is not known here");
            }
        });
        if (!template.path("Resources").isObject()) {
            throw new TemplateException(List.of("the template has no Resources"));
        }
        draft.problems.addAll(DanglingReferences.in(template));
        List<Map.Entry<String, JsonNode>> resources =
                new ArrayList<>(template.path("Resources").properties());
        // Versions and aliases before what refers to them.
        resources.sort(Comparator.comparing(
                resource -> resource.getValue().path("Type").asText().matches("AWS::Lambda::(Version|Alias)") ? 0 : 1));
        resources.forEach(resource -> read(resource.getKey(), resource.getValue()));
        Assembly assembly = new Assembly(draft, values);
        Optional<Blueprint> made = assembly.blueprint();
        if (!draft.problems.isEmpty()) {
            throw new TemplateException(draft.problems);
        }
        return made.orElseThrow();
    }

    private void read(String logicalId, JsonNode resource) {
        String type = resource.path("Type").asText();
        String place = "Resources/" + logicalId;
        if (NotModelled.TYPES.containsKey(type)) {
            return;
        }
        if (type.isEmpty()) {
            draft.problems.add(place + ": Type is missing");
            return;
        }
        Kind kind = Kinds.ALL.get(type);
        if (kind == null) {
            draft.problems.add(place + ": the type " + type + " is not known here");
            return;
        }
        if (resource.has("Condition")
                && !values.conditions().holds(resource.get("Condition").asText(), place)) {
            return;
        }
        resource.fieldNames().forEachRemaining(name -> {
            if (!ATTRIBUTES.contains(name)) {
                draft.problems.add(place + ": " + name + " is not known here");
            }
        });
        if (kind.outlives()) {
            checkRetained(resource, place);
        }
        read(kind, ids.id(logicalId), place, properties(type, resource));
    }

    private void read(Kind kind, String id, String place, JsonNode properties) {
        try {
            Fields fields = new Fields(place, values.resolve(properties, place), values, draft.problems);
            kind.read(id, fields, draft);
            fields.end(NotModelled.PROPERTIES);
        } catch (IllegalArgumentException e) {
            draft.problems.add(place + ": " + e.getMessage());
        } catch (TemplateException e) {
            draft.problems.addAll(e.problems());
        }
    }

    private void checkRetained(JsonNode resource, String place) {
        for (String policy : List.of("DeletionPolicy", "UpdateReplacePolicy")) {
            if (!resource.path(policy).asText("Delete").equals("Retain")) {
                draft.problems.add(place + ": " + policy + " must be Retain, but is "
                        + resource.path(policy).asText("absent"));
            }
        }
    }

    /** SAM's globals come first. */
    private JsonNode properties(String type, JsonNode resource) {
        JsonNode own = resource.path("Properties");
        if (!type.equals("AWS::Serverless::Function")) {
            return own;
        }
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        template.path("Globals")
                .path("Function")
                .properties()
                .forEach(member -> all.set(member.getKey(), member.getValue()));
        own.properties().forEach(member -> {
            if (member.getKey().equals("Environment")) {
                draft.problems.add("an Environment beside that of Globals is not known here");
            }
            all.set(member.getKey(), member.getValue());
        });
        return all;
    }
}
