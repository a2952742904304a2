package dev.baton.engine.log.codec;

import dev.baton.asl.history.EventDetails;
import dev.baton.asl.json.Json;
import java.util.Map;
import java.util.Optional;

/** Reads what {@link DetailsEncoder} wrote. Arguments are evaluated from left to right, which is the order of the members. */
final class DetailsDecoder {
    private final FieldReader in;

    DetailsDecoder(FieldReader in) {
        this.in = in;
    }

    EventDetails read(Shape shape) {
        return switch (shape) {
            case NONE -> EventDetails.None.INSTANCE;
            case STATE_ENTERED -> new EventDetails.StateEntered(in.string(), in.json());
            case STATE_EXITED -> stateExited();
            case MAP_ITERATION -> new EventDetails.MapIteration(in.string(), in.number32());
            case EXECUTION_STARTED ->
                new EventDetails.ExecutionStarted(in.json(), in.string(), in.optionalString(), in.optionalString());
            case EXECUTION_REDRIVEN -> new EventDetails.ExecutionRedriven(in.number32());
            case EXECUTION_REDRIVEN_CHANGED ->
                new EventDetails.ExecutionRedriven(
                        in.number32(),
                        Optional.of(new EventDetails.RedriveChange(
                                in.number(), in.string(), in.flag(), in.optionalString(), in.optionalString())));
            case OUTPUT -> new EventDetails.Output(in.json());
            case ERROR -> new EventDetails.Error(in.failure());
            case EVALUATION_FAILED -> new EventDetails.EvaluationFailed(in.failure(), in.optionalString(), in.string());
            case TASK_SCHEDULED -> taskScheduled();
            case TASK_STARTED -> new EventDetails.TaskStarted(in.string(), in.string());
            case TASK_OUTPUT -> new EventDetails.TaskOutput(in.string(), in.string(), in.json());
            case TASK_ERROR -> new EventDetails.TaskError(in.string(), in.string(), in.failure());
            case LAMBDA_FUNCTION_SCHEDULED ->
                new EventDetails.LambdaFunctionScheduled(
                        in.string(), in.json(), in.optionalNumber(), in.optionalString());
            case ACTIVITY_SCHEDULED ->
                new EventDetails.ActivityScheduled(in.string(), in.json(), in.optionalNumber(), in.optionalNumber());
            case ACTIVITY_STARTED -> new EventDetails.ActivityStarted(in.optionalString());
            case MAP_STATE_STARTED -> new EventDetails.MapStateStarted(in.number32());
            case MAP_RUN_STARTED -> new EventDetails.MapRunStarted(in.string());
            case MAP_RUN_REDRIVEN -> new EventDetails.MapRunRedriven(in.string(), in.number32());
        };
    }

    private EventDetails stateExited() {
        long nameAndFlag = in.number();
        String name = in.tables.strings.get(in.index(nameAndFlag >>> 1, in.tables.strings.size()));
        Json output = in.json();
        return new EventDetails.StateExited(name, output, (nameAndFlag & 1) == 0 ? Map.of() : in.namedValues());
    }

    private EventDetails taskScheduled() {
        return new EventDetails.TaskScheduled(
                in.string(),
                in.string(),
                in.string(),
                in.json(),
                in.optionalNumber(),
                in.optionalNumber(),
                in.optionalString());
    }
}
