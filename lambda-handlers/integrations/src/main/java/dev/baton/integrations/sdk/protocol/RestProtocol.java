package dev.baton.integrations.sdk.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.integrations.sdk.model.OperationModel;
import dev.baton.integrations.sdk.model.ServiceModel;

/** Members in path, query, headers and body, as the model places each. */
final class RestProtocol implements Protocol {
    private final Bodies bodies;

    RestProtocol(Bodies bodies) {
        this.bodies = bodies;
    }

    @Override
    public WireRequest request(ServiceModel service, OperationModel operation, ObjectNode input) {
        return new RestRequest(operation, input, bodies).build();
    }

    @Override
    public JsonNode output(OperationModel operation, WireAnswer answer) throws UnreadableAnswerException {
        return RestAnswer.output(operation, answer, bodies);
    }

    @Override
    public WireError error(WireAnswer answer) {
        return bodies.error(answer);
    }
}
