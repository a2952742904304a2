package dev.baton.integrations.sdk.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.asl.Arn;

/** The parts of an ARN, as rules see them. */
final class ArnParts {
    private ArnParts() {}

    /** Missing when the text is no ARN. */
    static JsonNode of(String text) {
        return Arn.parse(text)
                .filter(arn -> !arn.partition().isEmpty()
                        && !arn.service().isEmpty()
                        && !arn.resource().isEmpty())
                .<JsonNode>map(ArnParts::of)
                .orElseGet(MissingNode::getInstance);
    }

    private static ObjectNode of(Arn arn) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("partition", arn.partition());
        node.put("service", arn.service());
        node.put("region", arn.region());
        node.put("accountId", arn.account());
        ArrayNode resource = node.putArray("resourceId");
        for (String part : arn.resource().split("[:/]", -1)) {
            resource.add(part);
        }
        return node;
    }
}
