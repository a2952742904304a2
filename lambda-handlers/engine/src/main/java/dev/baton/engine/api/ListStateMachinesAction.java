package dev.baton.engine.api;

import dev.baton.engine.registry.MachinePage;
import dev.baton.engine.registry.RegisteredMachine;
import dev.baton.engine.registry.StateMachines;
import software.amazon.awssdk.services.sfn.model.ListStateMachinesRequest;
import software.amazon.awssdk.services.sfn.model.ListStateMachinesResponse;
import software.amazon.awssdk.services.sfn.model.StateMachineListItem;

/** ListStateMachines, those of the region in the order of their creation; a page may be short where others lie between. */
final class ListStateMachinesAction implements Action<ListStateMachinesRequest> {
    private static final String QUERY = "ListStateMachines";

    private final StateMachines registry;
    private final PageTokens tokens;
    private final ApiSettings settings;

    ListStateMachinesAction(StateMachines registry, PageTokens tokens, ApiSettings settings) {
        this.registry = registry;
        this.tokens = tokens;
        this.settings = settings;
    }

    @Override
    public Answer perform(ListStateMachinesRequest request) {
        MachinePage page = registry.machines(Pages.size(request.maxResults()), tokens.open(QUERY, request.nextToken()));
        return new Answer.Shape(ListStateMachinesResponse.builder()
                .stateMachines(page.machines().stream()
                        .filter(machine -> settings.owns(machine.arn()))
                        .map(ListStateMachinesAction::item)
                        .toList())
                .nextToken(page.next().map(next -> tokens.seal(QUERY, next)).orElse(null))
                .build());
    }

    private static StateMachineListItem item(RegisteredMachine machine) {
        return StateMachineListItem.builder()
                .stateMachineArn(machine.arn())
                .name(machine.name())
                .type(machine.type().name())
                .creationDate(machine.creationDate())
                .build();
    }
}
