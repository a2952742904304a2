package dev.baton.engine.api;

import dev.baton.asl.parsing.DefinitionParser;
import dev.baton.asl.parsing.ParseResult;
import dev.baton.asl.validation.InvalidDefinitionText;
import dev.baton.asl.validation.MachineType;
import dev.baton.asl.validation.ResourceCatalog;
import dev.baton.engine.api.wire.ApiException;

/** Checks definitions; validation and creation give the same answer. */
public final class DefinitionCheck {
    private final ResourceCatalog catalog;

    public DefinitionCheck(ResourceCatalog catalog) {
        this.catalog = catalog;
    }

    /** Everything that is wrong or doubtful. */
    public ParseResult diagnose(String definition, MachineType type) {
        return DefinitionParser.parse(definition)
                .checkedFor(type)
                .checkedAgainst(catalog)
                .checkedForRunning();
    }

    /**
     * Refuses what cannot run.
     *
     * @throws ApiException InvalidDefinition, naming all faults
     */
    void check(String definition, MachineType type) {
        ParseResult result = diagnose(definition, type);
        if (result.hasErrors()) {
            throw new ApiException("InvalidDefinition", InvalidDefinitionText.of(result.diagnostics()));
        }
    }
}
