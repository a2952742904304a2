package dev.baton.integrations.logs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.integrations.sdk.AwsCall;
import dev.baton.integrations.sdk.AwsClient;
import dev.baton.integrations.sdk.AwsReply;
import dev.baton.integrations.sdk.model.ServiceModel;
import dev.baton.integrations.sdk.model.ServiceModels;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/** Calls CloudWatch Logs. */
final class LogCalls {
    private static final String SERVICE = "cloudwatchlogs";

    private static final Duration MOST = Duration.ofSeconds(30);

    private final AwsClient client;
    private final Supplier<AwsCredentialsIdentity> credentials;

    LogCalls(AwsClient client, Supplier<AwsCredentialsIdentity> credentials) {
        this.client = client;
        this.credentials = credentials;
    }

    /** A call that may be made twice; one that was not answered is: a connection that was kept may just have been closed. */
    AwsReply ask(String action, String region, ObjectNode input) {
        AwsReply first = call(action, region, input);
        return first instanceof AwsReply.Unanswered ? call(action, region, input) : first;
    }

    AwsReply call(String action, String region, ObjectNode input) {
        ServiceModel service = ServiceModels.all().service(SERVICE).orElseThrow();
        return client.call(new AwsCall(
                service,
                service.operation(action).orElseThrow(),
                input,
                credentials.get(),
                region,
                Optional.empty(),
                MOST));
    }
}
