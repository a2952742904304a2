package dev.baton.engine.activity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.engine.log.StoreException;
import dev.baton.engine.registry.EncryptionSettings;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The stored form of an activity: a JSON object with a version number of the form. Times are epoch milliseconds. */
public final class ActivityCodec {
    private static final int FORM = 1;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private ActivityCodec() {}

    public static String encode(Activity activity) {
        ObjectNode node = MAPPER.createObjectNode().put("form", FORM);
        node.put("arn", activity.arn());
        node.put("name", activity.name());
        node.put("id", activity.id());
        node.put("created", activity.creationDate().toEpochMilli());
        ObjectNode tags = node.putObject("tags");
        activity.tags().forEach(tags::put);
        activity.encryption()
                .customerKey()
                .ifPresent(
                        key -> node.putObject("key").put("id", key.kmsKeyId()).put("reuse", key.reusePeriodSeconds()));
        node.put("stamp", activity.stamp());
        return node.toString();
    }

    /**
     * Reads an activity.
     *
     * @throws StoreException when it is none, or of a newer form
     */
    public static Activity decode(String text) {
        JsonNode node = read(text);
        Map<String, String> tags = new LinkedHashMap<>();
        node.path("tags")
                .properties()
                .forEach(tag -> tags.put(tag.getKey(), tag.getValue().asText()));
        return new Activity(
                node.path("arn").asText(),
                node.path("name").asText(),
                node.path("id").asText(),
                Instant.ofEpochMilli(node.path("created").asLong()),
                tags,
                encryption(node.path("key")),
                node.path("stamp").asLong());
    }

    private static EncryptionSettings encryption(JsonNode key) {
        return key.isMissingNode()
                ? EncryptionSettings.AWS_OWNED
                : new EncryptionSettings(Optional.of(new EncryptionSettings.CustomerKey(
                        key.path("id").asText(), key.path("reuse").asInt())));
    }

    private static JsonNode read(String text) {
        try {
            JsonNode node = MAPPER.readTree(text);
            if (node.path("form").asInt() != FORM) {
                throw new StoreException("an activity has the form " + node.path("form") + ", known is " + FORM);
            }
            return node;
        } catch (JsonProcessingException e) {
            throw new StoreException("an activity is not JSON", e);
        }
    }
}
