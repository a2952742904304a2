package dev.baton.engine.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.asl.validation.MachineType;
import dev.baton.engine.log.StoreException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The stored form of machines, versions and aliases: one JSON object each, with a version number of the form. Times are epoch
 * milliseconds. Not for definitions, which are stored as they are.
 */
public final class RegistryCodec {
    private static final int FORM = 1;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private RegistryCodec() {}

    public static String encode(RegisteredMachine machine) {
        ObjectNode node = MAPPER.createObjectNode().put("form", FORM);
        node.put("arn", machine.arn());
        node.put("name", machine.name());
        node.put("type", machine.type().name());
        node.put("status", machine.status().name());
        node.set("settings", settings(machine.settings()));
        node.put("created", machine.creationDate().toEpochMilli());
        node.put("updated", machine.updateDate().toEpochMilli());
        machine.revisionId().ifPresent(id -> node.put("revisionId", id));
        ObjectNode tags = node.putObject("tags");
        machine.tags().forEach(tags::put);
        node.put("lastVersion", machine.lastVersion());
        machine.publishedVersion().ifPresent(number -> node.put("publishedVersion", number));
        node.put("stamp", machine.stamp());
        return node.toString();
    }

    public static String encode(MachineVersion version) {
        ObjectNode node = MAPPER.createObjectNode().put("form", FORM);
        node.put("machine", version.stateMachineArn());
        node.put("number", version.number());
        version.revisionId().ifPresent(id -> node.put("revisionId", id));
        node.set("settings", settings(version.settings()));
        version.description().ifPresent(text -> node.put("description", text));
        node.put("created", version.creationDate().toEpochMilli());
        return node.toString();
    }

    public static String encode(MachineAlias alias) {
        ObjectNode node = MAPPER.createObjectNode().put("form", FORM);
        node.put("machine", alias.stateMachineArn());
        node.put("name", alias.name());
        alias.description().ifPresent(text -> node.put("description", text));
        ArrayNode routes = node.putArray("routes");
        alias.routes()
                .forEach(route ->
                        routes.addObject().put("version", route.version()).put("weight", route.weight()));
        node.put("created", alias.creationDate().toEpochMilli());
        node.put("updated", alias.updateDate().toEpochMilli());
        return node.toString();
    }

    private static ObjectNode settings(MachineSettings settings) {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("definition", settings.definition());
        node.put("roleArn", settings.roleArn());
        node.put("logLevel", settings.logging().level().name());
        node.put("logData", settings.logging().includeExecutionData());
        ArrayNode groups = node.putArray("logGroups");
        settings.logging().logGroupArns().forEach(groups::add);
        node.put("tracing", settings.tracing());
        settings.encryption()
                .customerKey()
                .ifPresent(key ->
                        node.putObject("customerKey").put("id", key.kmsKeyId()).put("reuse", key.reusePeriodSeconds()));
        return node;
    }

    /**
     * Reads a machine.
     *
     * @throws StoreException when it is none, or of a newer form
     */
    public static RegisteredMachine machine(String text) {
        JsonNode node = read(text);
        Map<String, String> tags = new LinkedHashMap<>();
        node.get("tags")
                .properties()
                .forEach(tag -> tags.put(tag.getKey(), tag.getValue().asText()));
        JsonNode published = node.get("publishedVersion");
        return new RegisteredMachine(
                node.get("arn").asText(),
                node.get("name").asText(),
                MachineType.valueOf(node.get("type").asText()),
                RegisteredMachine.Status.valueOf(node.get("status").asText()),
                settings(node.get("settings")),
                Instant.ofEpochMilli(node.get("created").asLong()),
                Instant.ofEpochMilli(node.get("updated").asLong()),
                optional(node, "revisionId"),
                tags,
                node.get("lastVersion").asInt(),
                published == null ? OptionalInt.empty() : OptionalInt.of(published.asInt()),
                node.get("stamp").asLong());
    }

    /**
     * Reads a version.
     *
     * @throws StoreException when it is none, or of a newer form
     */
    public static MachineVersion version(String text) {
        JsonNode node = read(text);
        return new MachineVersion(
                node.get("machine").asText(),
                node.get("number").asInt(),
                optional(node, "revisionId"),
                settings(node.get("settings")),
                optional(node, "description"),
                Instant.ofEpochMilli(node.get("created").asLong()));
    }

    /**
     * Reads an alias.
     *
     * @throws StoreException when it is none, or of a newer form
     */
    public static MachineAlias alias(String text) {
        JsonNode node = read(text);
        List<AliasRoute> routes = new ArrayList<>();
        node.get("routes")
                .forEach(route -> routes.add(new AliasRoute(
                        route.get("version").asInt(), route.get("weight").asInt())));
        return new MachineAlias(
                node.get("machine").asText(),
                node.get("name").asText(),
                optional(node, "description"),
                routes,
                Instant.ofEpochMilli(node.get("created").asLong()),
                Instant.ofEpochMilli(node.get("updated").asLong()));
    }

    private static MachineSettings settings(JsonNode node) {
        List<String> groups = new ArrayList<>();
        node.get("logGroups").forEach(group -> groups.add(group.asText()));
        return new MachineSettings(
                node.get("definition").asText(),
                node.get("roleArn").asText(),
                new LoggingSettings(
                        LoggingSettings.Level.valueOf(node.get("logLevel").asText()),
                        node.get("logData").asBoolean(),
                        groups),
                node.get("tracing").asBoolean(),
                encryption(node.get("customerKey")));
    }

    private static EncryptionSettings encryption(@Nullable JsonNode key) {
        return key == null
                ? EncryptionSettings.AWS_OWNED
                : new EncryptionSettings(Optional.of(new EncryptionSettings.CustomerKey(
                        key.get("id").asText(), key.get("reuse").asInt())));
    }

    private static Optional<String> optional(JsonNode node, String field) {
        return Optional.ofNullable(node.get(field)).map(JsonNode::asText);
    }

    private static JsonNode read(String text) {
        try {
            JsonNode node = MAPPER.readTree(text);
            if (node.path("form").asInt() != FORM) {
                throw new StoreException("a registry item has the form " + node.path("form") + ", known is " + FORM);
            }
            return node;
        } catch (JsonProcessingException e) {
            throw new StoreException("a registry item is not JSON", e);
        }
    }
}
