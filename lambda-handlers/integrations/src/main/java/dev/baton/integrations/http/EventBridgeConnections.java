package dev.baton.integrations.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.asl.json.Json;
import dev.baton.engine.task.TaskCall;
import dev.baton.integrations.NotPermittedException;
import dev.baton.integrations.sdk.AwsAction;
import dev.baton.integrations.sdk.AwsReply;
import dev.baton.integrations.sdk.AwsTasks;
import dev.baton.integrations.sdk.model.ServiceModels;

/** Connections of EventBridge, and the secrets that they keep in Secrets Manager, read in the task's name. */
public final class EventBridgeConnections implements Connections {
    private final AwsTasks tasks;

    public EventBridgeConnections(AwsTasks tasks) {
        this.tasks = tasks;
    }

    @Override
    public Connection of(String arn, TaskCall call) throws NoConnectionException, InterruptedException {
        JsonNode described = ask(call, "eventbridge", "describeConnection", "Name", FileConnections.name(arn));
        String state = described.path("ConnectionState").asText();
        if (!state.equals("AUTHORIZED") && !state.equals("ACTIVE")) {
            throw new NoConnectionException("InvalidConnectionState", "The connection is " + state + ": " + arn);
        }
        String secret = described.path("SecretArn").asText();
        JsonNode value = ask(call, "secretsmanager", "getSecretValue", "SecretId", secret)
                .path("SecretString");
        try {
            return ConnectionParameters.read(
                    described.path("AuthorizationType").asText(),
                    parameters(described, Json.parse(value.asText()).node()));
        } catch (JsonProcessingException e) {
            throw new NoConnectionException(
                    "InvalidConnectionState", "The secret of the connection is no JSON: " + secret);
        }
    }

    /** What the connection shows, with what it keeps secret. */
    private static JsonNode parameters(JsonNode described, JsonNode secret) {
        ObjectNode merged = described.path("AuthParameters").isObject()
                ? described.path("AuthParameters").deepCopy()
                : JsonNodeFactory.instance.objectNode();
        JsonNode inner = secret.has("AuthParameters") ? secret.path("AuthParameters") : secret;
        return Merging.deeply(
                merged, Merging.named(inner, described.path("AuthorizationType").asText()));
    }

    private JsonNode ask(TaskCall call, String service, String action, String member, String value)
            throws NoConnectionException, InterruptedException {
        AwsAction found = ServiceModels.all()
                .service(service)
                .flatMap(model -> AwsAction.of(model, action))
                .orElseThrow();
        try {
            AwsReply reply = tasks.call(
                    call, found, JsonNodeFactory.instance.objectNode().put(member, value));
            return switch (reply) {
                case AwsReply.Done done -> done.output();
                case AwsReply.Refused refused -> throw refused(refused);
                case AwsReply.Unanswered unanswered ->
                    throw new NoConnectionException("InternalServiceError", unanswered.message());
                case AwsReply.TooLong tooLong -> throw new NoConnectionException("InternalServiceError", "too long");
            };
        } catch (NotPermittedException e) {
            throw new NoConnectionException("AccessDenied", String.valueOf(e.getMessage()));
        }
    }

    private static NoConnectionException refused(AwsReply.Refused refused) {
        String code = refused.error().type().orElse("");
        String message = refused.error().message().orElse(code);
        if (code.contains("NotFound")) {
            return new NoConnectionException("ResourceNotFound", message);
        }
        return new NoConnectionException(
                code.contains("AccessDenied") ? "AccessDenied" : "InternalServiceError", message);
    }
}
