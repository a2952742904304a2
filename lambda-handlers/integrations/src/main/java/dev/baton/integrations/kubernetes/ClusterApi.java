package dev.baton.integrations.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.engine.task.TaskCall;
import dev.baton.integrations.NotPermittedException;
import dev.baton.integrations.http.HttpExchange;
import dev.baton.integrations.http.HttpTargets;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;

/** Calls the API of a task's cluster. A connection lives as long as its call: the certificates are the task's. */
final class ClusterApi {
    private final Clusters clusters;
    private final HttpTargets targets;

    /** @param targets hosts that may be called though they are not public */
    ClusterApi(Clusters clusters, HttpTargets targets) {
        this.clusters = clusters;
        this.targets = targets;
    }

    /**
     * A request.
     *
     * @param path below the server's, encoded
     * @param query parameters, not encoded
     */
    record Request(SdkHttpMethod method, String path, Map<String, List<String>> query, Optional<JsonNode> body) {
        static Request of(SdkHttpMethod method, String path) {
            return new Request(method, path, Map.of(), Optional.empty());
        }

        Request with(String parameter, String value) {
            return new Request(method, path, Map.of(parameter, List.of(value)), body);
        }

        Request with(JsonNode newBody) {
            return new Request(method, path, query, Optional.of(newBody));
        }
    }

    HttpExchange.Outcome send(TaskCall call, Request request)
            throws NoClusterException, NotPermittedException, InterruptedException {
        Cluster cluster = clusters.of(call);
        HttpTargets allowed = cluster.own() ? HttpTargets.of(authority(cluster.server())) : targets;
        try (HttpExchange exchange = new HttpExchange(allowed, ClusterTls.of(cluster))) {
            HttpExchange.Outcome outcome = exchange.send(http(cluster, request));
            if (Thread.interrupted()) {
                throw new InterruptedException("closed while the cluster was called");
            }
            return outcome;
        }
    }

    private static String authority(URI server) {
        return server.getPort() < 0 ? server.getHost() : server.getHost() + ":" + server.getPort();
    }

    private static HttpExecuteRequest http(Cluster cluster, Request request) {
        String base =
                Optional.ofNullable(cluster.server().getRawPath()).orElse("").replaceFirst("/+$", "");
        SdkHttpRequest.Builder builder = SdkHttpRequest.builder()
                .method(request.method())
                .uri(cluster.server())
                .encodedPath(base + request.path())
                .putHeader("Accept", "application/json, */*");
        request.query().forEach(builder::putRawQueryParameter);
        authorize(cluster.caller(), builder);
        byte[] body = request.body()
                .map(node -> node.isTextual() ? node.textValue() : node.toString())
                .orElse("")
                .getBytes(StandardCharsets.UTF_8);
        HttpExecuteRequest.Builder ready = HttpExecuteRequest.builder();
        if (request.body().isPresent()) {
            builder.putHeader(
                    "Content-Type", contentType(request.method(), request.body().get()));
            builder.putHeader("Content-Length", Integer.toString(body.length));
            ready.contentStreamProvider(() -> new ByteArrayInputStream(body));
        }
        return ready.request(builder.build()).build();
    }

    /** A patch is a list of operations, or a part that is merged. */
    private static String contentType(SdkHttpMethod method, JsonNode body) {
        if (method != SdkHttpMethod.PATCH) {
            return "application/json";
        }
        boolean operations = body.isArray() || body.asText().stripLeading().startsWith("[");
        return operations ? "application/json-patch+json" : "application/merge-patch+json";
    }

    private static void authorize(Cluster.Caller caller, SdkHttpRequest.Builder builder) {
        switch (caller) {
            case Cluster.Caller.Bearer bearer -> builder.putHeader("Authorization", "Bearer " + bearer.token());
            case Cluster.Caller.Basic basic -> {
                byte[] pair = (basic.username() + ":" + basic.password()).getBytes(StandardCharsets.UTF_8);
                builder.putHeader(
                        "Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
            }
            case Cluster.Caller.Certificate certificate -> {
                // Shown when the connection is made.
            }
            case Cluster.Caller.Nobody nobody -> {
                // As the server takes strangers.
            }
        }
    }
}
