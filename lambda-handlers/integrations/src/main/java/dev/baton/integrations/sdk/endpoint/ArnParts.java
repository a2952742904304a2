package dev.baton.integrations.sdk.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The parts of an ARN, as rules see them. */
final class ArnParts {
    private ArnParts() {}

    /** Missing when the text is no ARN. */
    static JsonNode of(String text) {
        String[] parts = text.split(":", 6);
        boolean arn = parts.length == 6
                && parts[0].equals("arn")
                && !parts[1].isEmpty()
                && !parts[2].isEmpty()
                && !parts[5].isEmpty();
        if (!arn) {
            return MissingNode.getInstance();
        }
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("partition", parts[1]);
        node.put("service", parts[2]);
        node.put("region", parts[3]);
        node.put("accountId", parts[4]);
        ArrayNode resource = node.putArray("resourceId");
        for (String part : parts[5].split("[:/]", -1)) {
            resource.add(part);
        }
        return node;
    }
}
