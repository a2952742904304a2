package dev.baton.functions.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Whose a state machine is: tags name the stack and the resource in it, and nobody else touches it. */
record Ownership(Api api) {
    static final String STACK = "baton:stack";
    static final String RESOURCE = "baton:resource";

    /** The ARN of the machine in whose place this one was made. */
    private static final String REPLACES = "baton:replaces";

    static ArrayNode tags(ResourceRequest request, JsonNode others) throws RefusedResourceException {
        ArrayNode tags = JsonNodeFactory.instance.arrayNode();
        if (!others.isMissingNode() && !others.isArray()) {
            throw new RefusedResourceException("Tags must be a list of Key and Value");
        }
        for (JsonNode other : others) {
            Property.required(other, "Key", "Tags: Key");
            String key = other.path("Key").asText();
            if (key.startsWith("baton:")) {
                throw new RefusedResourceException("Tags: keys with baton: are Baton's own, and this is one: " + key);
            }
            tags.addObject().put("key", key).put("value", other.path("Value").asText());
        }
        tags.addObject().put("key", STACK).put("value", request.stackId());
        tags.addObject().put("key", RESOURCE).put("value", request.logicalId());
        return tags;
    }

    static void replaces(String arn, ArrayNode tags) {
        tags.addObject().put("key", REPLACES).put("value", arn);
    }

    Optional<String> replacedBy(String arn) throws ApiRefusalException {
        return Optional.ofNullable(tags(arn).get(REPLACES));
    }

    boolean isOf(ResourceRequest request, String arn) throws ApiRefusalException {
        Map<String, String> tags = tags(arn);
        return request.stackId().equals(tags.get(STACK)) && request.logicalId().equals(tags.get(RESOURCE));
    }

    private Map<String, String> tags(String arn) throws ApiRefusalException {
        Map<String, String> tags = new HashMap<>();
        JsonNode answer = api.call(
                "ListTagsForResource", JsonNodeFactory.instance.objectNode().put("resourceArn", arn));
        answer.path("tags")
                .forEach(tag ->
                        tags.put(tag.path("key").asText(), tag.path("value").asText()));
        return tags;
    }
}
