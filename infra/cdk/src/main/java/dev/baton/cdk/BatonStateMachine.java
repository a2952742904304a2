package dev.baton.cdk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.CustomResource;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.events.EventField;
import software.amazon.awscdk.services.events.IRuleTarget;
import software.amazon.awscdk.services.events.RuleTargetInput;
import software.amazon.awscdk.services.events.targets.LambdaFunction;
import software.amazon.awscdk.services.iam.ArnPrincipal;
import software.amazon.awscdk.services.iam.Grant;
import software.amazon.awscdk.services.iam.IGrantable;
import software.amazon.awscdk.services.iam.IRole;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.scheduler.ContextAttribute;
import software.amazon.awscdk.services.scheduler.IScheduleTarget;
import software.amazon.awscdk.services.scheduler.ScheduleTargetInput;
import software.amazon.awscdk.services.scheduler.targets.LambdaInvoke;
import software.amazon.awscdk.services.sqs.IQueue;
import software.amazon.awscdk.services.stepfunctions.StateMachineType;
import software.constructs.Construct;

/**
 * A state machine of a {@link BatonEngine}, made and deleted with its stack.
 *
 * <pre>{@code
 * BatonStateMachine.Builder.create(this, "Orders", engine, MachineDefinition.fromFile(Path.of("orders.asl.json")))
 *         .substitutions(Map.of("ChargeFunction", charge.getFunctionArn()))
 *         .build();
 * }</pre>
 */
public final class BatonStateMachine extends Construct {
    private final BatonEngine engine;
    private final IRole role;
    private final CustomResource resource;

    private BatonStateMachine(Builder builder) {
        super(builder.scope, builder.id);
        this.engine = builder.engine;
        MachineDefinition.Bound definition = builder.definition.bind(this, engine);
        this.role = Optional.ofNullable(builder.role)
                .orElseGet(() -> Role.Builder.create(this, "Role")
                        .assumedBy(new ArnPrincipal(engine.taskRole().getRoleArn()))
                        .build());
        definition.statements().forEach(role::addToPrincipalPolicy);
        Map<String, Object> properties = new HashMap<>(builder.properties);
        properties.putAll(definition.properties());
        properties.put("RoleArn", role.getRoleArn());
        this.resource = CustomResource.Builder.create(this, "Resource")
                .serviceToken(engine.serviceToken())
                .resourceType("Custom::BatonStateMachine")
                .serviceTimeout(Duration.minutes(5))
                .properties(properties)
                .build();
    }

    /** {@code arn:aws:states:…:stateMachine:…}. */
    public String stateMachineArn() {
        return resource.getRef();
    }

    /** The role in which its tasks call services, and Lambda functions. */
    public IRole role() {
        return role;
    }

    /** Its name. */
    public String stateMachineName() {
        return resource.getAttString("Name");
    }

    /**
     * Lets somebody start executions by the API's URL. Where the engine does not demand grants ({@link BatonEngine.Builder#onlyWhatIsGranted}), whoever may call
     * it may call all actions on all machines.
     */
    public Grant grantStartExecution(IGrantable grantee) {
        return grant(grantee, "start");
    }

    /** Lets somebody look at this machine and its executions. */
    public Grant grantRead(IGrantable grantee) {
        return grant(grantee, "read");
    }

    /** Lets somebody stop and redrive executions, and do their tasks. */
    public Grant grantOperate(IGrantable grantee) {
        return grant(grantee, "operate");
    }

    private Grant grant(IGrantable grantee, String right) {
        EngineGrants.make(this, engine.serviceToken(), grantee, List.of(right), stateMachineArn());
        return engine.grantCall(grantee);
    }

    /** Publishes what it is now as a version, with an alias that points to it: the alias's ARN. */
    public String alias(String name) {
        CustomResource version = CustomResource.Builder.create(this, name + "Version")
                .serviceToken(engine.serviceToken())
                .resourceType("Custom::BatonStateMachineVersion")
                .serviceTimeout(Duration.minutes(5))
                .properties(Map.of(
                        "StateMachineArn",
                        stateMachineArn(),
                        "StateMachineRevisionId",
                        resource.getAttString("StateMachineRevisionId")))
                .build();
        return CustomResource.Builder.create(this, name + "Alias")
                .serviceToken(engine.serviceToken())
                .resourceType("Custom::BatonStateMachineAlias")
                .serviceTimeout(Duration.minutes(5))
                .properties(Map.of(
                        "Name",
                        name,
                        "RoutingConfiguration",
                        List.of(Map.of("StateMachineVersionArn", version.getRef(), "Weight", "100"))))
                .build()
                .getRef();
    }

