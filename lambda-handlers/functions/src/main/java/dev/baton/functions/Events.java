package dev.baton.functions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Events and answers of Lambda as JSON trees: cheaper at a cold start than a class for each kind. */
final class Events {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Events() {}

    /** Any JSON value; what is none becomes null, which no reader of events takes for one. */
    static JsonNode read(InputStream in) throws IOException {
        try {
            JsonNode event = JSON.readTree(in);
            return event == null ? JsonNodeFactory.instance.nullNode() : event;
        } catch (JsonProcessingException e) {
            return JsonNodeFactory.instance.nullNode();
        }
    }

    static byte[] bytes(JsonNode value) throws IOException {
        return JSON.writeValueAsBytes(value);
    }

    static void write(JsonNode value, OutputStream out) throws IOException {
        JSON.writeValue(out, value);
    }
}
