package dev.baton.engine.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.baton.asl.Limits;
import dev.baton.asl.Moment;
import dev.baton.asl.behavior.StateTrial;
import dev.baton.asl.definition.TaskState;
import dev.baton.asl.execution.ExecutionIdentity;
import dev.baton.asl.execution.Failure;
import dev.baton.asl.execution.Variables;
import dev.baton.asl.json.Json;
import dev.baton.asl.trial.Trial;
import dev.baton.asl.trial.TrialSetup;
import dev.baton.asl.validation.ResourceCatalog;
import dev.baton.engine.api.wire.JsonText;
import dev.baton.engine.start.Arns;
import dev.baton.engine.start.ExecutionInputs;
import dev.baton.engine.task.TaskAnswer;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.TestStateRequest;

/**
 * TestState: one state, run as in an execution, with a mock for what it would call or without (AWS: "Using TestState API to test
 * a state"; recordings {@code test_state/*}). Nothing is written. A Wait is not waited for.
 */
final class TestStateAction implements Action<TestStateRequest> {
    private final ResourceCatalog catalog;
    private final TaskServices services;
    private final ApiSettings settings;
    private final InstantSource clock;
    private final Supplier<UUID> ids;

    /**
     * @param catalog which resources can be called
     * @param services calls them, and knows their results
     */
    TestStateAction(
            ResourceCatalog catalog,
            TaskServices services,
            ApiSettings settings,
            InstantSource clock,
            Supplier<UUID> ids) {
        this.catalog = catalog;
        this.services = services;
        this.settings = settings;
        this.clock = clock;
        this.ids = ids;
    }

    @Override
    public Answer perform(TestStateRequest request) {
        TestStateMock.checkForm(request);
        if (request.roleArn() != null) {
            Arns.checkRole(request.roleArn());
        }
        TestStateSubject subject = TestStateSubject.of(request, catalog);
        Json input = ExecutionInputs.of(request.input());
        TestStateConfigurations configurations = TestStateConfigurations.of(request, subject);
        Optional<TestStateMock> mock = TestStateMock.of(request, subject.state(), services.shapes());
        ExecutionIdentity identity = identity(request, input);
        TrialSetup setup = new TrialSetup(
                identity,
                input,
                variables(request.variables()),
                TestStateContext.of(request.context(), subject.state()),
                configurations.retries(),
                configurations.itemReaderData());
        Moment moment = moment();
        StateTrial trial = new StateTrial(subject.machine(), subject.state(), setup, moment, Limits.AWS);
        Trial entered = trial.enter(moment);
        TestStateCall call = new TestStateCall(services.tasks(), Boolean.TRUE.equals(request.revealSecrets()));
        Trial ended = entered instanceof Trial.Asks asks
                ? (mock.isPresent()
                        ? mocked(trial, asks, mock.get(), configurations)
                        : called(trial, asks, call, identity))
                : entered;
        return new Answer.Shape(TestStateAnswer.of((Trial.Ended) ended, request.inspectionLevel(), call.trace()));
    }

    private Trial mocked(
            StateTrial trial, Trial.Asks asks, TestStateMock mock, TestStateConfigurations configurations) {
        Optional<Failure> tooMany = configurations.failure(asks, mock);
        if (tooMany.isPresent()) {
            return trial.failed(tooMany.get(), moment());
        }
        return switch (mock) {
            case TestStateMock.Result result -> trial.succeeded(result.json(), moment());
            case TestStateMock.Error error -> trial.failed(error.failure(), moment());
        };
    }

    private Trial called(StateTrial trial, Trial.Asks asks, TestStateCall call, ExecutionIdentity identity) {
        TaskAnswer answer = call.call(asks, (TaskState) asks.state(), identity, ids.get());
        return switch (answer) {
            case TaskAnswer.Succeeded succeeded -> trial.succeeded(succeeded.output(), moment());
            case TaskAnswer.Failed failed -> trial.failed(failed.failure(), moment());
            case TaskAnswer.NoRoom none -> trial.failed(none.failure(), moment());
            case TaskAnswer.Submitted submitted ->
                throw new IllegalStateException("a request-response call was only submitted");
            case TaskAnswer.Completed completed ->
                throw new IllegalStateException("a request-response call was only submitted");
        };
    }

    private ExecutionIdentity identity(TestStateRequest request, Json input) {
        String machine = ids.get().toString();
        String name = ids.get().toString();
        String role = request.roleArn() == null
                ? "arn:" + settings.partition() + ":iam::" + settings.account() + ":role/" + ids.get()
                : request.roleArn();
        return new ExecutionIdentity(
                settings.arnPrefix() + "express:" + machine + ":" + name,
                name,
                settings.machineArn(machine),
                machine,
                role,
                now(),
                input,
                true,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static Variables variables(@Nullable String text) {
        if (text == null) {
            return Variables.NONE;
        }
        try {
            Json given = JsonText.document(text);
            if (!given.node().isObject()) {
                throw ApiErrors.validation("Variables must be a JSON object");
            }
            Map<String, Json> values = new LinkedHashMap<>();
            given.node().properties().forEach(member -> values.put(member.getKey(), Json.of(member.getValue())));
            return new Variables(values);
        } catch (JsonProcessingException e) {
            throw ApiErrors.validation("Variables must be valid JSON");
        }
    }

    private Moment moment() {
        UUID token = ids.get();
        return new Moment(now(), token.getMostSignificantBits(), attempt -> token.toString());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
