package dev.baton.integrations.sdk.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.integrations.sdk.model.OperationModel;
import dev.baton.integrations.sdk.model.Reference;
import dev.baton.integrations.sdk.model.Shape;
import java.nio.charset.StandardCharsets;

/** The bodies of rest-xml. */
final class XmlBodies implements Bodies {

    @Override
    public String contentType() {
        return "application/xml";
    }

    @Override
    public String textType() {
        return "text/plain; charset=UTF-8";
    }

    @Override
    public byte[] members(OperationModel operation, Shape.Structure structure, JsonNode input) {
        Reference reference = operation.input().orElseThrow();
        String name = structure
                .traits()
                .locationName()
                .or(() -> reference.traits().locationName())
                .orElse(structure.name());
        String own = XmlWriter.namespace(reference.traits());
        String namespace = own.isEmpty() ? XmlWriter.namespace(structure.traits()) : own;
        return XmlWriter.root(name, namespace, structure, input).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public byte[] payload(String name, Reference member, JsonNode value) {
        Shape.Structure structure = (Shape.Structure) member.shape();
        String element = member.traits()
                .locationName()
                .or(() -> structure.traits().locationName())
                .orElse(structure.name());
        String own = XmlWriter.namespace(member.traits());
        String namespace = own.isEmpty() ? XmlWriter.namespace(structure.traits()) : own;
        return XmlWriter.root(element, namespace, structure, value).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public byte[] absentPayload() {
        return new byte[0];
    }

    @Override
    public ObjectNode members(Shape.Structure structure, byte[] body) throws UnreadableAnswerException {
        return body.length == 0
                ? JsonNodeFactory.instance.objectNode()
                : XmlReader.structure(structure, Element.parse(body));
    }

    @Override
    public JsonNode payload(Reference member, byte[] body) throws UnreadableAnswerException {
        return XmlReader.value(member, Element.parse(body));
    }

    @Override
    public WireError error(WireAnswer answer) {
        return XmlErrors.of(answer);
    }
}
