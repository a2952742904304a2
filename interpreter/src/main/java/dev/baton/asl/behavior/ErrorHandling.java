package dev.baton.asl.behavior;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.asl.definition.Catcher;
import dev.baton.asl.definition.ChoiceState;
import dev.baton.asl.definition.FailState;
import dev.baton.asl.definition.GuardedState;
import dev.baton.asl.definition.JitterStrategy;
import dev.baton.asl.definition.MapState;
import dev.baton.asl.definition.ParallelState;
import dev.baton.asl.definition.PassState;
import dev.baton.asl.definition.QueryLanguage;
import dev.baton.asl.definition.Retrier;
import dev.baton.asl.definition.State;
import dev.baton.asl.definition.SucceedState;
import dev.baton.asl.definition.TaskState;
import dev.baton.asl.definition.WaitState;
import dev.baton.asl.execution.ErrorNames;
import dev.baton.asl.execution.ExecutionStatus;
import dev.baton.asl.execution.Failure;
import dev.baton.asl.execution.Frame;
import dev.baton.asl.execution.Pending;
import dev.baton.asl.expression.EvaluationException;
import dev.baton.asl.expression.Scope;
import dev.baton.asl.history.EventDetails;
import dev.baton.asl.history.HistoryEventType;
import dev.baton.asl.json.Json;
import dev.baton.asl.trial.Handling;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What becomes of a failure: retried, else caught, else it fails the frame, and with it what is around it. */
final class ErrorHandling {
    /** Authors who follow the documents name it so. */
    private static final String DOCUMENTED_PATH_CONFLICT = "States.ResultPathMatchFailure";

    private ErrorHandling() {}

    /** An expression of the state failed. JSONata failures leave an EvaluationFailed event and may be handled. */
    static Next evaluationFailed(Run run, Frame frame, State state, EvaluationException e) {
        Failure failure = placed(e.failure(), frame, state);
        return leavesEvent(e, state)
                ? handle(run, frame.after(failedEvent(run, frame, state, e, failure)), state, failure, true)
                : handle(run, frame, state, failure, false);
    }

    /** The failure with its state before its cause, as AWS shows all but one. */
    private static Failure placed(Failure bare, Frame frame, State state) {
        if (bare.error().filter(ErrorNames.REFERENCE_PATH_CONFLICT::equals).isPresent()) {
            return bare;
        }
        return new Failure(
                bare.error(),
                bare.cause()
                        .map(cause -> "An error occurred while executing the state '" + state.name()
                                + "' (entered at the event id #" + frame.enteredEventId() + "). " + cause));
    }

    private static boolean leavesEvent(EvaluationException e, State state) {
        return isQueryError(e.failure()) && state.queryLanguage() == QueryLanguage.JSONATA;
    }

    /** Recorded: it points at what the Entered event points at, but for Wait at the Entered event itself. */
    private static long failedEvent(Run run, Frame frame, State state, EvaluationException e, Failure failure) {
        long previous = state instanceof WaitState ? frame.lastEventId() : frame.beforeEntered();
        return run.event(
                previous,
                HistoryEventType.EVALUATION_FAILED,
                new EventDetails.EvaluationFailed(failure, e.location(), state.name()));
    }

    private static boolean isQueryError(Failure failure) {
        return failure.error().filter(ErrorNames.QUERY_EVALUATION_ERROR::equals).isPresent();
    }

    /**
     * Handles a failure of an entered state.
     *
     * @param showsFailed whether a Parallel or Map that is not retried shows its …StateFailed event: not when its own path
     *     could not be read (recorded, scenarios/test_max_concurrency_path)
     */
    static Next handle(Run run, Frame frame, State state, Failure failure, boolean showsFailed) {
        Branching.abortChildren(run, frame, state);
        List<Retrier> retriers = retriers(state);
        int retrier = matchingRetrier(retriers, failure);
        Handling handling = Handling.of(failure, retrier);
        run.handled(handling);
        if (retrier >= 0) {
            int used = used(frame, retrier);
            if (used < retriers.get(retrier).maxAttempts()) {
                run.forgetSetAside();
                Branching.dropResults(run, frame);
                run.handled(handling.retriedAfter(retryLater(run, frame, retriers, retrier, used)));
                return Next.WAITS;
            }
        }
        Frame failed = showsFailed ? showFailed(run, frame, state) : frame;
        if (state instanceof GuardedState guarded) {
            int catcher = matchingCatcher(guarded.catchers(), failure);
            if (catcher >= 0) {
                run.handled(handling.caughtBy(catcher));
                return caught(run, failed, guarded, guarded.catchers().get(catcher), failure);
            }
        }
        return fail(run, failed, failure);
    }

    private static int matchingCatcher(List<Catcher> catchers, Failure failure) {
        for (int i = 0; i < catchers.size(); i++) {
            if (catchers.get(i).errorEquals().stream().anyMatch(name -> matches(name, failure))) {
                return i;
            }
        }
        return -1;
    }

    static int matchingRetrier(List<Retrier> retriers, Failure failure) {
        for (int i = 0; i < retriers.size(); i++) {
            if (retriers.get(i).errorEquals().stream().anyMatch(name -> matches(name, failure))) {
                return i;
            }
        }
        return -1;
    }

