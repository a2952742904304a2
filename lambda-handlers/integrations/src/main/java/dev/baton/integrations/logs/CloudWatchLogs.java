package dev.baton.integrations.logs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.engine.api.LogDestinations;
import dev.baton.engine.eventlog.LogSink;
import dev.baton.integrations.AwsSettings;
import dev.baton.integrations.HttpClients;
import dev.baton.integrations.sdk.AwsClient;
import dev.baton.integrations.sdk.AwsReply;
import dev.baton.integrations.sdk.OwnCredentials;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;

/** CloudWatch Logs where the environment has it. */
public final class CloudWatchLogs implements LogDestinations {
    private static final Duration SILENCE = Duration.ofSeconds(10);

    private final LogCalls calls;

    private CloudWatchLogs(LogCalls calls) {
        this.calls = calls;
    }

    /** With this process's own credentials. */
    public static CloudWatchLogs of(AwsSettings settings) {
        AwsClient client = new AwsClient(settings, new HttpClients(SILENCE), Map.of());
        OwnCredentials credentials = new OwnCredentials(settings);
        return new CloudWatchLogs(new LogCalls(client, credentials::own));
    }

    /** Where records are written to. */
    public LogSink sink(InstantSource clock) {
        return new CloudWatchLogSink(calls, clock);
    }

    /** Whether the service says that there is no such group; one that cannot be asked has it. */
    @Override
    public boolean mayExist(String logGroupArn) {
        return LogGroupArn.of(logGroupArn).map(this::mayExist).orElse(false);
    }

    private boolean mayExist(LogGroupArn group) {
        ObjectNode input = JsonNodeFactory.instance.objectNode();
        input.put("logGroupNamePrefix", group.name());
        if (calls.ask("DescribeLogGroups", group.region(), input) instanceof AwsReply.Done done) {
            for (JsonNode found : done.output().path("logGroups")) {
                if (found.path("logGroupName").asText().equals(group.name())) {
                    return true;
                }
            }
            return done.output().hasNonNull("nextToken");
        }
        return true;
    }
}
