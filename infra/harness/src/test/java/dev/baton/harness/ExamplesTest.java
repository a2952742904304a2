package dev.baton.harness;

class ExamplesTest extends ExamplesContract {
    @Override
    protected Services services() {
        return Built.in(ROOT).ownServices();
    }
}
