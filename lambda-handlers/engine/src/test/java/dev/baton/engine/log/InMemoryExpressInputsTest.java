package dev.baton.engine.log;

class InMemoryExpressInputsTest extends ExpressInputsContract {
    @Override
    protected ExpressInputs newInputs() {
        return new InMemoryExpressInputs();
    }
}
