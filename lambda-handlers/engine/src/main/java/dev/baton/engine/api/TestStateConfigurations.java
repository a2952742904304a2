package dev.baton.engine.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.asl.definition.Block;
import dev.baton.asl.definition.DistributedMap;
import dev.baton.asl.definition.ItemReader;
import dev.baton.asl.definition.ItemReader.InputType;
import dev.baton.asl.definition.MapState;
import dev.baton.asl.definition.ParallelState;
import dev.baton.asl.definition.State;
import dev.baton.asl.definition.StateMachine;
import dev.baton.asl.execution.Failure;
import dev.baton.asl.trial.Trial;
import dev.baton.engine.api.wire.ApiException;
import dev.baton.engine.api.wire.JsonText;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.sfn.model.TestStateConfiguration;
import software.amazon.awssdk.services.sfn.model.TestStateRequest;

/**
 * What a test says of a Map's or Parallel's work and of earlier tries (AWS: TestStateConfiguration).
 *
 * @param retries how often the state was tried before
 * @param failedIterations how many of a Map's iterations failed
 * @param itemReaderData what its ItemReader would read
 */
record TestStateConfigurations(int retries, Optional<Integer> failedIterations, Optional<String> itemReaderData) {
    private static final Failure THRESHOLD = Failure.of(
            "States.ExceedToleratedFailureThreshold", "The specified tolerated failure threshold was exceeded");

    /**
     * Reads them.
     *
     * @throws ApiException ValidationException for what does not go with the state
     */
    static TestStateConfigurations of(TestStateRequest request, TestStateSubject subject) {
        TestStateConfiguration given = request.stateConfiguration();
        if (given == null) {
            return new TestStateConfigurations(0, Optional.empty(), Optional.empty());
        }
        State state = subject.state();
        if (given.mapIterationFailureCount() != null && !(state instanceof MapState && request.mock() != null)) {
            throw ApiErrors.validation(
                    "mapIterationFailureCount may only be specified for a Map state together with a mock");
        }
        if (given.mapItemReaderData() != null) {
            checkReaderData(given.mapItemReaderData(), state);
        }
        if (given.errorCausedByState() != null) {
            checkOrigin(given.errorCausedByState(), subject.machine(), state);
        }
        return new TestStateConfigurations(
                given.retrierRetryCount() == null ? 0 : given.retrierRetryCount(),
                Optional.ofNullable(given.mapIterationFailureCount()),
                Optional.ofNullable(given.mapItemReaderData()));
    }

    private static void checkReaderData(String data, State state) {
        Optional<ItemReader> reader = state instanceof MapState map
                ? map.distributed().flatMap(DistributedMap::itemReader)
                : Optional.empty();
        if (reader.isEmpty()) {
            throw ApiErrors.validation("mapItemReaderData may only be specified for a Map state with an ItemReader");
        }
        boolean json = reader.get().inputType().filter(InputType.JSON::equals).isPresent();
        if (json && parsed(data).isEmpty()) {
            throw ApiErrors.validation("mapItemReaderData must be valid JSON");
        }
    }

    private static Optional<JsonNode> parsed(String data) {
        try {
            return Optional.of(JsonText.document(data).node());
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static void checkOrigin(String origin, StateMachine machine, State state) {
        List<Block> within = switch (state) {
            case MapState map -> List.of(map.itemProcessor());
            case ParallelState parallel -> parallel.branches();
            default ->
                throw ApiErrors.validation("errorCausedByState may only be specified for a Map or Parallel state");
        };
        if (within.stream().noneMatch(block -> contains(block, origin))) {
            throw ApiErrors.validation("errorCausedByState names no state within the state '" + state.name() + "'");
        }
    }

    private static boolean contains(Block block, String name) {
        return block.states().containsKey(name)
                || block.states().values().stream().anyMatch(state -> switch (state) {
                    case MapState map -> contains(map.itemProcessor(), name);
                    case ParallelState parallel ->
                        parallel.branches().stream().anyMatch(branch -> contains(branch, name));
                    default -> false;
                });
    }

    /**
     * The failure of a Map of which too many iterations failed (recorded, test_state/test_map_state_failure_count: without a
     * threshold of its own, none is too many).
     *
     * @param asks where the Map stands
     * @param mock what stands for its work
     * @throws ApiException ValidationException when more failed than there are
     */
    Optional<Failure> failure(Trial.Asks asks, TestStateMock mock) {
        if (failedIterations.isEmpty()) {
            return Optional.empty();
        }
        int failed = failedIterations.get();
        Optional<Integer> iterations = iterations(asks, mock);
        if (iterations.isPresent() && failed > iterations.get()) {
            throw ApiErrors.validation(
                    "Map iteration failure count must be less than or equal to the number of Map iterations");
        }
        boolean overCount = asks.inspection().toleratedFailureCount().isPresent()
                && failed > asks.inspection().toleratedFailureCount().getAsLong();
        boolean overShare = asks.inspection().toleratedFailurePercentage().isPresent()
                && iterations.isPresent()
                && failed * 100.0
                        > asks.inspection().toleratedFailurePercentage().getAsDouble() * iterations.get();
        return mock instanceof TestStateMock.Result && (overCount || overShare)
                ? Optional.of(THRESHOLD)
                : Optional.empty();
    }

    private static Optional<Integer> iterations(Trial.Asks asks, TestStateMock mock) {
        return mock instanceof TestStateMock.Result result
                        && result.json().node().isArray()
                ? Optional.of(result.json().node().size())
                : asks.items().map(List::size);
    }
}
