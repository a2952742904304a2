package dev.baton.integrations;

import dev.baton.asl.definition.TaskResource;
import dev.baton.asl.execution.ErrorNames;
import dev.baton.asl.execution.Failure;
import dev.baton.asl.json.Json;
import dev.baton.asl.json.SourceNode;
import dev.baton.asl.validation.ResourceCatalog;
import dev.baton.engine.assembly.OwnEngine;
import dev.baton.engine.task.Cancellation;
import dev.baton.engine.task.HttpTrace;
import dev.baton.engine.task.JobStatus;
import dev.baton.engine.task.TaskAnswer;
import dev.baton.engine.task.TaskCall;
import dev.baton.engine.task.TaskIntegration;
import dev.baton.integrations.activity.ActivityTasks;
import dev.baton.integrations.containers.ContainerSettings;
import dev.baton.integrations.containers.Containers;
import dev.baton.integrations.http.ApiGatewayInvoke;
import dev.baton.integrations.http.HttpExchange;
import dev.baton.integrations.http.HttpInvoke;
import dev.baton.integrations.http.HttpSettings;
import dev.baton.integrations.http.HttpTargets;
import dev.baton.integrations.kubernetes.EksCall;
import dev.baton.integrations.kubernetes.EksRunJob;
import dev.baton.integrations.lambda.LambdaFunction;
import dev.baton.integrations.lambda.LambdaInvoke;
import dev.baton.integrations.mock.MockConfiguration;
import dev.baton.integrations.mock.Mocks;
import dev.baton.integrations.optimised.OptimisedIntegration;
import dev.baton.integrations.sdk.AwsAction;
import dev.baton.integrations.sdk.AwsSdkAction;
import dev.baton.integrations.sdk.AwsTasks;
import dev.baton.integrations.states.StartExecution;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import software.amazon.awssdk.services.lambda.LambdaClient;

/**
 * The table of all integrations: one more is one class and one line in {@link #of}. Mocks answer first, for the states that
 * they name; all other tasks go to the integration that serves their resource.
 */
public final class Integrations implements TaskIntegration, ResourceCatalog {
    private final List<TaskIntegration> table;
    private final Mocks mocks;

    /** @param table asked in this order */
    Integrations(List<TaskIntegration> table, Mocks mocks) {
        this.table = List.copyOf(table);
        this.mocks = mocks;
    }

    /**
     * All there are.
     *
     * @param engine whose tasks they are; asked with the first call
     */
    public static Integrations of(Supplier<LambdaClient> lambda, AwsTasks services, OwnEngine engine, Mocks mocks) {
        HttpTargets targets = HttpSettings.targets(services.settings());
        HttpExchange http = new HttpExchange(targets);
        List<TaskIntegration> table = new ArrayList<>();
        // Before what calls ECS and Batch.
        ContainerSettings.of(services.settings())
                .ifPresent(containers -> table.add(new Containers(containers, services)));
        table.addAll(List.of(
                new LambdaFunction(lambda, services.roles()),
                new LambdaInvoke(lambda, services.roles()),
                new StartExecution(engine),
                new ActivityTasks(engine),
                new OptimisedIntegration(services),
                new EksCall(services, targets),
                new EksRunJob(services, targets),
                new HttpInvoke(http, HttpSettings.connections(services)),
                new ApiGatewayInvoke(http, services.credentials(), targets),
                new AwsSdkAction(services)));
        return new Integrations(table, mocks);
    }

    /** Which resources there are integrations for, without anything that could call them. */
    public static ResourceCatalog catalog() {
        Integrations table = of(
                () -> {
                    throw new IllegalStateException("nothing is called here");
                },
                AwsTasks.of(new AwsSettings(Map.of())),
                NoEngine.INSTANCE,
                new Mocks(MockConfiguration.NONE));
        return table;
    }

    /** The integration of that resource. */
    public Optional<TaskIntegration> lookup(TaskResource resource) {
        return table.stream()
                .filter(integration -> integration.serves(resource))
                .findFirst();
    }

