package dev.baton.engine.simulation;

import dev.baton.asl.definition.StateMachine;
import dev.baton.engine.registry.Definitions;

/** Definitions as one process reaches them. */
record GatedDefinitions(SimulatedProcess process, Definitions definitions) implements Definitions {
    @Override
    public StateMachine compiled(String definitionId) {
        return process.call("definitions.compiled", true, () -> new Compiled(definitions.compiled(definitionId)))
                .machine();
    }

    private record Compiled(StateMachine machine) {
        @Override
        public String toString() {
            return "";
        }
    }

    @Override
    public String text(String definitionId) {
        return definitions.text(definitionId);
    }
}
