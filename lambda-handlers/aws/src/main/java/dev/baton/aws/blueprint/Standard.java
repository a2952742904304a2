package dev.baton.aws.blueprint;

import static java.util.Map.entry;

import dev.baton.aws.blueprint.AlarmShape.Metric;
import dev.baton.aws.blueprint.FunctionShape.Every;
import dev.baton.aws.blueprint.FunctionShape.Lane;
import dev.baton.aws.blueprint.FunctionShape.Source;
import dev.baton.aws.blueprint.FunctionShape.Url;
import dev.baton.aws.blueprint.QueueShape.DeadLetters;
import dev.baton.aws.blueprint.TableShape.Keys;
import dev.baton.engine.status.StatusEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Baton as it is deployed: the one place where its parts, their bounds and their alarms are written down. */
public final class Standard {
    /** Heads, entries, tokens, Express inputs, timers. */
    public static final String EXECUTIONS = "ExecutionsTable";
    /** Machines, versions and definitions. */
    public static final String REGISTRY = "RegistryTable";
    /** Of drivers. */
    public static final String SHORT = "ShortQueue";
    /** Of drivers that have time for long calls. */
    public static final String LONG = "LongQueue";
    /** Of asynchronous Express executions. */
    public static final String EXPRESS = "ExpressQueue";
    /** Where messages of all three end that nobody could use. */
    public static final String DEAD = "DeadLettersQueue";
    /** Where events of the starter end that started nothing at any try. */
    public static final String FAILED_STARTS = "FailedStartsQueue";
    /** Payloads that are too big for items. */
    public static final String PAYLOADS = "PayloadsBucket";
    /** Seals task tokens and page tokens. */
    public static final String SECRET = "TokenSecret";
    /** Of all functions that run executions. */
    public static final String TASK_ROLE = "TaskRole";
    /** The namespace of Baton's own metrics. */
    public static final String METRICS = "Baton";
    /** Of executions that nobody drove when they were due: the sweep tells it, with the executions table's name as its dimension. */
    public static final String OVERDUE_METRIC = "OverdueExecutions";
    /** Its dimension. */
    public static final String OVERDUE_DIMENSION = "ExecutionsTable";

    /** Between a function's time-out and the moment at which its messages come again. */
    public static final Duration MARGIN = Duration.ofSeconds(30);

    /** The newest version of the durable form that the release before this one reads: so it can be gone back to. */
    public static final int FORMAT_LEVEL = 3;

    /** How long finished executions are kept when nobody says so. */
    public static final Duration RETENTION = Duration.ofDays(90);

    private static final String EVENT_BUS = "EventBus";
    private static final String EVENT_BUS_VARIABLE = "BATON_EVENT_BUS";

    private static final String STARTER = "StarterFunction";
    private static final String SWEEP_ROLE = "SweepRole";
    private static final String STARTER_ROLE = "StarterRole";
    private static final String STATE_MACHINES_ROLE = "StateMachinesRole";

    /** What it is. */
    public static final Blueprint BLUEPRINT = new Blueprint(
            tables(),
            queues(),
            // A year, which may have 366 days, and the month that items outlive the retention.
            new BucketShape(PAYLOADS, Duration.ofDays(366 + 30)),
            new SecretShape(SECRET, 44),
            environment(),
            List.of(
                    new RoleShape(TASK_ROLE, RoleGrants.task()),
                    new RoleShape(SWEEP_ROLE, RoleGrants.sweep()),
                    new RoleShape(STARTER_ROLE, RoleGrants.starter()),
                    new RoleShape(STATE_MACHINES_ROLE, RoleGrants.stateMachines())),
            functions(),
            alarms(),
            List.of());

    /** The roles of functions by which executions begin, go on or end. */
    public static final List<String> PUBLISHERS = List.of(TASK_ROLE, SWEEP_ROLE, STATE_MACHINES_ROLE);

    private Standard() {}

