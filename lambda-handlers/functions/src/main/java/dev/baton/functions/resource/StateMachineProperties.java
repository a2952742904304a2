package dev.baton.functions.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Properties of {@code Custom::BatonStateMachine}: those of {@code AWS::StepFunctions::StateMachine} but for {@code Definition}, with CloudFormation's
 * texts for numbers and booleans.
 */
final class StateMachineProperties {
    private static final Set<String> KNOWN = Set.of(
            "StateMachineName",
            "StateMachineType",
            "RoleArn",
            "DefinitionString",
            "DefinitionS3Location",
            "DefinitionSubstitutions",
            "LoggingConfiguration",
            "TracingConfiguration",
            "EncryptionConfiguration",
            "Tags");
    private static final Pattern SUBSTITUTION = Pattern.compile("\\$\\{([A-Za-z0-9_]+)}");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,9}");
    private static final int LONGEST_NAME = 80;

    private final ResourceRequest request;
    private final JsonNode properties;
    private final StoredDocuments documents;

    StateMachineProperties(ResourceRequest request, StoredDocuments documents) throws RefusedResourceException {
        this.request = request;
        this.properties = request.properties();
        this.documents = documents;
        if (properties.has("Definition")) {
            throw new RefusedResourceException(
                    "Definition is not supported, because CloudFormation hands its numbers and"
                            + " booleans over as texts: use DefinitionString with Fn::ToJsonString or Fn::Sub, or DefinitionS3Location");
        }
        Property.checkKnown(properties, KNOWN);
        Property.checkTexts(properties, "StateMachineName", "StateMachineType", "RoleArn", "DefinitionString");
    }

    /** Without one, a name of this request: a replacement must not have the name of what it replaces. */
    String name() {
        return text(properties, "StateMachineName").orElseGet(() -> {
            String stack = request.stackId().replaceAll("^.*:stack/([^/]+)/.*$", "$1");
            UUID unique = UUID.nameUUIDFromBytes(
                    (request.stackId() + request.logicalId() + request.requestId()).getBytes(StandardCharsets.UTF_8));
            String end = "-" + unique.toString().substring(0, 12).replace("-", "");
            String name = (stack + "-" + request.logicalId()).replaceAll("[^A-Za-z0-9_-]", "-");
            return name.substring(0, Math.min(name.length(), LONGEST_NAME - end.length())) + end;
        });
    }

    static Optional<String> givenName(JsonNode properties) {
        return text(properties, "StateMachineName");
    }

    static String type(JsonNode properties) {
        return text(properties, "StateMachineType").orElse("STANDARD");
    }

    private static Optional<String> text(JsonNode in, String name) {
        return Optional.ofNullable(in.path(name).textValue()).filter(text -> !text.isEmpty());
    }

    /** What creation and update have in common. */
    ObjectNode changing() throws RefusedResourceException {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("definition", definition());
        body.put(
                "roleArn",
                text(properties, "RoleArn").orElseThrow(() -> new RefusedResourceException("RoleArn is missing")));
        for (String name : List.of("LoggingConfiguration", "TracingConfiguration", "EncryptionConfiguration")) {
            if (properties.has(name)) {
                body.set(lower(name), inApiWords(properties.get(name)));
            }
        }
        return body;
    }

    ObjectNode creating() throws RefusedResourceException {
        ObjectNode body = changing();
        body.put("name", name());
        body.put("type", type(properties));
        body.set("tags", tags());
        return body;
    }

    /** The same, in place of a machine that stays until the stack's update is done. */
    ObjectNode replacing(String arn) throws RefusedResourceException {
        ObjectNode body = creating();
        ArrayNode tags = tags();
        Ownership.replaces(arn, tags);
        body.set("tags", tags);
        return body;
    }

    ArrayNode tags() throws RefusedResourceException {
        return Ownership.tags(request, properties.path("Tags"));
    }

    private String definition() throws RefusedResourceException {
        Optional<String> inPlace = text(properties, "DefinitionString");
        JsonNode location = properties.path("DefinitionS3Location");
        if (!location.isMissingNode() && !location.isObject()) {
            throw new RefusedResourceException("DefinitionS3Location must have Bucket and Key");
        }
        if (inPlace.isPresent() == location.isObject()) {
            throw new RefusedResourceException("One of DefinitionString and DefinitionS3Location is needed");
        }
        return substituted(inPlace.isPresent() ? inPlace.get() : stored(location));
    }

    private String stored(JsonNode location) throws RefusedResourceException {
        try {
            return documents.read(
                    Property.required(location, "Bucket", "DefinitionS3Location: Bucket"),
                    Property.required(location, "Key", "DefinitionS3Location: Key"),
                    text(location, "Version"));
        } catch (IllegalArgumentException e) {
            throw new RefusedResourceException("DefinitionS3Location: " + e.getMessage());
        }
    }

    /** What has no substitution stays as it is, as CloudFormation has it. */
    private String substituted(String definition) throws RefusedResourceException {
        JsonNode substitutions = properties.path("DefinitionSubstitutions");
        if (!substitutions.isMissingNode() && !substitutions.isObject()) {
            throw new RefusedResourceException("DefinitionSubstitutions must be names with a text each");
        }
        for (Map.Entry<String, JsonNode> one : substitutions.properties()) {
            if (!one.getValue().isValueNode()) {
                throw new RefusedResourceException("DefinitionSubstitutions: " + one.getKey() + " must be a text");
            }
        }
        return SUBSTITUTION.matcher(definition).replaceAll(hole -> {
            JsonNode value = substitutions.path(hole.group(1));
            return Matcher.quoteReplacement(value.isMissingNode() ? hole.group() : value.asText());
        });
    }

    private static String lower(String name) {
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }

    private static JsonNode inApiWords(JsonNode value) {
        if (value.isObject()) {
            ObjectNode members = JsonNodeFactory.instance.objectNode();
            value.properties().forEach(member -> members.set(lower(member.getKey()), inApiWords(member.getValue())));
            return members;
        }
        if (value.isArray()) {
            ArrayNode items = JsonNodeFactory.instance.arrayNode();
            value.forEach(item -> items.add(inApiWords(item)));
            return items;
        }
        String text = value.asText();
        if (text.equals("true") || text.equals("false")) {
            return JsonNodeFactory.instance.booleanNode(text.equals("true"));
        }
        return NUMBER.matcher(text).matches() ? JsonNodeFactory.instance.numberNode(Integer.parseInt(text)) : value;
    }
}
