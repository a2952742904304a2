package dev.baton.engine.api;

import dev.baton.engine.api.MachineEdits.Edit;
import dev.baton.engine.registry.RegisteredMachine;
import dev.baton.engine.registry.StateMachines;
import java.util.List;
import software.amazon.awssdk.services.sfn.model.Tag;
import software.amazon.awssdk.services.sfn.model.TagResourceRequest;
import software.amazon.awssdk.services.sfn.model.TagResourceResponse;

/** TagResource of a machine or activity; versions have no tags (recording {@code sfn_api_tagging/test_tag_state_machine_version}). */
final class TagResourceAction implements Action<TagResourceRequest> {
    private final MachineEdits edits;
    private final ActivityLookup activities;

    TagResourceAction(StateMachines registry, ActivityLookup activities) {
        this.edits = new MachineEdits(registry);
        this.activities = activities;
    }

    @Override
    public Answer perform(TagResourceRequest request) {
        String arn = request.resourceArn();
        TaggedResources.check(arn);
        boolean tagged =
                edits.edit(arn, machine -> tag(machine, request.tags())).orElse(false)
                        || activities.retag(arn, tags -> Tags.with(tags, request.tags(), arn));
        if (!tagged) {
            throw ApiErrors.noSuchResource(arn);
        }
        return new Answer.Shape(TagResourceResponse.builder().build());
    }

    private static Edit<Boolean> tag(RegisteredMachine machine, List<Tag> tags) {
        return Edit.of(machine.tagged(Tags.with(machine.tags(), tags, machine.arn())), List.of(), true);
    }
}
