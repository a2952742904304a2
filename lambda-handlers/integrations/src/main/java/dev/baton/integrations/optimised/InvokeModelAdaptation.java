package dev.baton.integrations.optimised;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.baton.asl.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** bedrock:invokeModel takes and gives JSON bodies, without the HTTP answer's head. */
final class InvokeModelAdaptation implements Adaptation {

    @Override
    public ObjectNode result(ObjectNode answered) {
        String body =
                new String(Base64.getDecoder().decode(answered.path("Body").asText()), StandardCharsets.UTF_8);
        ObjectNode result = answered.deepCopy();
        result.set("Body", parsed(body));
        return result;
    }

    private static JsonNode parsed(String body) {
        try {
            return Json.parse(body).node();
        } catch (JsonProcessingException e) {
            return TextNode.valueOf(body);
        }
    }

    /** Input and Output name objects of S3. */
    @Override
    public boolean ownArguments() {
        return false;
    }

    @Override
    public boolean ownResult() {
        return false;
    }

    @Override
    public boolean tellsHttp() {
        return false;
    }
}
