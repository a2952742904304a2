package dev.baton.integrations.http;

import dev.baton.integrations.AwsSettings;
import dev.baton.integrations.sdk.AwsTasks;
import java.nio.file.Path;

/**
 * What HTTP tasks are told by the environment: {@code BATON_HTTP_ALLOW} names hosts that may be called though they are not public,
 * {@code BATON_CONNECTIONS} a file with connections.
 */
public final class HttpSettings {
    /** Hosts, with commas between. */
    public static final String ALLOW = "BATON_HTTP_ALLOW";

    /** A file. */
    public static final String CONNECTIONS = "BATON_CONNECTIONS";

    private HttpSettings() {}

    /** The hosts that may be called. */
    public static HttpTargets targets(AwsSettings settings) {
        return HttpTargets.of(settings.environment().getOrDefault(ALLOW, ""));
    }

    /** Where connections are looked up: in the file, else in EventBridge. */
    public static Connections connections(AwsTasks tasks) {
        String file = tasks.settings().environment().getOrDefault(CONNECTIONS, "");
        return file.isBlank() ? new EventBridgeConnections(tasks) : new FileConnections(Path.of(file));
    }
}
