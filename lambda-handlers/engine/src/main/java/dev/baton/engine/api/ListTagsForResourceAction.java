package dev.baton.engine.api;

import dev.baton.engine.registry.RegisteredMachine;
import dev.baton.engine.registry.StateMachines;
import software.amazon.awssdk.services.sfn.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.sfn.model.ListTagsForResourceResponse;

/** ListTagsForResource of a machine. */
final class ListTagsForResourceAction implements Action<ListTagsForResourceRequest> {
    private final StateMachines registry;

    ListTagsForResourceAction(StateMachines registry) {
        this.registry = registry;
    }

    @Override
    public Answer perform(ListTagsForResourceRequest request) {
        TaggedResources.check(request.resourceArn());
        RegisteredMachine machine = registry.machine(request.resourceArn())
                .orElseThrow(() -> ApiErrors.noSuchResource(request.resourceArn()));
        return new Answer.Shape(ListTagsForResourceResponse.builder()
                .tags(Tags.shapes(machine.tags()))
                .build());
    }
}
