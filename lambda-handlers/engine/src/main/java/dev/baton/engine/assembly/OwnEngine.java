package dev.baton.engine.assembly;

import dev.baton.engine.activity.ActivityPorts;
import dev.baton.engine.driver.Executions;
import dev.baton.engine.log.ExecutionLog;
import dev.baton.engine.start.Starts;

/** What an integration may ask of the engine that it is part of, from its first call on. */
public interface OwnEngine {

    /** Starts executions. */
    Starts starts();

    /** Stops them. */
    Executions executions();

    /** Which there are. */
    ExecutionLog log();

    /** Activities and the tasks that wait for their workers. */
    ActivityPorts activities();
}
