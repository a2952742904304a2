package dev.baton.functions.resource;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Objects;
import java.util.Optional;

/**
 * What CloudFormation asks (<a
 * href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/crpg-ref-requests.html">request objects</a>). All
 * scalars in properties are texts.
 *
 * @param kind {@code Create}, {@code Update} or {@code Delete}
 * @param type such as {@code Custom::BatonStateMachine}
 * @param physicalId of what there is; absent for a creation
 * @param answerTo where the answer is put
 */
public record ResourceRequest(
        String kind,
        String type,
        String stackId,
        String requestId,
        String logicalId,
        Optional<String> physicalId,
        String answerTo,
        JsonNode properties,
        JsonNode oldProperties) {

    public ResourceRequest {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(properties, "properties");
    }

    /** Whether that is one, and not something else that somebody sent. */
    public static boolean isOne(JsonNode event) {
        return event.path("RequestType").isTextual()
                && event.path("ResponseURL").isTextual()
                && event.path("StackId").isTextual();
    }

    /** Of the event as it came. */
    public static ResourceRequest of(JsonNode event) {
        return new ResourceRequest(
                event.path("RequestType").asText(),
                event.path("ResourceType").asText(),
                event.path("StackId").asText(),
                event.path("RequestId").asText(),
                event.path("LogicalResourceId").asText(),
                Optional.ofNullable(event.path("PhysicalResourceId").textValue()),
                event.path("ResponseURL").asText(),
                event.path("ResourceProperties"),
                event.path("OldResourceProperties"));
    }
}
