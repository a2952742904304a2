package dev.baton.integrations.kubernetes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.baton.asl.json.Json;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;

/**
 * A user's kubeconfig (<a href="https://kubernetes.io/docs/concepts/configuration/organize-cluster-access-kubeconfig/">Kubernetes'
 * documentation</a>). A task names a cluster by its context's or its own name there; of an EKS cluster the end of its ARN does.
 */
record KubeConfig(JsonNode root) {

    /**
     * Reads one.
     *
     * @param json the YAML as JSON
     */
    static KubeConfig parse(String json) {
        try {
            return new KubeConfig(Json.parse(json).node());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the kubeconfig is no JSON", e);
        }
    }

    /** The cluster of that name, if it is known here. */
    Optional<Cluster> cluster(String name) throws NoClusterException {
        JsonNode context = named("contexts", "context", name);
        String cluster =
                context.isMissingNode() ? name : context.path("cluster").asText();
        JsonNode found = named("clusters", "cluster", cluster);
        if (found.isMissingNode()) {
            return Optional.empty();
        }
        String user =
                context.isMissingNode() ? userOf(cluster) : context.path("user").asText();
        if (found.path("insecure-skip-tls-verify").asBoolean()) {
            throw new NoClusterException("The kubeconfig wants the certificate of the cluster '" + name
                    + "' not to be looked at; give it a certificate-authority");
        }
        return Optional.of(new Cluster(
                URI.create(found.path("server").asText()),
                content(found, "certificate-authority"),
                caller(named("users", "user", user)),
                true));
    }

    private String userOf(String cluster) {
        for (JsonNode context : root.path("contexts")) {
            if (matches(context.path("context").path("cluster").asText(), cluster)) {
                return context.path("context").path("user").asText();
            }
        }
        return "";
    }

    private JsonNode named(String list, String member, String name) {
        for (JsonNode one : root.path(list)) {
            if (matches(one.path("name").asText(), name)) {
                return one.path(member);
            }
        }
        return MissingNode.getInstance();
    }

    private static boolean matches(String entry, String name) {
        return entry.equals(name) || (entry.startsWith("arn:") && entry.endsWith(":cluster/" + name));
    }

    private static Cluster.Caller caller(JsonNode user) throws NoClusterException {
        if (user.hasNonNull("token")) {
            return new Cluster.Caller.Bearer(user.path("token").asText());
        }
        if (user.hasNonNull("tokenFile")) {
            return new Cluster.Caller.Bearer(
                    file(user.path("tokenFile").asText()).strip());
        }
        if (user.hasNonNull("username")) {
            return new Cluster.Caller.Basic(
                    user.path("username").asText(), user.path("password").asText());
        }
        Optional<String> chain = content(user, "client-certificate");
        Optional<String> key = content(user, "client-key");
        if (chain.isPresent() && key.isPresent()) {
            return new Cluster.Caller.Certificate(chain.get(), key.get());
        }
        return user.has("exec")
                ? new Cluster.Caller.Bearer(ExecCredential.token(user.path("exec")))
                : new Cluster.Caller.Nobody();
    }

    /** What a member's {@code -data} holds in Base64, or what lies in the file that it names. */
    private static Optional<String> content(JsonNode node, String member) throws NoClusterException {
        if (node.hasNonNull(member + "-data")) {
            byte[] bytes =
                    Base64.getMimeDecoder().decode(node.path(member + "-data").asText());
            return Optional.of(new String(bytes, StandardCharsets.US_ASCII));
        }
        return node.hasNonNull(member) ? Optional.of(file(node.path(member).asText())) : Optional.empty();
    }

    private static String file(String path) throws NoClusterException {
        try {
            return Files.readString(Path.of(path));
        } catch (IOException e) {
            throw new NoClusterException("The kubeconfig names the file " + path + ", which cannot be read");
        }
    }
}
