package dev.baton.integrations.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.asl.definition.TaskResource;
import dev.baton.asl.definition.TaskResource.CallPattern;
import dev.baton.asl.execution.ErrorNames;
import dev.baton.asl.execution.Failure;
import dev.baton.asl.json.Json;
import dev.baton.engine.task.TaskAnswer;
import dev.baton.engine.task.TaskCall;
import dev.baton.engine.task.TaskIntegration;
import dev.baton.integrations.Credentials;
import dev.baton.integrations.Lazy;
import dev.baton.integrations.NotPermittedException;
import dev.baton.integrations.ResultLimit;
import dev.baton.integrations.http.HttpExchange.Outcome;
import dev.baton.integrations.sdk.AwsTasks;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/**
 * {@code arn:aws:states:::apigateway:invoke}, also {@code .waitForTaskToken}: a call of an API of API Gateway (<a
 * href="https://docs.aws.amazon.com/step-functions/latest/dg/connect-api-gateway.html">Step Functions' guide</a>).
 */
public final class ApiGatewayInvoke implements TaskIntegration {
    /** What its arguments may have. */
    public static final Set<String> FIELDS = Set.of(
            "ApiEndpoint",
            "Method",
            "Headers",
            "Stage",
            "Path",
            "QueryParameters",
            "RequestBody",
            "AllowNullValues",
            "AuthType");

    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS");

    private final HttpExchange exchange;
    private final Credentials credentials;
    private final HttpTargets targets;
    private final Lazy<AwsV4HttpSigner> signer = new Lazy<>(AwsV4HttpSigner::create);

    /** @param targets hosts that are named there may be called by plain HTTP */
    public ApiGatewayInvoke(HttpExchange exchange, Credentials credentials, HttpTargets targets) {
        this.exchange = exchange;
        this.credentials = credentials;
        this.targets = targets;
    }

    @Override
    public boolean serves(TaskResource resource) {
        boolean offered = resource.pattern() == CallPattern.REQUEST_RESPONSE
                || resource.pattern() == CallPattern.WAIT_FOR_TASK_TOKEN;
        return resource.integration().equals("apigateway:invoke") && offered;
    }

    @Override
    public boolean repeatable(TaskResource resource) {
        return false;
    }

    @Override
    public Duration bound(TaskResource resource, Json parameters) {
        return HttpExchange.LONGEST.plusSeconds(30);
    }

    @Override
    public TaskAnswer call(TaskCall call) throws InterruptedException {
        try {
            Outcome outcome = exchange.send(request(call, call.parameters().node()));
            if (Thread.interrupted()) {
                throw new InterruptedException("closed while the API was called");
            }
            return answer(call, outcome);
        } catch (WrongArgumentsException e) {
            return failed(
                    ErrorNames.RUNTIME,
                    "The Parameters '" + call.parameters().text() + "' could not be used to start the Task: ["
                            + e.getMessage() + "]");
        } catch (NotPermittedException e) {
            return AwsTasks.notPermitted(e);
        }
    }

    private HttpExecuteRequest request(TaskCall call, JsonNode arguments)
            throws WrongArgumentsException, NotPermittedException {
        for (Map.Entry<String, JsonNode> argument : arguments.properties()) {
            if (!FIELDS.contains(argument.getKey())) {
                throw new WrongArgumentsException(
                        "The field \"" + argument.getKey() + "\" is not supported by Step Functions");
            }
        }
        String method = text(arguments, "Method");
        if (!METHODS.contains(method)) {
            throw new WrongArgumentsException("The value for the field 'Method' must be one of " + METHODS);
        }
        SdkHttpRequest.Builder request = target(arguments).method(SdkHttpMethod.fromValue(method));
        headers(arguments.path("Headers"), request);
        arguments
                .path("QueryParameters")
                .properties()
                .forEach(parameter -> all(parameter.getValue())
                        .forEach(value -> request.appendRawQueryParameter(parameter.getKey(), value)));
        byte[] body = body(arguments.path("RequestBody"));
        request.putHeader("Content-Length", Integer.toString(body.length));
        return authorized(call, arguments.path("AuthType").asText("NO_AUTH"), request.build(), body);
    }

