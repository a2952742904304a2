package dev.baton.integrations.sdk.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;

/**
 * The model of one service. Only what a call needs is read from it: its lines are found at once and parsed when asked for, for a
 * model has up to ten thousand of them.
 */
public final class ServiceModel implements Shapes {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String arnName;
    private final List<String> lines;
    private final Traits head;
    private final Map<String, Integer> operations = new LinkedHashMap<>();
    private final Map<String, String> exceptions = new HashMap<>();
    private final AtomicReferenceArray<Shape> shapes;
    private final Supplier<JsonNode> rules;

    /**
     * Reads a model.
     *
     * @param arnName the service in resources, {@code dynamodb}
     * @param lines as {@code infra/models/README.md} tells
     * @param rules the endpoint rule set
     */
    public ServiceModel(String arnName, List<String> lines, Supplier<JsonNode> rules) {
        this.arnName = arnName;
        this.lines = lines;
        this.rules = rules;
        this.head = new Traits(json(lines.getFirst()));
        int line = 1;
        for (JsonNode name : head.node().path("operations")) {
            operations.put(name.asText(), line++);
        }
        head.node()
                .path("exceptions")
                .properties()
                .forEach(exception ->
                        exceptions.put(exception.getKey(), exception.getValue().asText()));
        this.shapes = new AtomicReferenceArray<>(lines.size() - line);
    }

    private static JsonNode json(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The service in resources, {@code dynamodb}. */
    public String arnName() {
        return arnName;
    }

    /** The service in error names and causes of the second dialect, {@code DynamoDb}. */
    public String client() {
        return head.text("client").orElseThrow();
    }

    /** The name of the protocol, as the models call it. */
    public String protocol() {
        return head.text("protocol").orElseThrow();
    }

    /** What the model says of the service. */
    public Traits head() {
        return head;
    }

    /** The name that signatures are made for. */
    public String signingName() {
        return head.text("signingName").or(() -> head.text("endpointPrefix")).orElseThrow();
    }

    /** The rules by which endpoints are found. */
    public JsonNode rules() {
        return rules.get();
    }

    /** The names of all actions. */
    public List<String> operationNames() {
        return new ArrayList<>(operations.keySet());
    }

    /** An action by its name in the model. */
    public Optional<OperationModel> operation(String name) {
        return Optional.ofNullable(operations.get(name))
                .map(line -> operation(name, new Traits(json(lines.get(line)))));
    }

    private OperationModel operation(String name, Traits traits) {
        JsonNode http = traits.node().path("http");
        return new OperationModel(
                name,
                http.path("method").asText("POST"),
                http.path("requestUri").asText("/"),
                side(traits, "input"),
                side(traits, "output"),
                traits);
    }

    private Optional<Reference> side(Traits traits, String side) {
        JsonNode node = traits.node().path(side);
        return node.isArray() ? Optional.of(ShapeParser.reference(node, this)) : Optional.empty();
    }

    /** The name of the model's exception for a code of the wire; empty where the model lists none. */
    public Optional<String> exception(String code) {
        if (exceptions.containsKey(code)) {
            return Optional.of(code);
        }
        return exceptions.entrySet().stream()
                .filter(exception -> exception.getValue().equals(code))
                .map(Map.Entry::getKey)
                .sorted()
                .findFirst();
    }

    /** The errors that the model lists, in order. */
    public List<String> exceptions() {
        return exceptions.keySet().stream().sorted().toList();
    }

    @Override
    public Shape shape(int number) {
        Shape known = shapes.get(number);
        if (known != null) {
            return known;
        }
        Shape read = ShapeParser.shape(json(lines.get(1 + operations.size() + number)), this);
        shapes.set(number, read);
        return read;
    }
}
