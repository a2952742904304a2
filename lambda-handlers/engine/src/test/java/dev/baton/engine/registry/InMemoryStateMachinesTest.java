package dev.baton.engine.registry;

class InMemoryStateMachinesTest extends StateMachinesContract {
    @Override
    protected StateMachines empty() {
        return new InMemoryStateMachines();
    }
}
