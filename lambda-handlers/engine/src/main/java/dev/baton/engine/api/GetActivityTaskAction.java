package dev.baton.engine.api;

import dev.baton.engine.activity.Activity;
import dev.baton.engine.activity.ActivityPorts;
import dev.baton.engine.driver.Executions;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executor;
import software.amazon.awssdk.services.sfn.model.GetActivityTaskRequest;

/** GetActivityTask: held until a task of the activity is scheduled, a minute at the most; then the answer names none. */
final class GetActivityTaskAction implements Action<GetActivityTaskRequest> {
    private final ActivityLookup activities;
    private final ActivityPorts ports;
    private final Executions executions;
    private final InstantSource clock;
    private final Executor threads;

    /** @param threads look after what was polled; none of them is held while nothing comes */
    GetActivityTaskAction(ActivityPorts ports, Executions executions, InstantSource clock, Executor threads) {
        this.activities = new ActivityLookup(ports.activities());
        this.ports = ports;
        this.executions = executions;
        this.clock = clock;
        this.threads = threads;
    }

    @Override
    public Answer perform(GetActivityTaskRequest request) {
        Activity activity = activities.find(request.activityArn());
        Optional<String> worker = Optional.ofNullable(request.workerName());
        return new Answer.Later(
                caller -> new ActivityPoll(activity, ports.queues(), executions, clock, threads, worker, caller)
                        .begin(ports.longestPoll()));
    }
}
