package dev.baton.integrations.sdk.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.integrations.sdk.model.OperationModel;
import dev.baton.integrations.sdk.model.Reference;
import dev.baton.integrations.sdk.model.Shape;
import java.nio.charset.StandardCharsets;

/** The bodies of rest-json. */
final class JsonBodies implements Bodies {

    @Override
    public String contentType() {
        return "application/json";
    }

    @Override
    public String textType() {
        return "text/plain";
    }

    @Override
    public byte[] members(OperationModel operation, Shape.Structure structure, JsonNode input) {
        return JsonValues.bytes(JsonValues.sentMembers(structure, input, true));
    }

    @Override
    public byte[] payload(String name, Reference member, JsonNode value) {
        return JsonValues.bytes(JsonValues.sent(member, value));
    }

    @Override
    public byte[] absentPayload() {
        return "{}".getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public ObjectNode members(Shape.Structure structure, byte[] body) throws UnreadableAnswerException {
        return JsonValues.receivedMembers(structure, JsonValues.parse(body));
    }

    @Override
    public JsonNode payload(Reference member, byte[] body) throws UnreadableAnswerException {
        return JsonValues.received(member, JsonValues.parse(body));
    }

    @Override
    public WireError error(WireAnswer answer) {
        return JsonErrors.of(answer);
    }
}
