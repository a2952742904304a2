package dev.baton.functions.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The Step Functions API. */
public interface Api {
    /**
     * The answer of an action.
     *
     * @param action such as {@code CreateStateMachine}
     * @throws ApiRefusalException when it is refused
     */
    JsonNode call(String action, ObjectNode request) throws ApiRefusalException;
}
