package dev.baton.engine.api;

import dev.baton.engine.registry.RegisteredMachine;
import dev.baton.engine.registry.StateMachines;
import java.util.Map;
import software.amazon.awssdk.services.sfn.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.sfn.model.ListTagsForResourceResponse;

/** ListTagsForResource of a machine or activity. */
final class ListTagsForResourceAction implements Action<ListTagsForResourceRequest> {
    private final StateMachines registry;
    private final ActivityLookup activities;

    ListTagsForResourceAction(StateMachines registry, ActivityLookup activities) {
        this.registry = registry;
        this.activities = activities;
    }

    @Override
    public Answer perform(ListTagsForResourceRequest request) {
        TaggedResources.check(request.resourceArn());
        Map<String, String> tags = registry.machine(request.resourceArn())
                .map(RegisteredMachine::tags)
                .or(() -> activities.tags(request.resourceArn()))
                .orElseThrow(() -> ApiErrors.noSuchResource(request.resourceArn()));
        return new Answer.Shape(
                ListTagsForResourceResponse.builder().tags(Tags.shapes(tags)).build());
    }
}