    /**
     * Whether a name in ErrorEquals covers a failure. States.Runtime is covered by nothing, its own name included
     * (recorded, scenarios/test_catch_states_runtime); States.TaskFailed covers all but States.Timeout; a failure without a
     * name is covered by the two wildcards.
     */
    static boolean matches(String name, Failure failure) {
        if (isRuntime(failure)) {
            return false;
        }
        String error = failure.error().orElse("");
        return switch (name) {
            case ErrorNames.ALL -> true;
            case ErrorNames.TASK_FAILED -> !isTimeout(error);
            case ErrorNames.TIMEOUT -> isTimeout(error);
            case DOCUMENTED_PATH_CONFLICT -> error.equals(name) || error.equals(ErrorNames.REFERENCE_PATH_CONFLICT);
            default -> name.equals(error);
        };
    }

    private static boolean isRuntime(Failure failure) {
        return failure.error().filter(ErrorNames.RUNTIME::equals).isPresent();
    }

    private static boolean isTimeout(String error) {
        return error.equals(ErrorNames.TIMEOUT) || error.equals(ErrorNames.HEARTBEAT_TIMEOUT);
    }

    private static int used(Frame frame, int retrier) {
        return retrier < frame.retryCounts().size() ? frame.retryCounts().get(retrier) : 0;
    }

    /** Gives the seconds until then. */
    private static double retryLater(Run run, Frame frame, List<Retrier> retriers, int retrier, int used) {
        List<Integer> counts = new ArrayList<>();
        for (int i = 0; i < retriers.size(); i++) {
            counts.add(i == retrier ? used + 1 : used(frame, i));
        }
        double seconds = delaySeconds(run, retriers.get(retrier), used);
        run.put(frame.withRetryCounts(counts)
                .withPending(
                        new Pending.Retry(run.now.plus(WaitBehavior.scaled(seconds, run.limits.waitTimeScale())))));
        return seconds;
    }

    private static double delaySeconds(Run run, Retrier retrier, int used) {
        double delay = retrier.intervalSeconds() * Math.pow(retrier.backoffRate(), used);
        if (retrier.maxDelaySeconds().isPresent()) {
            delay = Math.min(delay, retrier.maxDelaySeconds().getAsLong());
        }
        delay = Math.min(delay, Integer.MAX_VALUE);
        return retrier.jitterStrategy() == JitterStrategy.FULL ? delay * run.randomness.nextDouble() : delay;
    }

    private static Frame showFailed(Run run, Frame frame, State state) {
        return switch (state) {
            case ParallelState parallel -> showFailed(run, frame, HistoryEventType.PARALLEL_STATE_FAILED);
            case MapState map -> showFailed(run, frame, HistoryEventType.MAP_STATE_FAILED);
            case TaskState task -> frame;
            case PassState pass -> frame;
            case ChoiceState choice -> frame;
            case WaitState wait -> frame;
            case SucceedState succeed -> frame;
            case FailState fail -> frame;
        };
    }

    private static Frame showFailed(Run run, Frame frame, HistoryEventType type) {
        return frame.after(run.event(frame.lastEventId(), type, EventDetails.None.INSTANCE));
    }

    private static Next caught(Run run, Frame frame, GuardedState state, Catcher catcher, Failure failure) {
        Json errorOutput = errorOutput(failure);
        Scope scope = Scopes.of(run, frame, state).withErrorOutput(errorOutput);
        try {
            Map<String, Json> assigned = Exits.assigned(catcher.assign(), scope);
            Json output = DataFlows.caught(state.data(), catcher, scope, errorOutput);
            Optional<Failure> excess = Exits.excess(run, state, output);
            if (excess.isPresent()) {
                return fail(run, frame, excess.get());
            }
            run.forgetSetAside();
            Branching.dropResults(run, frame);
            return Exits.exit(run, frame, state, output, assigned, Optional.of(catcher.next()));
        } catch (EvaluationException e) {
            // A catcher is not guarded by its own Catch.
            Failure why = placed(e.failure(), frame, state);
            return fail(run, leavesEvent(e, state) ? frame.after(failedEvent(run, frame, state, e, why)) : frame, why);
        }
    }

    /**
     * The error output. Absent members are null (recorded, callback/test_sqs_failure_in_wait_for_task_tok_no_error_field); a
     * time-out's cause is empty (error_handling/test_invoke_timeout).
     */
    static Json errorOutput(Failure failure) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        String error = failure.error().orElse(null);
        String cause = failure.cause().orElse(null);
        node.put("Error", error);
        node.put("Cause", cause == null && error != null && isTimeout(error) ? "" : cause);
        return Json.of(node);
    }

    /**
     * Nobody handled it: it fails the frame's Parallel or Map, or the execution. States.Runtime ends the execution from
     * within branches and iterations too, which leave no event of theirs (as users report it for Parallel).
     */
    static Next fail(Run run, Frame frame, Failure failure) {
        if (frame.parent() != Frame.NO_PARENT && !isRuntime(failure)) {
            return Branching.failed(run, frame, failure);
        }
        run.setAside(frame);
        run.close(ExecutionStatus.FAILED, frame.lastEventId(), HistoryEventType.EXECUTION_FAILED, shown(failure));
        return Next.ENDED;
    }

    /** A heartbeat's time-out is shown as States.Timeout (recorded, timeouts/test_heartbeat_timeout). */
    static Failure shown(Failure failure) {
        return failure.error().filter(ErrorNames.HEARTBEAT_TIMEOUT::equals).isPresent()
                ? new Failure(Optional.of(ErrorNames.TIMEOUT), failure.cause())
                : failure;
    }

    static List<Retrier> retriers(State state) {
        return state instanceof GuardedState guarded ? guarded.retry() : List.of();
    }
}
