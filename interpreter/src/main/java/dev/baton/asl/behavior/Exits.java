package dev.baton.asl.behavior;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.asl.definition.ChoiceState;
import dev.baton.asl.definition.DataFlow;
import dev.baton.asl.definition.FailState;
import dev.baton.asl.definition.MapState;
import dev.baton.asl.definition.ParallelState;
import dev.baton.asl.definition.PassState;
import dev.baton.asl.definition.State;
import dev.baton.asl.definition.SucceedState;
import dev.baton.asl.definition.TaskState;
import dev.baton.asl.definition.WaitState;
import dev.baton.asl.execution.ErrorNames;
import dev.baton.asl.execution.Failure;
import dev.baton.asl.execution.Frame;
import dev.baton.asl.expression.EvaluationException;
import dev.baton.asl.expression.Expression;
import dev.baton.asl.expression.Scope;
import dev.baton.asl.history.EventDetails;
import dev.baton.asl.history.HistoryEventType;
import dev.baton.asl.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** How a state is left: its data flow after the work, its Exited event, and where its frame goes. */
final class Exits {
    private Exits() {}

    /**
     * Leaves a state that produced a result (Task, Parallel, Map): ResultSelector, ResultPath and OutputPath, or Output;
     * Assign beside them.
     */
    static Next withResult(
            Run run, Frame frame, State state, DataFlow data, Scope entry, Json result, Optional<String> next)
            throws EvaluationException {
        Scope scope = entry.withResult(result);
        Map<String, Json> assigned = assigned(data.assign(), scope);
        Json output = DataFlows.afterResult(data, entry, scope, result);
        return leave(run, frame, state, output, assigned, next);
    }

    /** Leaves a state that only passes its effective input on (Wait, Succeed, a Choice's Default). */
    static Next through(
            Run run, Frame frame, State state, DataFlow data, Scope entry, Json effective, Optional<String> next)
            throws EvaluationException {
        Map<String, Json> assigned = assigned(data.assign(), entry.withRoot(effective));
        Json output = DataFlows.passed(data, entry, effective);
        return leave(run, frame, state, output, assigned, next);
    }

    /** What an Assign assigns, in the order of the definition. */
    static Map<String, Json> assigned(Optional<Expression> assign, Scope scope) throws EvaluationException {
        if (assign.isEmpty()) {
            return Map.of();
        }
        Map<String, Json> values = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> member :
                assign.get().evaluate(scope).node().properties()) {
            values.put(member.getKey(), sound(Json.of(member.getValue())));
        }
        return values;
    }

    /** Writes the Exited event and moves the frame on; an output over the limit is a failure of the state. */
    static Next leave(
            Run run, Frame frame, State state, Json output, Map<String, Json> assigned, Optional<String> next) {
        Optional<Failure> excess = excess(run, state, output);
        return excess.isPresent()
                ? ErrorHandling.handle(run, frame, state, excess.get(), true)
                : exit(run, frame, state, output, assigned, next);
    }

    /** The Exited event without the limit's check, which a Catch's output was spared. */
    static Next exit(
            Run run, Frame frame, State state, Json output, Map<String, Json> assigned, Optional<String> next) {
        run.burn(output);
        long id = run.event(
                frame.lastEventId(), exitedType(state), new EventDetails.StateExited(state.name(), output, assigned));
        if (next.isPresent()) {
            return new Next.GoesOn(
                    frame.movedTo(next.get(), output, id, frame.variables().with(assigned)));
        }
        return end(run, frame.after(id), output);
    }

    /** A frame has reached the end of its block. */
    static Next end(Run run, Frame frame, Json output) {
        if (frame.parent() == Frame.NO_PARENT) {
            run.succeed(output, frame.lastEventId());
            return Next.ENDED;
        }
        return Branching.finished(run, frame, output);
    }

    /** Why a state cannot hand on a document. */
    static Optional<Failure> excess(Run run, State state, Json document) {
        Optional<String> why = document.excess();
        if (why.isPresent()) {
            return Optional.of(Failure.of(
                    ErrorNames.DATA_LIMIT_EXCEEDED,
                    "The state/task '" + state.name() + "' returned a result that " + why.get() + "."));
        }
        return document.utf8Length() > run.limits.payloadBytes()
                ? Optional.of(tooLarge(state.name()))
                : Optional.empty();
    }

    /** The same document, which is kept apart from a state's output: a variable, items, an iteration's input. */
    static Json sound(Json document) throws EvaluationException {
        Optional<String> why = document.excess();
        if (why.isPresent()) {
            throw new EvaluationException(
                    Failure.of(ErrorNames.DATA_LIMIT_EXCEEDED, "An expression gave a value that " + why.get() + "."),
                    Optional.empty());
        }
        return document;
    }

    static Failure tooLarge(String name) {
        return Failure.of(
                ErrorNames.DATA_LIMIT_EXCEEDED,
                "The state/task '" + name
                        + "' returned a result with a size exceeding the maximum number of bytes service limit.");
    }

    private static HistoryEventType exitedType(State state) {
        return switch (state) {
            case PassState pass -> HistoryEventType.PASS_STATE_EXITED;
            case TaskState task -> HistoryEventType.TASK_STATE_EXITED;
            case ChoiceState choice -> HistoryEventType.CHOICE_STATE_EXITED;
            case WaitState wait -> HistoryEventType.WAIT_STATE_EXITED;
            case SucceedState succeed -> HistoryEventType.SUCCEED_STATE_EXITED;
            case FailState fail -> throw new IllegalStateException("a Fail state is never left");
            case ParallelState parallel -> HistoryEventType.PARALLEL_STATE_EXITED;
            case MapState map -> HistoryEventType.MAP_STATE_EXITED;
        };
    }
}
