package dev.baton.functions;

import dev.baton.asl.Limits;
import dev.baton.aws.sqs.Queues;
import dev.baton.engine.api.ApiSettings;
import dev.baton.engine.api.RedriveRules;
import dev.baton.engine.log.codec.FormatLevel;
import dev.baton.integrations.AwsSettings;
import dev.baton.integrations.sdk.AwsTasks;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the functions are told by their environment; {@code docs/functions.md} lists the variables.
 *
 * @param api account and region
 * @param aws endpoints of services
 * @param executionsTable name of the table of executions, tokens and timers
 * @param registryTable name of the table of state machines
 * @param bucket for what is too big for an item; without one such a write fails
 * @param queues of the lanes
 * @param secrets seal task tokens and page tokens
 * @param retention how long finished executions are kept
 * @param leaseMargin after the end of a lease, before its attempt counts as lost
 * @param limits AWS's, or with waits scaled and histories as long as wanted
 * @param clockOffset how far the engine's clock is ahead of the system's; for tests of clocks that disagree
 * @param ledger whether each invocation tells what it used
 * @param callMetrics whether there are metrics of what tasks call
 * @param activities their queues and polls
 * @param redrives which executions may be redriven
 * @param level up to which version entries are written
 * @param byGrants whether callers of the URL may do what was granted to them only
 * @param eventBus name or ARN of the bus that is told of executions' statuses; without one nobody is
 */
