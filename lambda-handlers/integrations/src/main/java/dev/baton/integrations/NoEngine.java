package dev.baton.integrations;

import dev.baton.engine.activity.ActivityPorts;
import dev.baton.engine.assembly.OwnEngine;
import dev.baton.engine.driver.Executions;
import dev.baton.engine.log.ExecutionLog;
import dev.baton.engine.start.Starts;

/** The engine of a table that is only looked into. */
enum NoEngine implements OwnEngine {
    INSTANCE;

    @Override
    public Starts starts() {
        throw nothingIsCalled();
    }

    @Override
    public Executions executions() {
        throw nothingIsCalled();
    }

    @Override
    public ExecutionLog log() {
        throw nothingIsCalled();
    }

    @Override
    public ActivityPorts activities() {
        throw nothingIsCalled();
    }

    private static IllegalStateException nothingIsCalled() {
        return new IllegalStateException("nothing is called here");
    }
}
