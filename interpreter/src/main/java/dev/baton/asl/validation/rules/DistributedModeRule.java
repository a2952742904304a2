package dev.baton.asl.validation.rules;

import dev.baton.asl.validation.Diagnostic;
import dev.baton.asl.validation.Diagnostics;
import dev.baton.asl.validation.outline.Outline;

/** Baton runs no Map of mode DISTRIBUTED yet; its definition is checked all the same. */
public final class DistributedModeRule implements Rule {

    @Override
    public void check(Outline outline, Diagnostics diagnostics) {
        outline.forEachState(state -> {
            if (state.distributed()) {
                diagnostics.add(Diagnostic.schema(
                        "Baton does not run Maps of mode DISTRIBUTED yet: the state '" + state.name()
                                + "'. With up to 40 iterations at once, mode INLINE does the same",
                        state.node()));
            }
        });
    }
}
