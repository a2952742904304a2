package dev.baton.engine.api;

import dev.baton.engine.registry.MachineAlias;
import dev.baton.engine.registry.RegisteredMachine;
import dev.baton.engine.registry.StateMachines;
import dev.baton.engine.start.MachineArn;
import dev.baton.engine.start.StartErrors;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.sfn.model.ListStateMachineAliasesRequest;
import software.amazon.awssdk.services.sfn.model.ListStateMachineAliasesResponse;
import software.amazon.awssdk.services.sfn.model.StateMachineAliasListItem;

/** ListStateMachineAliases of a machine or of a version, by name (recordings {@code sfn_api_aliasing/test_list*}). */
final class ListStateMachineAliasesAction implements Action<ListStateMachineAliasesRequest> {
    private final StateMachines registry;
    private final PageTokens tokens;

    ListStateMachineAliasesAction(StateMachines registry, PageTokens tokens) {
        this.registry = registry;
        this.tokens = tokens;
    }

    @Override
    public Answer perform(ListStateMachineAliasesRequest request) {
        MachineArn arn = MachineArn.of(request.stateMachineArn());
        String query = "ListStateMachineAliases " + arn.given();
        Optional<String> after = tokens.open(query, request.nextToken());
        int limit = Pages.size(request.maxResults());
        List<MachineAlias> found = found(arn).stream()
                .filter(alias -> after.isEmpty() || alias.name().compareTo(after.get()) > 0)
                .limit(limit + 1L)
                .toList();
        List<MachineAlias> page = found.subList(0, Math.min(limit, found.size()));
        return new Answer.Shape(ListStateMachineAliasesResponse.builder()
                .stateMachineAliases(
                        page.stream().map(ListStateMachineAliasesAction::item).toList())
                .nextToken(
                        found.size() > limit ? tokens.seal(query, page.getLast().name()) : null)
                .build());
    }

    private List<MachineAlias> found(MachineArn arn) {
        RegisteredMachine machine = registry.machine(arn.machine())
                .filter(known -> arn.qualifier().isEmpty() || isVersion(arn))
                .orElseThrow(() -> StartErrors.noSuchMachine(arn.given()));
        return registry.aliases(machine.arn()).stream()
                .filter(alias ->
                        arn.version().isEmpty() || alias.refersTo(arn.version().getAsInt()))
                .toList();
    }

    private boolean isVersion(MachineArn arn) {
        return arn.version().isPresent()
                && registry.version(arn.machine(), arn.version().getAsInt()).isPresent();
    }

    private static StateMachineAliasListItem item(MachineAlias alias) {
        return StateMachineAliasListItem.builder()
                .stateMachineAliasArn(alias.arn())
                .creationDate(alias.creationDate())
                .build();
    }
}
