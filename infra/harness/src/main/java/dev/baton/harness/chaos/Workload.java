package dev.baton.harness.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.function.IntFunction;

/** The workflows that run: each takes {@code {"n": N}}, and what must come out is known. Their definitions are resources. */
enum Workload {
    CHAIN(n -> counted(n + 5)),
    WAITS(n -> counted(n + 3)),
    PARALLEL(n -> list(n + 2, n + 1, n + 1)),
    MAP(n -> list(n + 1, n + 1, n + 1, n + 1, n + 1, n + 1, n + 1, n + 1)),
    CALLBACK(n -> counted(n + 2)),
    NESTED(n -> counted(n + 3)),
    LONG(n -> counted(n + 3));

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PREFIX = "arn:aws:states:us-east-1:123456789012:";

    private final IntFunction<JsonNode> output;

    Workload(IntFunction<JsonNode> output) {
        this.output = output;
    }

    private static JsonNode counted(int n) {
        return JsonNodeFactory.instance.objectNode().put("n", n);
    }

    private static JsonNode list(int... numbers) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (int n : numbers) {
            list.add(counted(n));
        }
        return list;
    }

    /** The machine's name. */
    String machine() {
        return name().toLowerCase(Locale.ROOT);
    }

    String machineArn() {
        return PREFIX + "stateMachine:" + machine();
    }

    String executionArn(String name) {
        return PREFIX + "execution:" + machine() + ":" + name;
    }

    /** The definition, as CreateStateMachine takes it. */
    String definition() {
        return resource(machine()).replace("\"@retry\"", resource("retry"));
    }

    private static String resource(String name) {
        try (InputStream in = Workload.class.getResourceAsStream(name + ".json")) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String input(int n) {
        return "{\"n\":" + n + "}";
    }

    /** Whether that came out which must. */
    boolean isRight(int n, String text) {
        try {
            return JSON.readTree(text).equals(output.apply(n));
        } catch (IOException e) {
            return false;
        }
    }
}
