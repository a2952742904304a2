package dev.baton.integrations.sdk.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.integrations.sdk.model.OperationModel;
import dev.baton.integrations.sdk.model.ServiceModel;
import java.util.Map;

/**
 * A way in which services are spoken with. Values are JSON with the model's own names; blobs are binary nodes, timestamps texts in ISO
 * 8601 or seconds since 1970.
 */
public interface Protocol {

    /** All there are, by the models' names for them. */
    Map<String, Protocol> ALL = Map.of(
            "json", new JsonRpcProtocol(),
            "rest-json", new RestProtocol(new JsonBodies()),
            "rest-xml", new RestProtocol(new XmlBodies()),
            "smithy-rpc-v2-cbor", new CborProtocol(),
            "query", new QueryProtocol(QueryDialect.QUERY),
            "ec2", new QueryProtocol(QueryDialect.EC2));

    /** What is sent for a call. */
    WireRequest request(ServiceModel service, OperationModel operation, ObjectNode input);

    /**
     * What a successful answer says.
     *
     * @throws UnreadableAnswerException when it is not what the model says
     */
    JsonNode output(OperationModel operation, WireAnswer answer) throws UnreadableAnswerException;

    /** What an answer that is no success says; never fails: what cannot be read is absent. */
    WireError error(WireAnswer answer);

    /** The protocol of a service. */
    static Protocol of(ServiceModel service) {
        Protocol protocol = ALL.get(service.protocol());
        if (protocol == null) {
            throw new IllegalStateException("no protocol " + service.protocol());
        }
        return protocol;
    }
}
