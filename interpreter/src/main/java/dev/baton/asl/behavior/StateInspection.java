package dev.baton.asl.behavior;

import dev.baton.asl.definition.ChoiceState;
import dev.baton.asl.definition.DataFlow;
import dev.baton.asl.definition.FailState;
import dev.baton.asl.definition.GuardedState;
import dev.baton.asl.definition.MapState;
import dev.baton.asl.definition.ParallelState;
import dev.baton.asl.definition.PassState;
import dev.baton.asl.definition.QueryLanguage;
import dev.baton.asl.definition.State;
import dev.baton.asl.definition.SucceedState;
import dev.baton.asl.definition.TaskState;
import dev.baton.asl.definition.WaitState;
import dev.baton.asl.execution.Frame;
import dev.baton.asl.execution.Variables;
import dev.baton.asl.expression.EvaluationException;
import dev.baton.asl.expression.Scope;
import dev.baton.asl.json.Json;
import dev.baton.asl.trial.Handling;
import dev.baton.asl.trial.Inspection;
import dev.baton.asl.trial.Inspection.Stage;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Looks at a state's data on its way, stage by stage, up to the first that fails. Which stages AWS shows of which type was
 * recorded (test_state/*): a Pass with a Result shows no input stages, a Parallel none in either language.
 */
final class StateInspection {
    private final Map<Stage, Json> documents = new EnumMap<>(Stage.class);
    private @Nullable MapInspection map;
    private Json parameters = Json.EMPTY_OBJECT;
    private @Nullable BranchingFault fault;
    private final Optional<String> itemReaderData;

    /** @param itemReaderData what a Map's ItemReader would read */
    StateInspection(Optional<String> itemReaderData) {
        this.itemReaderData = itemReaderData;
    }

    /** Why a Parallel or Map cannot begin; handled as its behavior would. */
    interface BranchingFault {
        Next handle(Run run, Frame frame, State state);
    }

    /** Looks at the stages before the work. */
    void enter(Run run, Frame frame, State state) {
        documents.put(Stage.INPUT, frame.input());
        try {
            switch (state) {
                case PassState pass -> enterPass(Scopes.of(run, frame, state), pass);
                case TaskState task ->
                    enterTask(Scopes.of(run, frame, task, TaskBehavior.token(run, task.resource(), 1)), task);
                case ChoiceState choice -> inputPath(Scopes.of(run, frame, state), choice.data());
                case WaitState wait -> inputPath(Scopes.of(run, frame, state), wait.data());
                case SucceedState succeed -> inputPath(Scopes.of(run, frame, state), succeed.data());
                case FailState fail -> enterFail(frame, fail);
                case ParallelState parallel ->
                    parameters = DataFlows.arguments(parallel.data(), Scopes.of(run, frame, state));
                case MapState mapState -> enterMap(run, frame, mapState);
            }
        } catch (EvaluationException e) {
            // The behavior meets the same and tells it; what lies behind it is not shown.
            fault = (own, of, which) -> ErrorHandling.evaluationFailed(own, of, which, e);
        }
    }

    private void enterPass(Scope scope, PassState state) throws EvaluationException {
        if (!(state.data() instanceof DataFlow.JsonPath path)) {
            return;
        }
        if (state.result().isPresent()) {
            documents.put(Stage.RESULT, state.result().get());
            combine(scope, path, state.result().get());
            return;
        }
        inputPath(scope, path);
        Json arguments = DataFlows.arguments(state.data(), scope);
        documents.put(Stage.AFTER_PARAMETERS, arguments);
        combine(scope, path, arguments);
    }

    private void enterTask(Scope scope, TaskState state) throws EvaluationException {
        inputPath(scope, state.data());
        Stage stage = switch (state.data()) {
            case DataFlow.JsonPath path -> Stage.AFTER_PARAMETERS;
            case DataFlow.Jsonata jsonata -> Stage.AFTER_ARGUMENTS;
        };
        documents.put(stage, DataFlows.arguments(state.data(), scope));
    }

    private void enterMap(Run run, Frame frame, MapState state) throws EvaluationException {
        Scope scope = Scopes.of(run, frame, state);
        inputPath(scope, state.data());
        MapInspection found = new MapInspection(run, frame, state, documents, itemReaderData);
        map = found;
        parameters = DataFlows.effective(state.data(), scope);
        fault = found.look(scope).orElse(null);
    }

    private void inputPath(Scope scope, DataFlow data) throws EvaluationException {
        if (data instanceof DataFlow.JsonPath) {
            documents.put(Stage.AFTER_INPUT_PATH, DataFlows.effective(data, scope));
        }
    }

    /** A Fail has no InputPath, and is shown as if it had. */
    private void enterFail(Frame frame, FailState state) {
        if (state.queryLanguage() == QueryLanguage.JSONPATH) {
            documents.put(Stage.AFTER_INPUT_PATH, frame.input());
        }
    }

    /** Looks at the stages after the work. */
    void result(Run run, Frame frame, GuardedState state, Json result) {
        if (state instanceof TaskState) {
            documents.put(Stage.RESULT, result);
        }
        Scope scope = Scopes.of(run, frame, state).withResult(result);
        try {
            Exits.assigned(state.data().assign(), scope);
            if (state.data() instanceof DataFlow.JsonPath path) {
                combine(scope, path, result);
            }
        } catch (EvaluationException e) {
            // As above.
            return;
        }
    }

    private void combine(Scope scope, DataFlow.JsonPath data, Json result) throws EvaluationException {
        Json selected = DataFlows.selected(data, scope, result);
        documents.put(Stage.AFTER_RESULT_SELECTOR, selected);
        documents.put(Stage.AFTER_RESULT_PATH, data.resultPath().apply(scope.input(), selected));
    }

    /** Why a Parallel or Map cannot begin. */
    Optional<BranchingFault> failure() {
        return Optional.ofNullable(fault);
    }

    /** The effective arguments of a Parallel or Map. */
    Json parameters() {
        return parameters;
    }

    /** What a Map's iterations would get. */
    Optional<List<Json>> items() {
        return map == null ? Optional.empty() : map.items();
    }

    /** All that was seen; variables that there are none of are not shown. */
    Inspection seen(Variables variables, Optional<Handling> handling) {
        Map<Stage, Json> shown = new EnumMap<>(documents);
        if (!variables.values().isEmpty()) {
            shown.put(Stage.VARIABLES, MapInspection.object(variables.values()));
        }
        return map == null
                ? new Inspection(shown, OptionalLong.empty(), OptionalLong.empty(), OptionalDouble.empty(), handling)
                : map.seen(shown, handling);
    }
}
