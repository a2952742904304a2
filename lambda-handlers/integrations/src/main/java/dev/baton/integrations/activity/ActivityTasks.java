package dev.baton.integrations.activity;

import dev.baton.asl.definition.TaskResource;
import dev.baton.asl.execution.Failure;
import dev.baton.engine.activity.Activity;
import dev.baton.engine.assembly.OwnEngine;
import dev.baton.engine.task.TaskAnswer;
import dev.baton.engine.task.TaskCall;
import dev.baton.engine.task.TaskIntegration;
import dev.baton.engine.token.TokenKey;
import java.util.Optional;

/** Tasks of activities: nothing is called, the task is offered to the workers who poll for it. */
public final class ActivityTasks implements TaskIntegration {
    private final OwnEngine engine;

    public ActivityTasks(OwnEngine engine) {
        this.engine = engine;
    }

    @Override
    public boolean serves(TaskResource resource) {
        return resource.kind() == TaskResource.Kind.ACTIVITY;
    }

    @Override
    public Optional<TaskAnswer> offer(TaskCall call) {
        Optional<Activity> activity = activity(call);
        if (activity.isEmpty()) {
            return Optional.of(new TaskAnswer.Failed(Failure.of(
                    "ActivityDoesNotExist",
                    "Activity Does Not Exist: '" + call.resource().arn() + "'")));
        }
        engine.activities().queues().offer(activity.get(), task(call));
        return Optional.empty();
    }

    @Override
    public void withdraw(TaskCall call) {
        activity(call).ifPresent(activity -> engine.activities().queues().withdraw(activity, task(call)));
    }

    private Optional<Activity> activity(TaskCall call) {
        return engine.activities().activities().activity(call.resource().arn());
    }

    private static TokenKey task(TaskCall call) {
        return new TokenKey(call.key(), call.attempt());
    }

    @Override
    public TaskAnswer call(TaskCall call) {
        throw new IllegalStateException(
                "an activity is not called: " + call.resource().arn());
    }

    @Override
    public boolean repeatable(TaskResource resource) {
        return true;
    }
}
