package dev.baton.integrations.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.engine.task.TaskCall;
import dev.baton.integrations.AwsSettings;
import dev.baton.integrations.NotPermittedException;
import dev.baton.integrations.sdk.AwsTasks;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * Finds the cluster of a task: by its name in the user's kubeconfig, where there is one; else as the task says, in the name of the task's
 * role, as EKS knows it.
 */
public final class Clusters {
    /** The variable with a kubeconfig, as JSON. */
    public static final String KUBECONFIG = "BATON_KUBECONFIG_JSON";

    private final AwsTasks tasks;
    private final Optional<KubeConfig> config;
    private final EksToken token;

    Clusters(AwsTasks tasks) {
        AwsSettings settings = tasks.settings();
        this.tasks = tasks;
        this.config =
                Optional.ofNullable(settings.environment().get(KUBECONFIG)).map(KubeConfig::parse);
        this.token = new EksToken(settings);
    }

    /** The cluster that a task's arguments name. */
    Cluster of(TaskCall call) throws NoClusterException, NotPermittedException {
        JsonNode arguments = call.parameters().node();
        String name = text(arguments, "ClusterName");
        Optional<Cluster> own =
                config.isEmpty() ? Optional.empty() : config.get().cluster(name);
        return own.isPresent() ? own.get() : described(call, name, arguments);
    }

    private Cluster described(TaskCall call, String name, JsonNode arguments)
            throws NoClusterException, NotPermittedException {
        URI server = server(text(arguments, "Endpoint"));
        String authority = decoded(text(arguments, "CertificateAuthority"));
        Cluster.Caller caller = new Cluster.Caller.Bearer(
                token.of(name, AwsTasks.region(call), tasks.credentials().of(call)));
        return new Cluster(server, Optional.of(authority), caller, false);
    }

    private static URI server(String endpoint) throws NoClusterException {
        try {
            URI server = URI.create(endpoint);
            if (server.getHost() != null && server.getScheme() != null) {
                return server;
            }
        } catch (IllegalArgumentException e) {
            throw new NoClusterException("The value for the field 'Endpoint' must be a URL but was: " + endpoint);
        }
        throw new NoClusterException("The value for the field 'Endpoint' must be a URL but was: " + endpoint);
    }

    private static String decoded(String authority) throws NoClusterException {
        try {
            return new String(Base64.getMimeDecoder().decode(authority), StandardCharsets.US_ASCII);
        } catch (IllegalArgumentException e) {
            throw new NoClusterException("The value for the field 'CertificateAuthority' must be Base64");
        }
    }

    private static String text(JsonNode arguments, String field) throws NoClusterException {
        JsonNode value = arguments.path(field);
        if (!value.isTextual()) {
            throw new NoClusterException("The field '" + field + "' is required but was missing");
        }
        return value.textValue();
    }
}
