package dev.baton.engine.api;

import dev.baton.engine.activity.ActivityPorts;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import software.amazon.awssdk.services.sfn.model.CreateActivityRequest;
import software.amazon.awssdk.services.sfn.model.DeleteActivityRequest;
import software.amazon.awssdk.services.sfn.model.DescribeActivityRequest;
import software.amazon.awssdk.services.sfn.model.GetActivityTaskRequest;
import software.amazon.awssdk.services.sfn.model.ListActivitiesRequest;

/** The part of the table that is about activities. */
final class ActivityOperations {
    private ActivityOperations() {}

    static List<Operation> of(
            Ports ports, ApiSettings settings, PageTokens tokens, InstantSource clock, Supplier<UUID> ids) {
        ActivityPorts activities = ports.activities();
        return List.of(
                Operation.of(
                        "CreateActivity",
                        CreateActivityRequest::builder,
                        new CreateActivityAction(activities, settings, clock, ids)),
                Operation.of(
                        "DescribeActivity",
                        DescribeActivityRequest::builder,
                        new DescribeActivityAction(new ActivityLookup(activities.activities()))),
                Operation.of("DeleteActivity", DeleteActivityRequest::builder, new DeleteActivityAction(activities)),
                Operation.of(
                        "ListActivities",
                        ListActivitiesRequest::builder,
                        new ListActivitiesAction(activities.activities(), tokens, settings)),
                Operation.of(
                        "GetActivityTask",
                        GetActivityTaskRequest::builder,
                        new GetActivityTaskAction(
                                activities,
                                ports.executions(),
                                clock,
                                Executors.newThreadPerTaskExecutor(
                                        Thread.ofVirtual().name("activity-", 0).factory()))));
    }
}
