package dev.baton.asl.validation;

import dev.baton.asl.definition.TaskResource;

/**
 * Which task resources somebody here can serve. A resource that AWS has and nobody here serves is taken with a warning: the
 * execution fails when it comes to such a state, unless a mock answers for it. What AWS has not either is refused.
 */
@FunctionalInterface
public interface ResourceCatalog {

    /** Serves everything. */
    ResourceCatalog ALL = resource -> true;

    /** Whether a task with this resource can run. */
    boolean serves(TaskResource resource);
}
