package dev.baton.integrations.sdk.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.integrations.sdk.model.OperationModel;
import dev.baton.integrations.sdk.model.Reference;
import dev.baton.integrations.sdk.model.Shape;

/** How the bodies of a REST protocol are written: JSON or XML. */
interface Bodies {

    /** The content type of structures. */
    String contentType();

    /** The content type of a text. */
    String textType();

    /** The members of the input that travel in the body. */
    byte[] members(OperationModel operation, Shape.Structure structure, JsonNode input);

    /** One member that is the body. */
    byte[] payload(String name, Reference member, JsonNode value);

    /** The body of a structured payload that is absent. */
    byte[] absentPayload();

    /** The members of the output that travel in the body. */
    ObjectNode members(Shape.Structure structure, byte[] body) throws UnreadableAnswerException;

    /** One member that is the body. */
    JsonNode payload(Reference member, byte[] body) throws UnreadableAnswerException;

    /** What an answer that is no success says. */
    WireError error(WireAnswer answer);
}
