package dev.baton.local;

import dev.baton.asl.Limits;
import dev.baton.engine.api.ApiSettings;
import dev.baton.engine.api.RedriveRules;
import dev.baton.integrations.AwsSettings;
import dev.baton.integrations.mock.MockConfiguration;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * How one process behaves, whatever its store.
 *
 * @param api account and region
 * @param aws where the services are that tasks call
 * @param limits AWS's, or lifted
 * @param mocks what tasks answer in test cases
 * @param executionLogs the folder to which executions' events are logged
 * @param redrives which executions may be redriven
 * @param eventBus name or ARN of the bus of EventBridge that is told of executions' statuses; without one nobody is
 */
public record LocalSettings(
        ApiSettings api,
        AwsSettings aws,
        Limits limits,
        MockConfiguration mocks,
        Optional<Path> executionLogs,
        RedriveRules redrives,
        Optional<String> eventBus) {
    /** AWS's. */
    private static final long REDRIVE_DAYS = 14;

    private static final String EVENT_BRIDGE = "EVENTBRIDGE";

    public LocalSettings {
        Objects.requireNonNull(api, "api");
        Objects.requireNonNull(aws, "aws");
        Objects.requireNonNull(limits, "limits");
        Objects.requireNonNull(mocks, "mocks");
        Objects.requireNonNull(redrives, "redrives");
        Objects.requireNonNull(executionLogs, "executionLogs");
        Objects.requireNonNull(eventBus, "eventBus");
        if (eventBus.isPresent() && aws.endpoint(EVENT_BRIDGE).isEmpty()) {
            throw new IllegalArgumentException("events are published where AWS_ENDPOINT_URL_" + EVENT_BRIDGE
                    + " or AWS_ENDPOINT_URL says, and neither is set; AWS itself is https://events." + aws.region()
                    + ".amazonaws.com");
        }
    }

    /** The same, and executions' events are logged to a folder. */
    public LocalSettings loggingTo(Path folder) {
        return new LocalSettings(api, aws, limits, mocks, Optional.of(folder), redrives, eventBus);
    }

    /**
     * The same, and a bus of EventBridge is told of executions' statuses.
     *
     * @throws IllegalArgumentException when no variable says where EventBridge is: who runs definitions here seldom means an account
     */
    public LocalSettings publishingTo(String bus) {
        return new LocalSettings(api, aws, limits, mocks, executionLogs, redrives, Optional.of(bus));
    }

    /**
     * Reads the variables of Step Functions Local: {@code AWS_ACCOUNT_ID}, {@code AWS_DEFAULT_REGION}, {@code
     * LAMBDA_ENDPOINT} and {@code WAIT_TIME_SCALE}. The mock configuration comes apart, because {@code run} names another.
     *
     * @param historyEvents the bound of histories
     * @throws IllegalArgumentException when a variable has no sense; the message names it
     */
    public static LocalSettings of(Map<String, String> environment, long historyEvents, MockConfiguration mocks) {
        AwsSettings aws = new AwsSettings(environment);
        // Read here, so that a wrong one is told at the start and not by the first task.
        aws.endpoint("LAMBDA");
        Limits limits = new Limits(
                historyEvents, Limits.AWS.payloadBytes(), Limits.AWS.openIterations(), waitTimeScale(environment));
        return new LocalSettings(
                ApiSettings.of(environment),
                aws,
                limits,
                mocks,
                Optional.empty(),
                RedriveRules.of(REDRIVE_DAYS, historyEvents),
                Optional.empty());
    }

    /** @param days for how long after its end an execution may be redriven; 0 for any time */
    public LocalSettings redrivableFor(long days) {
        return new LocalSettings(
                api, aws, limits, mocks, executionLogs, RedriveRules.of(days, limits.historyEvents()), eventBus);
    }

    private static double waitTimeScale(Map<String, String> environment) {
        String value = environment.getOrDefault("WAIT_TIME_SCALE", "").strip();
        if (value.isEmpty()) {
            return 1;
        }
        try {
            double scale = Double.parseDouble(value);
            if (scale >= 0 && Double.isFinite(scale)) {
                return scale;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("WAIT_TIME_SCALE is not a number: " + value, e);
        }
        throw new IllegalArgumentException("WAIT_TIME_SCALE is not zero or more: " + value);
    }
}
