package dev.baton.engine.api;

import dev.baton.engine.registry.MachineVersion;
import dev.baton.engine.registry.StateMachines;
import dev.baton.engine.registry.VersionPage;
import dev.baton.engine.start.MachineArn;
import software.amazon.awssdk.services.sfn.model.ListStateMachineVersionsRequest;
import software.amazon.awssdk.services.sfn.model.ListStateMachineVersionsResponse;
import software.amazon.awssdk.services.sfn.model.StateMachineVersionListItem;

/** ListStateMachineVersions, newest first. */
final class ListStateMachineVersionsAction implements Action<ListStateMachineVersionsRequest> {
    private final StateMachines registry;
    private final PageTokens tokens;

    ListStateMachineVersionsAction(StateMachines registry, PageTokens tokens) {
        this.registry = registry;
        this.tokens = tokens;
    }

    @Override
    public Answer perform(ListStateMachineVersionsRequest request) {
        String arn = MachineArn.of(request.stateMachineArn()).machine();
        String query = "ListStateMachineVersions " + arn;
        VersionPage page =
                registry.versions(arn, Pages.size(request.maxResults()), tokens.open(query, request.nextToken()));
        return new Answer.Shape(ListStateMachineVersionsResponse.builder()
                .stateMachineVersions(page.versions().stream()
                        .map(ListStateMachineVersionsAction::item)
                        .toList())
                .nextToken(page.next().map(next -> tokens.seal(query, next)).orElse(null))
                .build());
    }

    private static StateMachineVersionListItem item(MachineVersion version) {
        return StateMachineVersionListItem.builder()
                .stateMachineVersionArn(version.arn())
                .creationDate(version.creationDate())
                .build();
    }
}
