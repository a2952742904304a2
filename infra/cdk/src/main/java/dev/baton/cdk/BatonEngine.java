package dev.baton.cdk;

import dev.baton.aws.blueprint.Blueprint;
import dev.baton.aws.blueprint.Standard;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.dynamodb.ITable;
import software.amazon.awscdk.services.events.IEventBus;
import software.amazon.awscdk.services.iam.Grant;
import software.amazon.awscdk.services.iam.IGrantable;
import software.amazon.awscdk.services.iam.IRole;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.FunctionUrl;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.amazon.awscdk.services.sns.ITopic;
import software.amazon.awscdk.services.sqs.Queue;
import software.constructs.Construct;

/**
 * The engine: tables, queues, functions, alarms. State machines are {@link BatonStateMachine}s beside it.
 *
 * <pre>{@code
 * BatonEngine engine = BatonEngine.Builder.create(this, "Baton", Code.fromAsset("baton-functions.zip")).build();
 * }</pre>
 */
public final class BatonEngine extends Construct {
    private final EngineState state;
    private final EngineRoles roles;
    private final EngineFunctions functions;

    BatonEngine(Construct scope, String id, EngineSettings settings) {
        super(scope, id);
        Blueprint blueprint = Standard.BLUEPRINT;
        this.state = new EngineState(this, blueprint, settings);
        this.roles = new EngineRoles(this, blueprint, state, settings);
        this.functions = new EngineFunctions(this, blueprint, state, roles, settings);
        new EngineEvents(this, roles, settings);
        new EngineAlarms(this, blueprint, state, functions, settings);
    }

    /** The URL of the Step Functions API, for whom {@link #grantCall} lets in. */
    public FunctionUrl apiUrl() {
        return functions.apiUrl();
    }

    /**
     * Lets somebody call the API by its URL, and do that there.
     *
     * @param rights of read, start, operate, administer, and pass-role, whose resource are roles
     * @param resource ARN of a state machine, activity or role, with {@code *} for any characters
     */
    public Grant grant(IGrantable grantee, List<String> rights, String resource) {
        EngineGrants.make(this, serviceToken(), grantee, rights, resource);
        return grantCall(grantee);
    }

    /** Lets somebody call the API by its URL: every action, on every machine, unless only {@link Builder#onlyWhatIsGranted what is granted} is allowed. */
    public Grant grantCall(IGrantable grantee) {
        return functions.apiUrl().grantInvokeUrl(grantee);
    }

    /** The role that calls what Task states name. */
    public IRole taskRole() {
        return roles.role(Standard.TASK_ROLE);
    }

    /** Executions and their events. */
    public ITable executionsTable() {
        return state.table(Standard.EXECUTIONS);
    }

    /** Where messages end that nobody could use. */
    public Queue deadLetters() {
        return state.queue(Standard.DEAD);
    }

    /** Where events of rules and schedules end that started nothing at any try: the bodies are what the starter was invoked with. */
    public Queue failedStarts() {
        return state.queue(Standard.FAILED_STARTS);
    }

    /**
     * What {@code Custom::BatonStateMachine} has as its {@code ServiceToken}. Not an alias: it must stay what it is as long as there are machines, also
     * while versions come and go.
     */
    public String serviceToken() {
        return functions.function("StateMachinesFunction").getFunctionArn();
    }

    /** What {@code ./baton dead-letters} asks. */
    public String sweepFunctionName() {
        return functions.function("SweepFunction").getFunctionName();
    }

    /** The role of the function that makes state machines, which reads definitions from S3. */
    IRole stateMachinesRole() {
        return roles.role("StateMachinesRole");
    }

    /** The alias of a function that answers. */
    Alias function(String id) {
        return functions.alias(id);
    }

    /** Chooses how an engine is. */
    public static final class Builder {
        private final Construct scope;
        private final String id;
        private final Code code;
        private int retentionDays = Math.toIntExact(Standard.RETENTION.toDays());
        private int memoryMb = 512;
        private int laneConcurrency = 100;
        private int formatLevel = Standard.FORMAT_LEVEL;
        private String access = "iam";
        private String logLevel = "INFO";
        private RetentionDays logRetention = RetentionDays.ONE_MONTH;
        private List<String> taskFunctions = List.of("*");
        private List<String> taskRoles = List.of("*");
        private List<String> executionLogs = List.of("*");
        private List<String> encryptionKeys = List.of("*");
        private @Nullable IKey key;
        private @Nullable ITopic alarmTopic;
        private @Nullable IEventBus eventBus;
        private @Nullable ITopic failureTopic;
        private @Nullable ITable executionsTable;
        private @Nullable ITable registryTable;

        private Builder(Construct scope, String id, Code code) {
            this.scope = scope;
            this.id = id;
            this.code = code;
        }

        /** @param code {@code baton-functions.zip}, as the build makes it or as a release has it */
        public static Builder create(Construct scope, String id, Code code) {
            return new Builder(scope, id, code);
        }

