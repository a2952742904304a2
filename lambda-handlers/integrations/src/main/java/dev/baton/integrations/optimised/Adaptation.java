package dev.baton.integrations.optimised;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.asl.execution.Failure;
import dev.baton.integrations.NotPermittedException;
import java.util.Optional;

/** In what an integration differs from the action of the service that it calls. */
interface Adaptation {
    /** In nothing. */
    Adaptation NONE = new Adaptation() {};

    /** The action's arguments for the integration's own. */
    default ObjectNode arguments(ObjectNode given) {
        return given;
    }

    /**
     * What must be known before the action is called.
     *
     * @param given the integration's arguments
     * @param input the action's values, under the model's names
     * @return the values to call with
     */
    default ObjectNode prepared(ObjectNode given, ObjectNode input, FurtherCalls calls)
            throws CallFailedException, NotPermittedException, InterruptedException {
        return input;
    }

    /**
     * What is still to be done with an answer.
     *
     * @param given the integration's arguments
     * @param output the action's, under the model's names
     * @return the output to make the result of
     */
    default JsonNode finished(ObjectNode given, JsonNode output, FurtherCalls calls)
            throws CallFailedException, NotPermittedException, InterruptedException {
        return output;
    }

    /**
     * What an answer says that is no document: a stream of events.
     *
     * @param output the action's, under the model's names
     * @param body of the HTTP answer
     */
    default JsonNode read(JsonNode output, byte[] body) throws CallFailedException {
        return output;
    }

    /** The integration's result for the action's. */
    default ObjectNode result(ObjectNode answered) {
        return answered;
    }

    /** Why an answer that is none is a failure all the same. */
    default Optional<Failure> failure(ObjectNode answered) {
        return Optional.empty();
    }

    /** The result of a job for what describes it. */
    default JsonNode described(JsonNode description) {
        return description;
    }

    /** Whether a job that ended in a good state ended well. */
    default boolean endedWell(JsonNode description) {
        return true;
    }

    /** The input's member that makes a call repeatable, where the model does not mark it. */
    default Optional<String> tokenMember() {
        return Optional.empty();
    }

    /** Whether doing it twice is doing it once, and is answered alike. */
    default boolean idempotent() {
        return false;
    }

    /** Whether the result tells of the HTTP answer ({@code SdkHttpMetadata}). */
    default boolean tellsHttp() {
        return true;
    }

    /** Whether lists that the service left out are empty ones. */
    default boolean emptyLists() {
        return false;
    }

    /** Whether the result has the form of the action's answer. */
    default boolean ownResult() {
        return true;
    }

    /** Whether the arguments are the action's own, so that their names can be checked against its model. */
    default boolean ownArguments() {
        return true;
    }
}
