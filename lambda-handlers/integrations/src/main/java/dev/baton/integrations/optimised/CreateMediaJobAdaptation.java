package dev.baton.integrations.optimised;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** mediaconvert:createJob is tagged. */
final class CreateMediaJobAdaptation implements Adaptation {

    @Override
    public ObjectNode arguments(ObjectNode given) {
        JsonNode tags = given.path("Tags");
        if (!tags.isMissingNode() && !tags.isObject()) {
            return given;
        }
        ObjectNode arguments = given.deepCopy();
        arguments.withObjectProperty("Tags").put("ManagedByService", "AWSStepFunctions");
        return arguments;
    }
}
