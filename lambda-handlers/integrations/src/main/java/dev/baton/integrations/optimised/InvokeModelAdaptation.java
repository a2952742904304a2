package dev.baton.integrations.optimised;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.baton.asl.execution.ErrorNames;
import dev.baton.asl.execution.Failure;
import dev.baton.asl.json.Json;
import dev.baton.integrations.NotPermittedException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/**
 * bedrock:invokeModel takes and gives JSON bodies, without the HTTP answer's head; {@code Input} and {@code Output} name objects of S3
 * in place of what goes in and comes out (<a
 * href="https://docs.aws.amazon.com/step-functions/latest/dg/connect-bedrock.html">Step Functions' guide</a>).
 */
final class InvokeModelAdaptation implements Adaptation {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final ServiceWords S3 = ServiceWords.of("S3", "AmazonS3");
    private static final String BODY = "body";
    private static final String TYPE = "contentType";

    @Override
    public ObjectNode arguments(ObjectNode given) {
        return given.deepCopy().without(List.of("Input", "Output"));
    }

    @Override
    public ObjectNode prepared(ObjectNode given, ObjectNode input, FurtherCalls calls)
            throws CallFailedException, NotPermittedException, InterruptedException {
        if (!given.hasNonNull("Input")) {
            return input;
        }
        if (given.hasNonNull("Body")) {
            throw wrong("Body and Input exclude each other");
        }
        JsonNode object = calls.call("s3", S3, "GetObject", place(given, "Input"));
        input.set(BODY, object.path("Body"));
        if (!input.hasNonNull(TYPE) && object.hasNonNull("ContentType")) {
            input.set(TYPE, object.path("ContentType"));
        }
        return input;
    }

    /** The answer's body goes to S3, and the result names the place. */
    @Override
    public JsonNode finished(ObjectNode given, JsonNode output, FurtherCalls calls)
            throws CallFailedException, NotPermittedException, InterruptedException {
        if (!given.hasNonNull("Output")) {
            return output;
        }
        ObjectNode object = place(given, "Output");
        object.set("Body", output.path(BODY));
        if (output.hasNonNull(TYPE)) {
            object.set("ContentType", output.path(TYPE));
        }
        calls.call("s3", S3, "PutObject", object);
        String uri = given.path("Output").path("S3Uri").textValue();
        ObjectNode written = output.deepCopy();
        return written.set(
                BODY, NODES.binaryNode(TextNode.valueOf(uri).toString().getBytes(StandardCharsets.UTF_8)));
    }

    /** The bucket and the key of {@code {"S3Uri": "s3://bucket/key"}}. */
    private static ObjectNode place(ObjectNode given, String field) throws CallFailedException {
        String uri = given.path(field).path("S3Uri").asText();
        String[] parts = uri.replaceFirst("^s3://", "").split("/", 2);
        if (!uri.startsWith("s3://") || parts.length < 2 || parts[0].isEmpty() || parts[1].isEmpty()) {
            throw wrong(field + " must have an S3Uri, as s3://bucket/key, but was: " + given.path(field));
        }
        return NODES.objectNode().put("Bucket", parts[0]).put("Key", parts[1]);
    }

    private static CallFailedException wrong(String fault) {
        return new CallFailedException(
                Failure.of(ErrorNames.RUNTIME, "The Parameters could not be used to start the Task: [" + fault + "]"));
    }

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