    /**
     * The same, telling an event bus of executions and, by the bus, a topic of those that failed.
     *
     * @param bus its name
     */
    public static Blueprint publishing(String bus) {
        Map<String, Setting> environment = new HashMap<>(BLUEPRINT.environment());
        environment.put(EVENT_BUS_VARIABLE, new Setting.Chosen(EVENT_BUS, bus));
        return new Blueprint(
                BLUEPRINT.tables(),
                BLUEPRINT.queues(),
                BLUEPRINT.bucket(),
                BLUEPRINT.secret(),
                environment,
                BLUEPRINT.roles().stream().map(Standard::publishing).toList(),
                BLUEPRINT.functions(),
                BLUEPRINT.alarms(),
                List.of(new RuleShape(
                        "FailuresRule",
                        StatusEvent.SOURCE,
                        StatusEvent.DETAIL_TYPE,
                        Set.of("ABORTED", "FAILED", "TIMED_OUT"))));
    }

    private static RoleShape publishing(RoleShape role) {
        Set<Grant> grants = new HashSet<>(role.grants());
        if (PUBLISHERS.contains(role.id())) {
            grants.add(publishingGrant());
        }
        return new RoleShape(role.id(), grants);
    }

    /** What whoever tells an event bus may do. */
    public static Grant publishingGrant() {
        return Grant.of(new Grant.Named(EVENT_BUS), "events", "PutEvents");
    }

    private static List<TableShape> tables() {
        return List.of(
                // Of the class for what is read seldom: what is kept for 90 days costs more to keep than to write.
                new TableShape(
                        EXECUTIONS,
                        new Keys("pk", "sk"),
                        Map.of("list", new Keys("lk", "ls"), "due", new Keys("dk", "ds")),
                        Optional.of("ttl"),
                        true),
                new TableShape(REGISTRY, new Keys("pk", "sk"), Map.of(), Optional.empty(), false));
    }

    private static List<QueueShape> queues() {
        return List.of(
                lane(SHORT, Duration.ofSeconds(120)),
                lane(LONG, Duration.ofSeconds(900)),
                lane(EXPRESS, Duration.ofSeconds(310)),
                // The longest that SQS has. Longer than that of the lanes, because a dead letter's age counts from when
                // it was first
                // sent.
                new QueueShape(DEAD, Duration.ZERO, Duration.ofDays(14), Optional.empty()),
                // As long as SQS can: somebody must mend what is wrong before these are of use.
                new QueueShape(FAILED_STARTS, Duration.ZERO, Duration.ofDays(14), Optional.empty()));
    }

    /** A message that is not taken for four days is of no use: the sweep has driven its execution long ago. */
    private static QueueShape lane(String id, Duration timeout) {
        return new QueueShape(id, timeout.plus(MARGIN), Duration.ofDays(4), Optional.of(new DeadLetters(DEAD, 5)));
    }

    private static Map<String, Setting> environment() {
        return Map.ofEntries(
                entry("BATON_ACCOUNT_ID", new Setting.AccountId()),
                entry("BATON_ACTIVITY_QUEUE_PREFIX", new Setting.StackName()),
                entry("BATON_EXECUTIONS_TABLE", new Setting.NameOf(EXECUTIONS)),
                entry("BATON_REGISTRY_TABLE", new Setting.NameOf(REGISTRY)),
                entry("BATON_QUEUE_URL", new Setting.UrlOf(SHORT)),
                entry("BATON_LONG_QUEUE_URL", new Setting.UrlOf(LONG)),
                entry("BATON_EXPRESS_QUEUE_URL", new Setting.UrlOf(EXPRESS)),
                entry("BATON_DEAD_LETTER_QUEUE_URL", new Setting.UrlOf(DEAD)),
                entry("BATON_PAYLOAD_BUCKET", new Setting.NameOf(PAYLOADS)),
                entry("BATON_TOKEN_SECRET", new Setting.HeldBy(SECRET)),
                entry(EVENT_BUS_VARIABLE, new Setting.Chosen(EVENT_BUS, "")),
                entry("BATON_ACCESS", new Setting.Chosen("Access", "iam")),
                entry("BATON_FORMAT_LEVEL", new Setting.Chosen("FormatLevel", Integer.toString(FORMAT_LEVEL))),
                entry("BATON_LOG_LEVEL", new Setting.Chosen("LogLevel", "INFO")),
                entry("BATON_RETENTION_DAYS", new Setting.Chosen("RetentionDays", Long.toString(RETENTION.toDays()))));
    }

