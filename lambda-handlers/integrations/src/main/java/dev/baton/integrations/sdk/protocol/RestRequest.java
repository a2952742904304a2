package dev.baton.integrations.sdk.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.integrations.sdk.model.OperationModel;
import dev.baton.integrations.sdk.model.Reference;
import dev.baton.integrations.sdk.model.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.utils.http.SdkHttpUtils;

/** Puts the members of an input where HTTP carries them. */
final class RestRequest {
    private final OperationModel operation;
    private final ObjectNode input;
    private final Bodies bodies;
    private final Map<String, List<String>> query = new LinkedHashMap<>();
    private final Map<String, List<String>> openQuery = new LinkedHashMap<>();
    private final Map<String, String> headers = new LinkedHashMap<>();
    private String path;

    RestRequest(OperationModel operation, ObjectNode input, Bodies bodies) {
        this.operation = operation;
        this.input = input;
        this.bodies = bodies;
        String[] parts = operation.uri().split("\\?", 2);
        this.path = parts[0];
        if (parts.length == 2) {
            fixedQuery(parts[1]);
        }
    }

    /** What the model writes behind the path: {@code ?list-type=2&acl}. */
    private void fixedQuery(String text) {
        for (String parameter : text.split("&")) {
            String[] pair = parameter.split("=", 2);
            add(query, pair[0], pair.length == 2 ? pair[1] : "");
        }
    }

    WireRequest build() {
        operation
                .inputShape()
                .ifPresent(shape -> shape.members().forEach((name, member) -> {
                    if (input.hasNonNull(name)) {
                        member.traits()
                                .location()
                                .ifPresent(location -> place(location, name, member, input.path(name)));
                    }
                }));
        byte[] body = operation.inputShape().map(this::body).orElseGet(() -> new byte[0]);
        openQuery.forEach(query::putIfAbsent);
        return new WireRequest(operation.method(), path, query, headers, body);
    }

    private void place(String location, String name, Reference member, JsonNode value) {
        String wireName = member.wireName(name);
        switch (location) {
            case "uri" -> label(wireName, Scalars.text(member, value, TimestampFormat.ISO_8601));
            case "querystring" -> parameters(wireName, member, value);
            case "header" -> headers.put(wireName, HttpHeaders.text(member, value));
            case "headers" ->
                value.properties()
                        .forEach(entry -> headers.put(
                                wireName + entry.getKey(), entry.getValue().asText()));
            default -> {}
        }
    }

    /** {@code {Name}} is one part of the path, {@code {Name+}} may be several. */
    private void label(String name, String text) {
        path = path.replace("{" + name + "}", SdkHttpUtils.urlEncode(text))
                .replace("{" + name + "+}", SdkHttpUtils.urlEncodeIgnoreSlashes(text));
    }

    private void parameters(String name, Reference member, JsonNode value) {
        switch (member.shape()) {
            case Shape.ListOf list -> value.forEach(element -> add(query, name, text(list.member(), element)));
            case Shape.MapOf map ->
                value.properties().forEach(entry -> {
                    if (map.value().shape() instanceof Shape.ListOf list) {
                        entry.getValue()
                                .forEach(element -> add(openQuery, entry.getKey(), text(list.member(), element)));
                    } else {
                        add(openQuery, entry.getKey(), text(map.value(), entry.getValue()));
                    }
                });
            case Shape.Scalar scalar -> add(query, name, text(member, value));
            case Shape.Structure structure -> add(query, name, value.toString());
        }
    }

    private static String text(Reference reference, JsonNode value) {
        return Scalars.text(reference, value, TimestampFormat.ISO_8601);
    }

    private static void add(Map<String, List<String>> parameters, String name, String value) {
        parameters.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
    }

    private byte[] body(Shape.Structure shape) {
        Optional<String> payload = shape.traits().text("payload");
        if (payload.isPresent()) {
            return payload(payload.get(), shape.member(payload.get()));
        }
        boolean hasBody = shape.members().values().stream()
                .anyMatch(member -> member.traits().location().isEmpty());
        if (!hasBody) {
            return new byte[0];
        }
        headers.putIfAbsent("Content-Type", bodies.contentType());
        return bodies.members(operation, shape, input);
    }

    private byte[] payload(String name, Reference member) {
        JsonNode value = input.path(name);
        boolean absent = value.isMissingNode() || value.isNull();
        if (member.shape() instanceof Shape.Scalar scalar) {
            if (absent) {
                return new byte[0];
            }
            headers.putIfAbsent(
                    "Content-Type", scalar.kind() == Shape.Kind.BLOB ? "application/octet-stream" : bodies.textType());
            return Scalars.bytes(value);
        }
        if (absent && (bodies.absentPayload().length == 0 || member.has("union"))) {
            return new byte[0];
        }
        headers.putIfAbsent("Content-Type", bodies.contentType());
        return absent ? bodies.absentPayload() : bodies.payload(name, member, value);
    }
}
