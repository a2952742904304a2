package dev.baton.integrations.sdk.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.integrations.sdk.model.OperationModel;
import dev.baton.integrations.sdk.model.ServiceModel;
import dev.baton.integrations.sdk.model.Shape;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The action in a header, everything else in a JSON body (awsJson1_0, awsJson1_1). */
final class JsonRpcProtocol implements Protocol {

    @Override
    public WireRequest request(ServiceModel service, OperationModel operation, ObjectNode input) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(
                "Content-Type",
                "application/x-amz-json-" + service.head().text("jsonVersion").orElse("1.0"));
        headers.put("X-Amz-Target", service.head().text("targetPrefix").orElse("") + "." + operation.name());
        if (service.head().node().has("awsQueryCompatible")) {
            headers.put("x-amzn-query-mode", "true");
        }
        JsonNode body = operation
                .inputShape()
                .<JsonNode>map(shape -> JsonValues.sentMembers(shape, input, false))
                .orElseGet(JsonNodeFactory.instance::objectNode);
        return new WireRequest("POST", "/", Map.of(), headers, JsonValues.bytes(body));
    }

    @Override
    public JsonNode output(OperationModel operation, WireAnswer answer) throws UnreadableAnswerException {
        Optional<Shape.Structure> shape = operation.outputShape();
        return shape.isEmpty()
                ? JsonNodeFactory.instance.objectNode()
                : JsonValues.receivedMembers(shape.get(), JsonValues.parse(answer.body()));
    }

    @Override
    public WireError error(WireAnswer answer) {
        return JsonErrors.of(answer);
    }
}