public record FunctionSettings(
        ApiSettings api,
        AwsSettings aws,
        String executionsTable,
        String registryTable,
        Optional<String> bucket,
        Queues queues,
        Secrets secrets,
        Duration retention,
        Duration leaseMargin,
        Limits limits,
        Duration clockOffset,
        boolean ledger,
        boolean callMetrics,
        ActivitySettings activities,
        RedriveRules redrives,
        FormatLevel level,
        boolean byGrants,
        Optional<String> eventBus) {

    /**
     * What activities need.
     *
     * @param queueUrls what the URLs of their queues begin with
     * @param longestPoll how long a GetActivityTask is held: a held function costs
     */
    record ActivitySettings(String queueUrls, Duration longestPoll) {
        ActivitySettings {
            Objects.requireNonNull(queueUrls, "queueUrls");
            Objects.requireNonNull(longestPoll, "longestPoll");
        }

        /** Beside the queue of the short lane: there the name is what stands before {@code -short}, or as it is given. */
        static ActivitySettings of(String shortLane, Optional<String> prefix, Duration longestPoll) {
            int slash = shortLane.lastIndexOf('/') + 1;
            String name = shortLane.substring(slash);
            String own = name.endsWith("-short") ? name.substring(0, name.length() - "-short".length()) : name;
            return new ActivitySettings(shortLane.substring(0, slash) + prefix.orElse(own), longestPoll);
        }
    }

    /**
     * Bytes that are never printed.
     *
     * @param all the first seals, and each opens what it sealed
     */
    record Secrets(List<byte[]> all) {
        Secrets {
            all = List.copyOf(all);
        }

        @Override
        public String toString() {
            return all.size() + " secrets";
        }
    }

    public FunctionSettings {
        Objects.requireNonNull(api, "api");
        Objects.requireNonNull(aws, "aws");
        Objects.requireNonNull(executionsTable, "executionsTable");
        Objects.requireNonNull(registryTable, "registryTable");
        Objects.requireNonNull(bucket, "bucket");
        Objects.requireNonNull(queues, "queues");
        Objects.requireNonNull(secrets, "secrets");
        Objects.requireNonNull(retention, "retention");
        Objects.requireNonNull(leaseMargin, "leaseMargin");
        Objects.requireNonNull(limits, "limits");
        Objects.requireNonNull(clockOffset, "clockOffset");
        Objects.requireNonNull(activities, "activities");
        Objects.requireNonNull(redrives, "redrives");
        Objects.requireNonNull(level, "level");
        Objects.requireNonNull(eventBus, "eventBus");
    }

    /** The clock that the engine goes by. */
    InstantSource clock() {
        return InstantSource.offset(InstantSource.system(), clockOffset);
    }

    /** Nothing else: the environment holds secrets, and settings are printed. */
    private static Map<String, String> endpoints(Map<String, String> environment) {
        return environment.entrySet().stream()
                .filter(variable -> variable.getKey().contains("ENDPOINT")
                        || variable.getKey().endsWith("_REGION"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /**
     * Reads and checks all variables.
     *
     * @throws WrongSettingsException when some are missing or wrong; it names every one of them
     */
    public static FunctionSettings of(Map<String, String> environment) {
        EnvironmentReader in = new EnvironmentReader(environment);
        AwsSettings endpoints = new AwsSettings(endpoints(environment));
        // A server of one's own that plays all of AWS seldom has the machines' roles. An endpoint of one service may be
        // a door
        // into AWS itself, and then the roles are what keeps machines apart.
        String inRoles = String.valueOf(endpoints.endpoint("").isEmpty());
        AwsSettings aws =
                endpoints.with(AwsTasks.ASSUME_ROLES, environment.getOrDefault(AwsTasks.ASSUME_ROLES, inRoles));
        String account = in.matching("BATON_ACCOUNT_ID", "\\d{12}", "12 digits");
        String executions = in.matching("BATON_EXECUTIONS_TABLE", "[\\w.-]{3,255}", "the name of a DynamoDB table");
        String registry = in.matching("BATON_REGISTRY_TABLE", "[\\w.-]{3,255}", "the name of a DynamoDB table");
        Queues queues = new Queues(
                in.url("BATON_QUEUE_URL"),
                in.url("BATON_LONG_QUEUE_URL"),
                in.url("BATON_EXPRESS_QUEUE_URL"),
                in.url("BATON_DEAD_LETTER_QUEUE_URL"));
        Secrets secrets = new Secrets(in.secrets("BATON_TOKEN_SECRET"));
        long days = in.wholeNumber("BATON_RETENTION_DAYS", 90, 1, 3650);
        long margin = in.wholeNumber("BATON_LEASE_MARGIN_SECONDS", 10, 1, 300);
        long clockOffset = in.wholeNumber("BATON_CLOCK_OFFSET_MILLIS", 0, -60_000, 60_000);
        double waitScale = in.fraction("BATON_WAIT_TIME_SCALE", 1);
        long events = in.wholeNumber("BATON_HISTORY_LIMIT", Limits.AWS.historyEvents(), 0, Long.MAX_VALUE);
        boolean ledger = in.flag("BATON_LEDGER");
        boolean callMetrics = in.flag("BATON_CALL_METRICS");
        long hold = in.wholeNumber("BATON_ACTIVITY_HOLD_SECONDS", 20, 0, 60);
        long level =
                in.wholeNumber("BATON_FORMAT_LEVEL", FormatLevel.newest(), FormatLevel.least(), FormatLevel.newest());
        String access = in.oneOf("BATON_ACCESS", List.of("iam", "grants"));
        long redriveDays = in.wholeNumber("BATON_REDRIVE_DAYS", 14, 0, 3650);
        Optional<String> activityQueues = Optional.ofNullable(environment.get("BATON_ACTIVITY_QUEUE_PREFIX"))
                .filter(prefix -> !prefix.isBlank());
        Optional<String> eventBus = in.optional(
                "BATON_EVENT_BUS",
                "([\\w./-]{1,256}|arn:[\\w-]+:events:[\\w-]+:\\d{12}:event-bus/[\\w./-]{1,256})",
                "the name or ARN of an event bus");
        in.check(() -> limits(events, waitScale));
        in.check(() -> aws.endpoint("DYNAMODB"));
        in.check(() -> aws.endpoint("SQS"));
        in.check(() -> aws.endpoint("S3"));
        in.check(() -> aws.endpoint("LAMBDA"));
        in.check(() -> aws.endpoint("EVENTBRIDGE"));
        in.throwIfWrong();
        return new FunctionSettings(
                ApiSettings.of(Map.of("AWS_ACCOUNT_ID", account, "AWS_DEFAULT_REGION", aws.region())),
                aws,
                executions,
                registry,
                Optional.ofNullable(environment.get("BATON_PAYLOAD_BUCKET")).filter(name -> !name.isBlank()),
                queues,
                secrets,
                Duration.ofDays(days),
                Duration.ofSeconds(margin),
                limits(events, waitScale),
                Duration.ofMillis(clockOffset),
                ledger,
                callMetrics,
                ActivitySettings.of(queues.shortLane(), activityQueues, Duration.ofSeconds(hold)),
                RedriveRules.of(redriveDays, events == 0 ? Long.MAX_VALUE : events),
                new FormatLevel(Math.toIntExact(level)),
                access.equals("grants"),
                eventBus);
    }

    /** @param events how long a history may become; 0 for any length, as the local server has it */
    private static Limits limits(long events, double waitScale) {
        if (events == 1) {
            throw new IllegalArgumentException("BATON_HISTORY_LIMIT must be 0 or at least 2, but is '1'");
        }
        return new Limits(
                events == 0 ? Long.MAX_VALUE : events,
                Limits.AWS.payloadBytes(),
                Limits.AWS.openIterations(),
                waitScale);
    }
}
