package dev.baton.engine.api;

import dev.baton.engine.activity.Activity;
import dev.baton.engine.activity.ActivityPorts;
import dev.baton.engine.start.Arns;
import java.util.Optional;
import software.amazon.awssdk.services.sfn.model.DeleteActivityRequest;
import software.amazon.awssdk.services.sfn.model.DeleteActivityResponse;

/** DeleteActivity: succeeds also where there is none (recording {@code sfn_api_activities/test_create_describe_delete_activity}). */
final class DeleteActivityAction implements Action<DeleteActivityRequest> {
    private final ActivityPorts ports;

    DeleteActivityAction(ActivityPorts ports) {
        this.ports = ports;
    }

    @Override
    public Answer perform(DeleteActivityRequest request) {
        Arns.check(request.activityArn(), "activity");
        Optional<Activity> activity = ports.activities().activity(request.activityArn());
        // The queue goes first: if this call dies half-way, the activity can be deleted again.
        activity.ifPresent(ports.queues()::close);
        activity.ifPresent(ports.activities()::remove);
        return new Answer.Shape(DeleteActivityResponse.builder().build());
    }
}