        /** How long finished executions are kept, 1 to 3650 days; 90 when nothing is said. */
        public Builder retentionDays(int days) {
            if (days < 1 || days > 3650) {
                throw new IllegalArgumentException("retentionDays must be 1 to 3650, but is " + days);
            }
            this.retentionDays = days;
            return this;
        }

        /** Memory of each function, 256 MB or more; 512 when nothing is said. */
        public Builder memoryMb(int megabytes) {
            if (megabytes < 256 || megabytes > 10_240) {
                throw new IllegalArgumentException("memoryMb must be 256 to 10240, but is " + megabytes);
            }
            this.memoryMb = megabytes;
            return this;
        }

        /** How many processes the functions of each queue have at the most; 100 when nothing is said. */
        public Builder laneConcurrency(int processes) {
            if (processes < 2 || processes > 1000) {
                throw new IllegalArgumentException("laneConcurrency must be 2 to 1000, but is " + processes);
            }
            this.laneConcurrency = processes;
            return this;
        }

        /**
         * Up to which version of their durable form executions are written; what the release before reads when nothing is said. Raise it
         * when no older code will come back.
         */
        public Builder formatLevel(int level) {
            if (level < Standard.FORMAT_LEVEL) {
                throw new IllegalArgumentException(
                        "formatLevel must be at least " + Standard.FORMAT_LEVEL + ", but is " + level);
            }
            this.formatLevel = level;
            return this;
        }

        /**
         * Callers of the URL may do only what {@link BatonStateMachine#grantStartExecution}, {@link BatonEngine#grant} and the like grant them.
         * Otherwise whom IAM lets in may do all.
         */
        public Builder onlyWhatIsGranted() {
            this.access = "grants";
            return this;
        }

        /** ERROR, WARN, INFO, DEBUG or TRACE. */
        public Builder logLevel(String level) {
            if (!List.of("ERROR", "WARN", "INFO", "DEBUG", "TRACE").contains(level)) {
                throw new IllegalArgumentException(
                        "logLevel must be one of ERROR, WARN, INFO, DEBUG, TRACE, but is " + level);
            }
            this.logLevel = level;
            return this;
        }

        /** How long logs are kept; a month when nothing is said. */
        public Builder logRetention(RetentionDays retention) {
            this.logRetention = retention;
            return this;
        }

        /** ARNs, perhaps with wildcards, of the functions that Task states may call; all when nothing is said. */
        public Builder taskFunctions(List<String> arns) {
            this.taskFunctions = named("taskFunctions", "a function", arns);
            return this;
        }

        /** ARNs, perhaps with wildcards, of the roles that state machines may have; all that trust the engine when nothing is said. */
        public Builder taskRoles(List<String> arns) {
            this.taskRoles = named("taskRoles", "a role", arns);
            return this;
        }

        /** ARNs, perhaps with wildcards, of log groups to which state machines may log; all when nothing is said. */
        public Builder executionLogs(List<String> arns) {
            this.executionLogs = named("executionLogs", "a log group", arns);
            return this;
        }

        /** ARNs of the KMS keys by which state machines and activities may be encrypted; all whose policies allow it when nothing is said. */
        public Builder encryptionKeys(List<String> arns) {
            this.encryptionKeys = named("encryptionKeys", "a key", arns);
            return this;
        }

        private static List<String> named(String setting, String what, List<String> arns) {
            if (arns.isEmpty()) {
                throw new IllegalArgumentException(setting + " must name " + what + ", or not be set");
            }
            return List.copyOf(arns);
        }

        /** Encrypts tables, queues, bucket, secret and the functions' environments. */
        public Builder key(IKey wanted) {
            this.key = wanted;
            return this;
        }

        /** Hears of alarms. */
        public Builder alarmTopic(ITopic topic) {
            this.alarmTopic = topic;
            return this;
        }

        /** Tells a bus of this account and region that executions run and ended, as events of the source {@code baton.states}. */
        public Builder publishEvents(IEventBus bus) {
            this.eventBus = bus;
            return this;
        }

        /** Hears of executions that failed, timed out or were stopped, by the bus of {@link #publishEvents}. */
        public Builder failureTopic(ITopic topic) {
            this.failureTopic = topic;
            return this;
        }

        /** Goes on with the tables of an engine that was there before, instead of making new ones. */
        public Builder adopt(ITable executions, ITable registry) {
            this.executionsTable = executions;
            this.registryTable = registry;
            return this;
        }

        /** Makes it. */
        public BatonEngine build() {
            return new BatonEngine(
                    scope,
                    id,
                    new EngineSettings(
                            code,
                            retentionDays,
                            EngineSettings.payloadDays(retentionDays),
                            memoryMb,
                            laneConcurrency,
                            formatLevel,
                            access,
                            logLevel,
                            logRetention,
                            taskFunctions,
                            taskRoles,
                            executionLogs,
                            encryptionKeys,
                            Optional.ofNullable(key),
                            Optional.ofNullable(alarmTopic),
                            Optional.ofNullable(eventBus),
                            Optional.ofNullable(failureTopic),
                            Optional.ofNullable(executionsTable),
                            Optional.ofNullable(registryTable)));
        }
    }
}
