package dev.baton.engine.log.codec;

import dev.baton.asl.history.EventDetails;

/** Writes an event's details, member by member. */
final class DetailsEncoder {
    private final FieldWriter out;

    DetailsEncoder(FieldWriter out) {
        this.out = out;
    }

    void write(EventDetails details) {
        switch (details) {
            case EventDetails.None none -> {}
            case EventDetails.StateEntered entered -> write(entered);
            case EventDetails.StateExited exited -> write(exited);
            case EventDetails.MapIteration iteration -> write(iteration);
            case EventDetails.ExecutionStarted started -> write(started);
            case EventDetails.ExecutionRedriven redriven -> write(redriven);
            case EventDetails.Output output -> out.json(output.output());
            case EventDetails.Error error -> out.failure(error.failure());
            case EventDetails.EvaluationFailed failed -> write(failed);
            case EventDetails.TaskScheduled scheduled -> write(scheduled);
            case EventDetails.TaskStarted started -> resource(started.resourceType(), started.resource());
            case EventDetails.TaskOutput output -> write(output);
            case EventDetails.TaskError error -> write(error);
            case EventDetails.LambdaFunctionScheduled scheduled -> write(scheduled);
            case EventDetails.ActivityScheduled scheduled -> write(scheduled);
            case EventDetails.ActivityStarted started -> out.optionalString(started.workerName());
            case EventDetails.MapStateStarted started -> out.number(started.length());
            case EventDetails.MapRunStarted started -> out.string(started.mapRunArn());
            case EventDetails.MapRunRedriven redriven -> write(redriven);
        }
    }

    private void write(EventDetails.StateEntered entered) {
        out.string(entered.name());
        out.json(entered.input());
    }

    /** That nothing was assigned, the usual case, costs one bit: the name's number is doubled. */
    private void write(EventDetails.StateExited exited) {
        long name = out.tables.strings.number(exited.name());
        boolean assigned = !exited.assigned().isEmpty();
        out.number(name << 1 | (assigned ? 1 : 0));
        out.json(exited.output());
        if (assigned) {
            out.namedValues(exited.assigned());
        }
    }

    private void write(EventDetails.ExecutionRedriven redriven) {
        out.number(redriven.redriveCount());
        redriven.change().ifPresent(change -> {
            out.number(change.fromEvent());
            out.string(change.fromState());
            out.flag(change.newInput());
            out.optionalString(change.newDefinition());
            out.optionalString(change.by());
        });
    }

    private void write(EventDetails.MapIteration iteration) {
        out.string(iteration.name());
        out.number(iteration.index());
    }

    private void write(EventDetails.ExecutionStarted started) {
        out.json(started.input());
        out.string(started.roleArn());
        out.optionalString(started.stateMachineAliasArn());
        out.optionalString(started.stateMachineVersionArn());
    }

    private void write(EventDetails.EvaluationFailed failed) {
        out.failure(failed.failure());
        out.optionalString(failed.location());
        out.string(failed.state());
    }

    private void resource(String resourceType, String resource) {
        out.string(resourceType);
        out.string(resource);
    }

    private void write(EventDetails.TaskScheduled scheduled) {
        resource(scheduled.resourceType(), scheduled.resource());
        out.string(scheduled.region());
        out.json(scheduled.parameters());
        out.optionalNumber(scheduled.timeoutInSeconds());
        out.optionalNumber(scheduled.heartbeatInSeconds());
        out.optionalString(scheduled.roleArn());
    }

    private void write(EventDetails.TaskOutput output) {
        resource(output.resourceType(), output.resource());
        out.json(output.output());
    }

    private void write(EventDetails.TaskError error) {
        resource(error.resourceType(), error.resource());
        out.failure(error.failure());
    }

    private void write(EventDetails.LambdaFunctionScheduled scheduled) {
        out.string(scheduled.resource());
        out.json(scheduled.input());
        out.optionalNumber(scheduled.timeoutInSeconds());
        out.optionalString(scheduled.roleArn());
    }

    private void write(EventDetails.ActivityScheduled scheduled) {
        out.string(scheduled.resource());
        out.json(scheduled.input());
        out.optionalNumber(scheduled.timeoutInSeconds());
        out.optionalNumber(scheduled.heartbeatInSeconds());
    }

    private void write(EventDetails.MapRunRedriven redriven) {
        out.string(redriven.mapRunArn());
        out.number(redriven.redriveCount());
    }
}