    private SdkHttpRequest.Builder target(JsonNode arguments) throws WrongArgumentsException {
        String[] host = text(arguments, "ApiEndpoint").split(":", 2);
        if (!host[0].matches("[A-Za-z0-9.-]+") || (host.length == 2 && !host[1].matches("\\d{1,5}"))) {
            throw new WrongArgumentsException("The value for the field 'ApiEndpoint' must be a host");
        }
        int port = host.length == 2 ? Integer.parseInt(host[1]) : 443;
        String stage = arguments.path("Stage").asText("");
        String path = arguments.path("Path").asText("").replaceFirst("^/+", "");
        return SdkHttpRequest.builder()
                .protocol(targets.isNamed(host[0], port) ? "http" : "https")
                .host(host[0])
                .port(port)
                .encodedPath((stage.isEmpty() ? "" : "/" + stage) + "/" + path);
    }

    private static String text(JsonNode arguments, String field) throws WrongArgumentsException {
        JsonNode value = arguments.path(field);
        if (!value.isTextual()) {
            throw new WrongArgumentsException("The field '" + field + "' is required but was missing");
        }
        return value.textValue();
    }

    private static void headers(JsonNode given, SdkHttpRequest.Builder request) throws WrongArgumentsException {
        request.putHeader("Content-Type", "application/json");
        for (Map.Entry<String, JsonNode> header : given.properties()) {
            String name = header.getKey().toLowerCase(Locale.ROOT);
            boolean reserved = name.matches("x-(?:forwarded|amz|amzn).*")
                    || Set.of(
                                    "authorization",
                                    "connection",
                                    "content-md5",
                                    "expect",
                                    "host",
                                    "max-forwards",
                                    "proxy-authenticate",
                                    "server",
                                    "te",
                                    "transfer-encoding",
                                    "trailer",
                                    "upgrade",
                                    "via",
                                    "www-authenticate")
                            .contains(name);
            if (reserved || !name.matches("[!#$%&'*+.^_`|~0-9a-z-]+")) {
                throw new WrongArgumentsException(
                        "The header \"" + header.getKey() + "\" is not supported by Step Functions");
            }
            request.putHeader(header.getKey(), all(header.getValue()));
        }
    }

    private static List<String> all(JsonNode value) {
        if (!value.isArray()) {
            return List.of(value.asText());
        }
        List<String> texts = new ArrayList<>();
        value.forEach(element -> texts.add(element.asText()));
        return texts;
    }

    /** A text is a JSON string. */
    private static byte[] body(JsonNode body) {
        return body.isMissingNode() || body.isNull()
                ? new byte[0]
                : body.toString().getBytes(StandardCharsets.UTF_8);
    }

    private HttpExecuteRequest authorized(TaskCall call, String type, SdkHttpRequest request, byte[] body)
            throws WrongArgumentsException, NotPermittedException {
        HttpExecuteRequest.Builder ready = HttpExecuteRequest.builder();
        switch (type) {
            case "NO_AUTH" -> ready.request(request).contentStreamProvider(() -> new ByteArrayInputStream(body));
            case "IAM_ROLE", "RESOURCE_POLICY" -> {
                AwsCredentialsIdentity identity = credentials.of(call);
                SignedRequest signed = signer.get()
                        .sign(sign -> sign.identity(identity)
                                .request(request)
                                .payload(() -> new ByteArrayInputStream(body))
                                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "execute-api")
                                .putProperty(AwsV4HttpSigner.REGION_NAME, AwsTasks.region(call)));
                ready.request(signed.request());
                signed.payload().ifPresent(ready::contentStreamProvider);
            }
            default -> throw new WrongArgumentsException("The value for the field 'AuthType' is unknown: " + type);
        }
        return ready.build();
    }

    private static TaskAnswer answer(TaskCall call, Outcome outcome) {
        return switch (outcome) {
            case Outcome.TooLong tooLong ->
                new TaskAnswer.Failed(ResultLimit.exceeded(call.resource().resourceType()));
            case Outcome.Broken broken -> failed("ApiGateway.SdkClientException", broken.message());
            case Outcome.Forbidden forbidden -> failed(ErrorNames.RUNTIME, forbidden.message());
            case Outcome.Answered answered -> answered(call, answered);
        };
    }

    private static TaskAnswer answered(TaskCall call, Outcome.Answered answered) {
        if (answered.status() / 100 != 2) {
            return failed("ApiGateway." + answered.status(), HttpResults.text(answered));
        }
        Json output = Json.of((JsonNode) HttpResults.of(answered));
        return call.resource().waitsForToken() ? new TaskAnswer.Submitted(output) : new TaskAnswer.Succeeded(output);
    }

    private static TaskAnswer failed(String error, String cause) {
        return new TaskAnswer.Failed(Failure.of(error, cause));
    }
}
