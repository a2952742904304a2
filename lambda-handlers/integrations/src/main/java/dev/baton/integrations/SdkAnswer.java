package dev.baton.integrations;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.asl.json.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * Writes the output of an optimised integration: the members of the service's answer, capitalised and in alphabetical order,
 * with SdkHttpMetadata and SdkResponseMetadata among them. Members are given in that order.
 */
public final class SdkAnswer {
    private final StringBuilder text = new StringBuilder(512).append('{');

    /** The members of a result, with what tells of the HTTP answer among them. */
    public static Json of(ObjectNode result, Map<String, List<String>> headers, int status, String requestId) {
        Map<String, JsonNode> sorted = new TreeMap<>();
        result.properties().forEach(member -> sorted.put(member.getKey(), member.getValue()));
        SdkAnswer answer = new SdkAnswer();
        boolean told = false;
        for (Map.Entry<String, JsonNode> member : sorted.entrySet()) {
            if (!told && member.getKey().compareTo("SdkHttpMetadata") > 0) {
                answer.metadata(headers, status, requestId);
                told = true;
            }
            answer.json(member.getKey(), member.getValue().toString());
        }
        return (told ? answer : answer.metadata(headers, status, requestId)).done();
    }

    /** A text member; an absent one is left out. */
    public SdkAnswer text(String member, @Nullable String value) {
        if (value != null) {
            member(member);
            quote(value);
        }
        return this;
    }

    /** A member that is JSON already. */
    public SdkAnswer json(String member, String value) {
        member(member);
        text.append(value);
        return this;
    }

    /** The two members that tell of the HTTP answer. */
    public SdkAnswer metadata(SdkHttpResponse response, @Nullable String requestId) {
        return metadata(response.headers(), response.statusCode(), String.valueOf(requestId));
    }

    /** The same, for an answer that did not come over HTTP. */
    public SdkAnswer metadata(Map<String, List<String>> headers, int status, String requestId) {
        // Recorded: all headers come in the order of a HashMap, their first values sorted without regard to case.
        Map<String, List<String>> all = new HashMap<>();
        headers.forEach(all::put);
        Map<String, List<String>> sorted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        sorted.putAll(headers);
        member("SdkHttpMetadata");
        text.append("{\"AllHttpHeaders\":{");
        all.forEach((name, values) -> {
            member(name);
            text.append('[');
            values.forEach(value -> {
                separate('[');
                quote(value);
            });
            text.append(']');
        });
        text.append("},\"HttpHeaders\":{");
        sorted.forEach((name, values) -> {
            member(name);
            quote(values.isEmpty() ? "" : values.getFirst());
        });
        text.append("},\"HttpStatusCode\":").append(status).append('}');
        member("SdkResponseMetadata");
        text.append("{\"RequestId\":");
        quote(requestId);
        text.append('}');
        return this;
    }

    /** The whole. */
    public Json done() {
        return Json.ofText(text.append('}').toString());
    }

    private void member(String name) {
        separate('{');
        quote(name);
        text.append(':');
    }

    private void separate(char opening) {
        if (text.charAt(text.length() - 1) != opening) {
            text.append(',');
        }
    }

    private void quote(String value) {
        text.append('"');
        JsonStringEncoder.getInstance().quoteAsString(value, text);
        text.append('"');
    }
}
