package dev.baton.integrations.optimised;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.asl.execution.Failure;
import dev.baton.asl.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.eventstream.HeaderValue;
import software.amazon.eventstream.Message;
import software.amazon.eventstream.MessageDecoder;

/**
 * bedrockagentcore:invokeHarness streams what an agent says, and the result is its last message in the form of Converse's answer:
 * texts only, with the tokens of all messages added up (<a
 * href="https://docs.aws.amazon.com/step-functions/latest/dg/connect-bedrockagentcore.html">Step Functions' guide</a>).
 */
final class InvokeHarnessAdaptation implements Adaptation {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String PREFIX = "BedrockAgentCore.";

    @Override
    public JsonNode read(JsonNode output, byte[] body) throws CallFailedException {
        List<Message> messages = new ArrayList<>();
        MessageDecoder decoder = new MessageDecoder(messages::add);
        try {
            decoder.feed(body);
        } catch (IllegalArgumentException e) {
            throw broken("the stream of events cannot be read: " + e.getMessage());
        }
        Answer answer = new Answer();
        for (Message message : messages) {
            String kind = header(message, ":message-type");
            JsonNode payload = payload(message);
            if (!kind.equals("event")) {
                throw failed(message, payload);
            }
            answer.add(header(message, ":event-type"), payload);
        }
        if (answer.stopReason.isEmpty()) {
            throw broken("the stream of events ended before its last message did");
        }
        return answer.result();
    }

    private static String header(Message message, String name) {
        HeaderValue value = message.getHeaders().get(name);
        return value == null ? "" : value.getString();
    }

    private static JsonNode payload(Message message) throws CallFailedException {
        String text = new String(message.getPayload(), StandardCharsets.UTF_8);
        try {
            return text.isEmpty() ? NODES.objectNode() : Json.parse(text).node();
        } catch (JsonProcessingException e) {
            throw broken("an event is no JSON: " + text);
        }
    }

    private static CallFailedException broken(String message) {
        return new CallFailedException(Failure.of(PREFIX + "SdkClientException", message));
    }

    private static CallFailedException failed(Message message, JsonNode payload) {
        String type = header(message, ":exception-type") + header(message, ":error-code");
        String name = type.isEmpty()
                ? "AmazonBedrockAgentCoreException"
                : Character.toUpperCase(type.charAt(0)) + type.substring(1);
        String cause = payload.path("message").asText(header(message, ":error-message"));
        return new CallFailedException(
                Failure.of(PREFIX + (name.endsWith("Exception") ? name : name + "Exception"), cause));
    }

    /** What is gathered of a stream. */
    private static final class Answer {
        private final Map<Integer, StringBuilder> texts = new TreeMap<>();
        private final Map<String, Long> tokens = new TreeMap<>();
        private String role = "assistant";
        private String stopReason = "";
        private long latency;

        void add(String event, JsonNode payload) {
            switch (event) {
                case "messageStart" -> {
                    role = payload.path("role").asText(role);
                    texts.clear();
                }
                case "contentBlockDelta" -> {
                    JsonNode text = payload.path("delta").path("text");
                    if (text.isTextual()) {
                        texts.computeIfAbsent(payload.path("contentBlockIndex").asInt(), index -> new StringBuilder())
                                .append(text.textValue());
                    }
                }
                case "messageStop" -> stopReason = payload.path("stopReason").asText();
                case "metadata" -> {
                    payload.path("usage")
                            .properties()
                            .forEach(entry -> tokens.merge(
                                    entry.getKey(), entry.getValue().asLong(), Long::sum));
                    latency += payload.path("metrics").path("latencyMs").asLong();
                }
                default -> {
                    // Beginnings and ends of blocks, tools and hooks say nothing that the result has.
                }
            }
        }

        ObjectNode result() {
            ObjectNode result = NODES.objectNode();
            result.putObject("Metrics").put("LatencyMs", latency);
            ObjectNode message = result.putObject("Output").putObject("Message");
            ArrayNode content = message.putArray("Content");
            texts.values().forEach(text -> content.addObject().put("Text", text.toString()));
            message.put("Role", role);
            result.put("StopReason", stopReason);
            ObjectNode usage = result.putObject("Usage");
            tokens.forEach(
                    (name, count) -> usage.put(Character.toUpperCase(name.charAt(0)) + name.substring(1), count));
            return result;
        }
    }

    @Override
    public boolean ownResult() {
        return false;
    }

    @Override
    public boolean tellsHttp() {
        return false;
    }
}
