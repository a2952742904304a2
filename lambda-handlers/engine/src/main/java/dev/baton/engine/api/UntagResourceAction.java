package dev.baton.engine.api;

import dev.baton.engine.api.MachineEdits.Edit;
import dev.baton.engine.registry.RegisteredMachine;
import dev.baton.engine.registry.StateMachines;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.sfn.model.UntagResourceRequest;
import software.amazon.awssdk.services.sfn.model.UntagResourceResponse;

/** UntagResource of a machine or activity; keys that it has not are passed over. */
final class UntagResourceAction implements Action<UntagResourceRequest> {
    private final MachineEdits edits;
    private final ActivityLookup activities;

    UntagResourceAction(StateMachines registry, ActivityLookup activities) {
        this.edits = new MachineEdits(registry);
        this.activities = activities;
    }

    @Override
    public Answer perform(UntagResourceRequest request) {
        String arn = request.resourceArn();
        TaggedResources.check(arn);
        boolean untagged =
                edits.edit(arn, machine -> untag(machine, request.tagKeys())).orElse(false)
                        || activities.retag(arn, tags -> ActivityLookup.without(tags, request.tagKeys()));
        if (!untagged) {
            throw ApiErrors.noSuchResource(arn);
        }
        return new Answer.Shape(UntagResourceResponse.builder().build());
    }

    private static Edit<Boolean> untag(RegisteredMachine machine, List<String> keys) {
        Map<String, String> left = new LinkedHashMap<>(machine.tags());
        keys.forEach(left::remove);
        return Edit.of(machine.tagged(left), List.of(), true);
    }
}