    @Override
    public boolean knowsServiceOf(TaskResource resource) {
        return !AwsAction.isGeneric(resource) || AwsAction.knowsService(resource);
    }

    @Override
    public Optional<String> nearest(String arn) {
        return ResourceNames.nearest(arn);
    }

    @Override
    public void checkArguments(TaskResource resource, SourceNode arguments, BiConsumer<SourceNode, String> faults) {
        ResourceNames.checkArguments(resource, arguments, faults);
    }

    /** Whether a real integration serves it. */
    @Override
    public boolean serves(TaskResource resource) {
        return lookup(resource).isPresent();
    }

    @Override
    public TaskAnswer call(TaskCall call) throws InterruptedException {
        Optional<TaskAnswer> mocked = mocks.answer(call);
        if (mocked.isPresent()) {
            return mocked.get();
        }
        Optional<TaskIntegration> integration = lookup(call.resource());
        if (integration.isEmpty()) {
            return new TaskAnswer.Failed(Failure.of(ErrorNames.RUNTIME, unserved(call)));
        }
        return integration.get().call(call);
    }

    /** A mock answers as a worker would. */
    @Override
    public Optional<TaskAnswer> offer(TaskCall call) {
        Optional<TaskAnswer> mocked = mocks.answer(call);
        return mocked.isPresent()
                ? mocked
                : lookup(call.resource())
                        .map(found -> found.offer(call))
                        .orElseGet(() ->
                                Optional.of(new TaskAnswer.Failed(Failure.of(ErrorNames.RUNTIME, unserved(call)))));
    }

    @Override
    public void withdraw(TaskCall call) {
        lookup(call.resource()).ifPresent(found -> found.withdraw(call));
    }

    /** Mocks answer in executions that were started for one of their cases, so not here. */
    @Override
    public TaskAnswer callInTest(TaskCall call, Consumer<HttpTrace> trace, boolean secrets)
            throws InterruptedException {
        Optional<TaskIntegration> integration = lookup(call.resource());
        return integration.isEmpty()
                ? new TaskAnswer.Failed(Failure.of(ErrorNames.RUNTIME, unserved(call)))
                : integration.get().callInTest(call, trace, secrets);
    }

    private static String unserved(TaskCall call) {
        TaskResource resource = call.resource();
        String machine = call.execution().stateMachineName();
        return "Baton does not serve " + resource.resourceType() + ":" + resource.action()
                + " yet. A mock can answer for"
                + " the state '" + call.stateName() + "': name it in a test case of the state machine '" + machine
                + "' in a MockConfigFile.json (baton mock writes one; SFN_MOCK_CONFIG names it), and start '" + machine
                + "#"
                + call.execution().mockCase().orElse("TheTestCase") + "'.";
    }

    @Override
    public boolean repeatable(TaskResource resource) {
        return lookup(resource).map(found -> found.repeatable(resource)).orElse(false);
    }

    @Override
    public Duration bound(TaskResource resource, Json parameters) {
        return lookup(resource)
                .map(found -> found.bound(resource, parameters))
                .orElseGet(() -> TaskIntegration.super.bound(resource, parameters));
    }

    @Override
    public boolean polls(TaskResource resource) {
        return lookup(resource).map(found -> found.polls(resource)).orElse(false);
    }

    @Override
    public JobStatus poll(TaskCall call, Json handle) throws InterruptedException {
        Optional<TaskIntegration> integration = lookup(call.resource());
        return integration.isEmpty()
                ? new JobStatus.Gone(unserved(call))
                : integration.get().poll(call, handle);
    }

    /** What a mock answered for started nothing. */
    @Override
    public boolean cancels(TaskResource resource) {
        return lookup(resource).map(found -> found.cancels(resource)).orElse(false);
    }

    @Override
    public Cancellation cancel(TaskCall call, Optional<Json> handle) throws InterruptedException {
        Optional<TaskIntegration> integration = lookup(call.resource());
        return integration.isEmpty() || mocks.answer(call).isPresent()
                ? new Cancellation.Confirmed()
                : integration.get().cancel(call, handle);
    }
}
