package dev.baton.integrations.sdk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.integrations.sdk.model.OperationModel;
import dev.baton.integrations.sdk.model.ServiceModel;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/**
 * One call of a service.
 *
 * @param input under the model's names
 * @param credentials by which it is signed
 * @param region where to
 * @param traceHeader of the execution
 * @param most how long it may take, to the last byte of its answer
 */
public record AwsCall(
        ServiceModel service,
        OperationModel operation,
        ObjectNode input,
        AwsCredentialsIdentity credentials,
        String region,
        Optional<String> traceHeader,
        Duration most) {
    public AwsCall {
        Objects.requireNonNull(service, "service");
        Objects.requireNonNull(operation, "operation");
        Objects.requireNonNull(input, "input");
        Objects.requireNonNull(credentials, "credentials");
        Objects.requireNonNull(region, "region");
        Objects.requireNonNull(traceHeader, "traceHeader");
        Objects.requireNonNull(most, "most");
    }
}
