package dev.baton.asl.history;

import dev.baton.asl.execution.Failure;
import dev.baton.asl.json.Json;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The details of a history event, one record per shape. Which type has which shape is fixed by the API's service model;
 * shapes that several types share are one record.
 */
public sealed interface EventDetails {

    /** Types that have no details member at all: LambdaFunctionStarted, ParallelStateStarted, MapStateSucceeded … */
    record None() implements EventDetails {
        public static final None INSTANCE = new None();
    }

    /** ExecutionStarted. */
    record ExecutionStarted(
            Json input, String roleArn, Optional<String> stateMachineAliasArn, Optional<String> stateMachineVersionArn)
            implements EventDetails {}

    /**
     * ExecutionRedriven.
     *
     * @param change what is different from before; AWS's own redrive changes nothing
     */
    record ExecutionRedriven(int redriveCount, Optional<RedriveChange> change) implements EventDetails {
        /** One that changes nothing. */
        public ExecutionRedriven(int redriveCount) {
            this(redriveCount, Optional.empty());
        }
    }

    /**
     * What somebody changed with a redrive.
     *
     * @param fromEvent the …StateEntered event from which the execution goes on
     * @param fromState its state
     * @param newInput whether the state got another input than before
     * @param newDefinition id of the definition by which it goes on, where it is another one
     * @param by who asked for it, as they said
     */
    record RedriveChange(
            long fromEvent, String fromState, boolean newInput, Optional<String> newDefinition, Optional<String> by) {}

    /** ExecutionSucceeded, LambdaFunctionSucceeded, ActivitySucceeded. */
    record Output(Json output) implements EventDetails {}

    /**
     * Execution{Failed,Aborted,TimedOut}, LambdaFunction{Failed,TimedOut,ScheduleFailed,StartFailed},
     * Activity{Failed,TimedOut,ScheduleFailed}, MapRunFailed. Absent members stay absent.
     */
    record Error(Failure failure) implements EventDetails {}

    /** …StateEntered. */
    record StateEntered(String name, Json input) implements EventDetails {}

    /**
     * …StateExited.
     *
     * @param assigned the variables that were assigned; empty means the members are absent
     */
    record StateExited(String name, Json output, Map<String, Json> assigned) implements EventDetails {}

    /** EvaluationFailed. */
    record EvaluationFailed(Failure failure, Optional<String> location, String state) implements EventDetails {}

    /** TaskScheduled. */
    record TaskScheduled(
            String resourceType,
            String resource,
            String region,
            Json parameters,
            OptionalLong timeoutInSeconds,
            OptionalLong heartbeatInSeconds,
            Optional<String> roleArn)
            implements EventDetails {}

    /** TaskStarted. */
    record TaskStarted(String resourceType, String resource) implements EventDetails {}

    /** TaskSubmitted, TaskSucceeded. */
    record TaskOutput(String resourceType, String resource, Json output) implements EventDetails {}

    /** Task{Failed,TimedOut,StartFailed,SubmitFailed}. */
    record TaskError(String resourceType, String resource, Failure failure) implements EventDetails {}

    /** LambdaFunctionScheduled. */
    record LambdaFunctionScheduled(String resource, Json input, OptionalLong timeoutInSeconds, Optional<String> roleArn)
            implements EventDetails {}

    /** ActivityScheduled. */
    record ActivityScheduled(
            String resource, Json input, OptionalLong timeoutInSeconds, OptionalLong heartbeatInSeconds)
            implements EventDetails {}

    /** ActivityStarted. */
    record ActivityStarted(Optional<String> workerName) implements EventDetails {}

    /** MapStateStarted. */
    record MapStateStarted(int length) implements EventDetails {}

    /** MapIteration{Started,Succeeded,Failed,Aborted}. */
    record MapIteration(String name, int index) implements EventDetails {}

    /** MapRunStarted. */
    record MapRunStarted(String mapRunArn) implements EventDetails {}

    /** MapRunRedriven. */
    record MapRunRedriven(String mapRunArn, int redriveCount) implements EventDetails {}
}
