package dev.baton.functions.resource;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * What CloudFormation is told.
 *
 * @param physicalId what {@code Ref} gives
 * @param reason why it failed; absent when it did not
 * @param attributes what {@code Fn::GetAtt} gives
 */
public record ResourceAnswer(String physicalId, Optional<String> reason, Map<String, String> attributes) {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/crpg-ref-responses.html">Responses</a> have that at the most. */
    private static final int MOST_BYTES = 4096;

    public ResourceAnswer {
        attributes = Map.copyOf(attributes);
    }

    static ResourceAnswer done(String physicalId, Map<String, String> attributes) {
        return new ResourceAnswer(physicalId, Optional.empty(), attributes);
    }

    static ResourceAnswer failed(String physicalId, String reason) {
        return new ResourceAnswer(physicalId, Optional.of(reason), Map.of());
    }

    /** As it is put; a reason that is too long is cut, and says so. */
    public byte[] body(ResourceRequest request) {
        byte[] whole = body(request, reason.orElse(""));
        if (whole.length <= MOST_BYTES || reason.isEmpty()) {
            return whole;
        }
        String end = " … (cut; the function's log has all of it)";
        String text = reason.get();
        int length = text.length();
        while (whole.length > MOST_BYTES && length > 0) {
            length -= Math.max(1, (whole.length - MOST_BYTES) / 4);
            whole = body(request, text.substring(0, Math.max(0, length)) + end);
        }
        return whole;
    }

    private byte[] body(ResourceRequest request, String why) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("Status", reason.isEmpty() ? "SUCCESS" : "FAILED");
        if (reason.isPresent()) {
            body.put("Reason", why);
        }
        body.put("PhysicalResourceId", physicalId);
        body.put("StackId", request.stackId());
        body.put("RequestId", request.requestId());
        body.put("LogicalResourceId", request.logicalId());
        ObjectNode data = body.putObject("Data");
        attributes.forEach(data::put);
        try {
            return JSON.writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("texts in memory", e);
        }
    }
}
