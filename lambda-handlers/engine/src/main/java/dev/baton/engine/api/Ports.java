package dev.baton.engine.api;

import dev.baton.asl.validation.ResourceCatalog;
import dev.baton.engine.activity.ActivityPorts;
import dev.baton.engine.driver.Executions;
import dev.baton.engine.log.ExecutionLog;
import dev.baton.engine.log.Histories;
import dev.baton.engine.registry.Definitions;
import dev.baton.engine.registry.StateMachines;

/**
 * What the API stands on.
 *
 * @param registry machines and definitions
 * @param definitions the same definitions, compiled
 * @param log heads and lists
 * @param histories the events
 * @param executions the driver's side
 * @param catalog which resources somebody serves
 * @param activities their registry and queues
 * @param services calls them
 * @param redrives which executions may be redriven
 */
public record Ports(
        StateMachines registry,
        Definitions definitions,
        ExecutionLog log,
        Histories histories,
        Executions executions,
        ResourceCatalog catalog,
        ActivityPorts activities,
        TaskServices services,
        RedriveRules redrives) {

    /** With AWS's rules of what may be redriven. */
    public Ports(
            StateMachines registry,
            Definitions definitions,
            ExecutionLog log,
            Histories histories,
            Executions executions,
            ResourceCatalog catalog,
            ActivityPorts activities,
            TaskServices services) {
        this(registry, definitions, log, histories, executions, catalog, activities, services, RedriveRules.AWS);
    }

    /** Of an API whose TestState calls nothing. */
    public Ports(
            StateMachines registry,
            Definitions definitions,
            ExecutionLog log,
            Histories histories,
            Executions executions,
            ResourceCatalog catalog,
            ActivityPorts activities) {
        this(registry, definitions, log, histories, executions, catalog, activities, TaskServices.NONE);
    }
}