    private static List<FunctionShape> functions() {
        return List.of(
                // StartSyncExecution waits up to five minutes.
                function("ApiFunction", 310, TASK_ROLE, new Url(), false),
                function("DriverFunction", 120, TASK_ROLE, new Lane(SHORT, 10), true),
                function("LongTaskFunction", 900, TASK_ROLE, new Lane(LONG, 10), true),
                function("ExpressFunction", 310, TASK_ROLE, new Lane(EXPRESS, 10), true),
                function("SweepFunction", 120, SWEEP_ROLE, new Every(Duration.ofMinutes(1)), false),
                new FunctionShape(
                        STARTER,
                        Duration.ofSeconds(60),
                        512,
                        STARTER_ROLE,
                        Optional.empty(),
                        false,
                        Optional.of(FAILED_STARTS)),
                new FunctionShape(
                        "StateMachinesFunction",
                        Duration.ofSeconds(120),
                        512,
                        STATE_MACHINES_ROLE,
                        Optional.empty(),
                        false,
                        Optional.empty()));
    }

    /** 512 MB: with less the processor's share makes starts slow. */
    private static FunctionShape function(String id, int timeout, String role, Source source, boolean feedsItself) {
        return new FunctionShape(
                id, Duration.ofSeconds(timeout), 512, role, Optional.of(source), feedsItself, Optional.empty());
    }

    private static List<AlarmShape> alarms() {
        List<AlarmShape> alarms = new ArrayList<>();
        alarms.add(anyMessage("DeadLettersAlarm", DEAD));
        alarms.add(anyMessage("FailedStartsAlarm", FAILED_STARTS));
        // Lambda counts what it could not send to that queue either, and then drops it.
        alarms.add(ofFunction("LostStartsAlarm", "DeadLetterErrors", STARTER, 0));
        for (String lane : List.of(SHORT, LONG, EXPRESS)) {
            String id = "Old" + lane.replace("Queue", "MessagesAlarm");
            alarms.add(AlarmShape.above(
                    id,
                    new Metric("AWS/SQS", "ApproximateAgeOfOldestMessage"),
                    "QueueName",
                    lane,
                    "Maximum",
                    1,
                    5,
                    300));
        }
        for (FunctionShape function : functions()) {
            String name = function.id().replace("Function", "");
            alarms.add(ofFunction(name + "ErrorsAlarm", "Errors", function.id(), 5));
            alarms.add(ofFunction(name + "ThrottlesAlarm", "Throttles", function.id(), 0));
        }
        alarms.add(new AlarmShape(
                "NoSweepAlarm",
                new Metric("AWS/Lambda", "Invocations"),
                "FunctionName",
                "SweepFunction",
                "Sum",
                1,
                5,
                1,
                false,
                true));
        alarms.add(AlarmShape.above(
                "OverdueAlarm",
                new Metric(METRICS, OVERDUE_METRIC),
                OVERDUE_DIMENSION,
                EXECUTIONS,
                "Maximum",
                1,
                5,
                0));
        Stream.of("Read", "Write")
                .map(kind -> AlarmShape.above(
                        kind + "ThrottlesAlarm",
                        new Metric("AWS/DynamoDB", kind + "ThrottleEvents"),
                        "TableName",
                        EXECUTIONS,
                        "Sum",
                        5,
                        1,
                        10))
                .forEach(alarms::add);
        return alarms;
    }

    private static AlarmShape anyMessage(String id, String queue) {
        return AlarmShape.above(
                id,
                new Metric("AWS/SQS", "ApproximateNumberOfMessagesVisible"),
                "QueueName",
                queue,
                "Maximum",
                1,
                1,
                0);
    }

    private static AlarmShape ofFunction(String id, String metric, String function, double bound) {
        return AlarmShape.above(id, new Metric("AWS/Lambda", metric), "FunctionName", function, "Sum", 5, 1, bound);
    }
}
