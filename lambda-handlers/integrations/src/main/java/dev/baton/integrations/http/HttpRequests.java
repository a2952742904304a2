package dev.baton.integrations.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.engine.task.TaskCall;
import dev.baton.integrations.http.Connection.Authorization;
import dev.baton.integrations.sdk.AwsTasks;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;

/** Builds the request of an HTTP task out of its arguments and its connection. */
final class HttpRequests {
    private final TaskCall call;
    private final HttpArguments arguments;
    private final Optional<Connection> connection;
    private final OAuthTokens tokens;

    HttpRequests(TaskCall call, HttpArguments arguments, Optional<Connection> connection, OAuthTokens tokens) {
        this.call = call;
        this.arguments = arguments;
        this.connection = connection;
        this.tokens = tokens;
    }

    HttpExecuteRequest build() throws WrongArgumentsException, NoConnectionException {
        SdkHttpRequest.Builder request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.fromValue(arguments.method()))
                .uri(arguments.endpoint());
        Optional<String> body = body();
        headers(body).forEach(request::putHeader);
        query(request);
        byte[] bytes = body.orElse("").getBytes(StandardCharsets.UTF_8);
        if (body.isPresent()) {
            request.putHeader("Content-Length", Integer.toString(bytes.length));
        }
        HttpExecuteRequest.Builder ready = HttpExecuteRequest.builder().request(request.build());
        body.ifPresent(text -> ready.contentStreamProvider(() -> new ByteArrayInputStream(bytes)));
        return ready.build();
    }

    private Map<String, String> headers(Optional<String> body) throws NoConnectionException {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.put("User-Agent", "Amazon|StepFunctions|HttpInvoke|" + AwsTasks.region(call));
        headers.put("Range", "bytes=0-262144");
        if (body.isPresent()) {
            headers.put(
                    "Content-Type",
                    arguments.encoding() == BodyEncoding.JSON
                            ? "application/json; charset=UTF-8"
                            : "application/x-www-form-urlencoded");
        }
        headers.putAll(arguments.headers());
        if (connection.isPresent()) {
            headers.putAll(connection.get().headers());
            authorize(connection.get().authorization(), headers);
        }
        return headers;
    }

    private void authorize(Authorization authorization, Map<String, String> headers) throws NoConnectionException {
        switch (authorization) {
            case Authorization.ApiKey key -> headers.put(key.header(), key.value());
            case Authorization.Basic basic -> {
                byte[] pair = (basic.username() + ":" + basic.password()).getBytes(StandardCharsets.UTF_8);
                headers.put("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
            }
            case Authorization.OAuth oauth -> headers.put("Authorization", "Bearer " + tokens.token(oauth));
        }
    }

    private void query(SdkHttpRequest.Builder request) {
        arguments.query().forEach((name, value) -> {
            if (value.isArray()) {
                value.forEach(element -> request.appendRawQueryParameter(name, element.asText()));
            } else {
                request.putRawQueryParameter(name, value.isValueNode() ? value.asText() : value.toString());
            }
        });
        connection.ifPresent(found -> found.query().forEach(request::putRawQueryParameter));
    }

    /** The connection's members go into the author's, before it is written. */
    private Optional<String> body() throws WrongArgumentsException {
        JsonNode body = arguments.body();
        boolean absent = body.isMissingNode() || body.isNull();
        Optional<ObjectNode> more = connection.map(Connection::body).filter(added -> !added.isEmpty());
        if (more.isEmpty()) {
            return absent ? Optional.empty() : Optional.of(arguments.encoding().text(body));
        }
        if (!absent && !body.isObject()) {
            throw new WrongArgumentsException(
                    "The RequestBody must be an object, for the connection adds members to it");
        }
        ObjectNode merged = absent ? more.get().objectNode() : body.deepCopy();
        return Optional.of(arguments.encoding().text(merged.setAll(more.get())));
    }
}