    /**
     * A target of EventBridge's rules: the event is the input, and its id the execution's name, so that one event starts one execution.
     *
     * @param deadLetters for events that cannot be handed to the engine; those that it has and cannot start lie in {@link BatonEngine#failedStarts}
     */
    public IRuleTarget asTarget(IQueue deadLetters) {
        return LambdaFunction.Builder.create(engine.function("StarterFunction"))
                .event(RuleTargetInput.fromObject(new TreeMap<>(Map.of(
                        "stateMachineArn",
                        stateMachineArn(),
                        "name",
                        EventField.getEventId(),
                        "input",
                        EventField.fromPath("$")))))
                .deadLetterQueue(deadLetters)
                .build();
    }

    /**
     * A target of EventBridge Scheduler; the schedule's execution id is the execution's name.
     *
     * @param deadLetters for times that cannot be handed to the engine; those that it has and cannot start lie in {@link BatonEngine#failedStarts}
     */
    public IScheduleTarget asScheduleTarget(Map<String, Object> input, IQueue deadLetters) {
        return LambdaInvoke.Builder.create(engine.function("StarterFunction"))
                .input(ScheduleTargetInput.fromObject(new TreeMap<>(Map.of(
                        "stateMachineArn",
                        stateMachineArn(),
                        "name",
                        ContextAttribute.getExecutionId(),
                        "input",
                        input))))
                .deadLetterQueue(deadLetters)
                .build();
    }

    /** Standard executions that were started. */
    public Metric metricStarted() {
        return metric("ExecutionsStarted", "Sum");
    }

    /** Executions that succeeded. */
    public Metric metricSucceeded() {
        return metric("ExecutionsSucceeded", "Sum");
    }

    /** Executions that failed. */
    public Metric metricFailed() {
        return metric("ExecutionsFailed", "Sum");
    }

    /** Executions that were stopped. */
    public Metric metricAborted() {
        return metric("ExecutionsAborted", "Sum");
    }

    /** Executions that took too long. */
    public Metric metricTimedOut() {
        return metric("ExecutionsTimedOut", "Sum");
    }

    /** Milliseconds from start to end. */
    public Metric metricTime() {
        return metric("ExecutionTime", "Average");
    }

    private Metric metric(String name, String statistic) {
        return Metric.Builder.create()
                .namespace("Baton")
                .metricName(name)
                .dimensionsMap(Map.of("StateMachineArn", stateMachineArn()))
                .statistic(statistic)
                .build();
    }

    /** Chooses how a state machine is. */
    public static final class Builder {
        private final Construct scope;
        private final String id;
        private final BatonEngine engine;
        private final MachineDefinition definition;
        private final Map<String, Object> properties = new HashMap<>();
        private @Nullable IRole role;

        private Builder(Construct scope, String id, BatonEngine engine, MachineDefinition definition) {
            this.scope = scope;
            this.id = id;
            this.engine = engine;
            this.definition = definition;
        }

        /** One of that engine. */
        public static Builder create(Construct scope, String id, BatonEngine engine, MachineDefinition definition) {
            return new Builder(scope, id, engine, definition);
        }

        /** Without one, it gets a name of stack, id and chance. Another name is another machine. */
        public Builder name(String name) {
            properties.put("StateMachineName", name);
            return this;
        }

        /** Standard when nothing is said. Another type is another machine. */
        public Builder type(StateMachineType type) {
            properties.put("StateMachineType", type.name());
            return this;
        }

        /** What <code>${Name}</code> in the definition becomes. */
        public Builder substitutions(Map<String, String> substitutions) {
            properties.put("DefinitionSubstitutions", new TreeMap<>(substitutions));
            return this;
        }

        /** One that is there, and trusts {@link BatonEngine#taskRole}; otherwise one is made. */
        public Builder role(IRole wanted) {
            this.role = wanted;
            return this;
        }

        /** Tags of the state machine. */
        public Builder tags(Map<String, String> tags) {
            List<Map<String, String>> list = new ArrayList<>();
            new TreeMap<>(tags).forEach((key, value) -> list.add(Map.of("Key", key, "Value", value)));
            properties.put("Tags", list);
            return this;
        }

        /** Makes it. */
        public BatonStateMachine build() {
            return new BatonStateMachine(this);
        }
    }
}
