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

/** The action in the path, everything else in a CBOR body (<a href="https://smithy.io/2.0/additional-specs/protocols/smithy-rpc-v2.html">Smithy RPC v2</a>). */
final class CborProtocol implements Protocol {
    private static final String TYPE = "application/cbor";

    @Override
    public WireRequest request(ServiceModel service, OperationModel operation, ObjectNode input) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("smithy-protocol", "rpc-v2-cbor");
        headers.put("Accept", TYPE);
        if (service.head().node().has("awsQueryCompatible")) {
            headers.put("x-amzn-query-mode", "true");
        }
        Optional<Shape.Structure> shape = operation.inputShape();
        shape.ifPresent(some -> headers.put("Content-Type", TYPE));
        String path = "/service/" + service.head().text("targetPrefix").orElse("") + "/operation/" + operation.name();
        byte[] body =
                shape.map(structure -> CborWriter.members(structure, input)).orElseGet(() -> new byte[0]);
        return new WireRequest("POST", path, Map.of(), headers, body);
    }

    @Override
    public JsonNode output(OperationModel operation, WireAnswer answer) throws UnreadableAnswerException {
        Optional<Shape.Structure> shape = operation.outputShape();
        return shape.isEmpty()
                ? JsonNodeFactory.instance.objectNode()
                : JsonValues.receivedMembers(shape.get(), CborReader.read(answer.body()));
    }

    @Override
    public WireError error(WireAnswer answer) {
        return JsonErrors.of(answer, body(answer));
    }

    private static JsonNode body(WireAnswer answer) {
        try {
            JsonNode body = CborReader.read(answer.body());
            return body.isObject() ? body : JsonNodeFactory.instance.objectNode();
        } catch (UnreadableAnswerException e) {
            return JsonNodeFactory.instance.objectNode();
        }
    }
}
