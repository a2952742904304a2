package dev.baton.integrations.optimised;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** batch:submitJob tells the job who started it. */
final class SubmitJobAdaptation implements Adaptation {

    @Override
    public ObjectNode arguments(ObjectNode given) {
        ObjectNode arguments = given.deepCopy();
        JsonNode overrides = arguments.path("ContainerOverrides");
        if (!overrides.isMissingNode() && !overrides.isObject()) {
            return given;
        }
        ObjectNode container = arguments.withObjectProperty("ContainerOverrides");
        JsonNode environment = container.path("Environment");
        if (environment.isMissingNode() || environment.isArray()) {
            container
                    .withArrayProperty("Environment")
                    .addObject()
                    .put("Name", "MANAGED_BY_AWS")
                    .put("Value", "STARTED_BY_STEP_FUNCTIONS");
        }
        return arguments;
    }
}
