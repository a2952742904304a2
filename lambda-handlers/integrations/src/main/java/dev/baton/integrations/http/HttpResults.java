package dev.baton.integrations.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.asl.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The result of an HTTP call: {@code {Headers, ResponseBody, StatusCode, StatusText}}. */
public final class HttpResults {
    private HttpResults() {}

    /** Of an answer. */
    public static ObjectNode of(HttpExchange.Outcome.Answered answered) {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        ObjectNode headers = result.putObject("Headers");
        new TreeMap<>(answered.headers()).forEach((name, values) -> {
            ArrayNode array = headers.putArray(name.toLowerCase(Locale.ROOT));
            values.forEach(array::add);
        });
        if (answered.body().length > 0) {
            result.set("ResponseBody", body(answered));
        }
        result.put("StatusCode", answered.status());
        result.put("StatusText", answered.reason());
        return result;
    }

    /** An answer's body. */
    public static String text(HttpExchange.Outcome.Answered answered) {
        return new String(answered.body(), StandardCharsets.UTF_8);
    }

    private static JsonNode body(HttpExchange.Outcome.Answered answered) {
        String text = text(answered);
        if (!contentType(answered).contains("json")) {
            return JsonNodeFactory.instance.textNode(text);
        }
        try {
            return Json.parse(text).node();
        } catch (JsonProcessingException e) {
            return JsonNodeFactory.instance.textNode(text);
        }
    }

    /** Whether the body is no text. */
    static boolean isBinary(HttpExchange.Outcome.Answered answered) {
        String type = contentType(answered);
        boolean text = type.isEmpty()
                || type.startsWith("text/")
                || type.contains("json")
                || type.contains("xml")
                || type.contains("javascript")
                || type.contains("x-www-form-urlencoded");
        return answered.body().length > 0 && !text;
    }

    private static String contentType(HttpExchange.Outcome.Answered answered) {
        for (Map.Entry<String, List<String>> header : answered.headers().entrySet()) {
            if (header.getKey().equalsIgnoreCase("Content-Type")) {
                return String.join(",", header.getValue()).toLowerCase(Locale.ROOT);
            }
        }
        return "";
    }
}
