package dev.baton.engine.driver;

import dev.baton.asl.definition.StateMachine;
import dev.baton.asl.parsing.DefinitionParser;
import dev.baton.engine.registry.Definitions;

/** For tests whose executions are all of one machine, whatever its definition's id. */
public final class OneMachine implements Definitions {
    private final String definition;
    private final StateMachine machine;

    public OneMachine(String definition) {
        this.definition = definition;
        this.machine = DefinitionParser.parse(definition).machine().orElseThrow();
    }

    @Override
    public StateMachine compiled(String definitionId) {
        return machine;
    }

    @Override
    public String text(String definitionId) {
        return definition;
    }
}
