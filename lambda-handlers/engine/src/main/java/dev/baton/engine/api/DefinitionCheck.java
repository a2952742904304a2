package dev.baton.engine.api;

import dev.baton.asl.definition.Block;
import dev.baton.asl.definition.MapState;
import dev.baton.asl.definition.State;
import dev.baton.asl.definition.StateMachine;
import dev.baton.asl.parsing.DefinitionParser;
import dev.baton.asl.parsing.ParseResult;
import dev.baton.asl.validation.InvalidDefinitionText;
import dev.baton.asl.validation.MachineType;
import dev.baton.asl.validation.ResourceCatalog;
import dev.baton.asl.validation.Severity;
import dev.baton.engine.api.wire.ApiException;

/** Checks definitions: for creation, where everything must run here, and for validation, which only warns of that. */
final class DefinitionCheck {
    private final ResourceCatalog catalog;

    DefinitionCheck(ResourceCatalog catalog) {
        this.catalog = catalog;
    }

    /** Everything that is wrong or doubtful; a resource that nobody serves is a warning. */
    ParseResult diagnose(String definition, MachineType type) {
        return DefinitionParser.parse(definition).checkedFor(type).checkedAgainst(catalog, Severity.WARNING);
    }

    /**
     * Refuses what cannot run.
     *
     * @throws ApiException InvalidDefinition, naming all faults
     */
    void check(String definition, MachineType type) {
        ParseResult result =
                DefinitionParser.parse(definition).checkedFor(type).checkedAgainst(catalog, Severity.ERROR);
        if (result.hasErrors()) {
            throw invalid(InvalidDefinitionText.of(result.diagnostics()));
        }
        result.machine().ifPresent(DefinitionCheck::refuseDistributed);
    }

    private static void refuseDistributed(StateMachine machine) {
        for (Block block : machine.blocks()) {
            for (State state : block.states().values()) {
                if (state instanceof MapState map && map.distributed().isPresent()) {
                    throw invalid(
                            "Invalid State Machine Definition: 'Baton does not support Maps of mode DISTRIBUTED yet"
                                    + " (docs/feature-support.md): the state \"" + map.name() + "\"'");
                }
            }
        }
    }

    private static ApiException invalid(String text) {
        return new ApiException("InvalidDefinition", text);
    }
}
