package dev.baton.integrations.sdk;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.integrations.sdk.protocol.WireAnswer;
import dev.baton.integrations.sdk.protocol.WireError;

/** What came of a call of a service. */
public sealed interface AwsReply {
    /**
     * The service did it.
     *
     * @param output under the model's names
     */
    record Done(JsonNode output, WireAnswer answer) implements AwsReply {}

    /** The service refused it, or failed. */
    record Refused(WireError error, WireAnswer answer) implements AwsReply {}

    /**
     * No answer came, or one that cannot be read: what the service did is unknown.
     *
     * @param message for the author
     * @param sent whether the request may have reached the service
     */
    record Unanswered(String message, boolean sent) implements AwsReply {}

    /** The answer is longer than any task's result may be. */
    record TooLong() implements AwsReply {}
}
