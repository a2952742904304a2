package dev.baton.asl.validation;

import dev.baton.asl.definition.TaskResource;

/**
 * Which task resources somebody here can serve. The parser accepts every well-formed resource; callers decide what to do
 * with one that nobody serves: {@code validate} warns, CreateStateMachine refuses.
 */
@FunctionalInterface
public interface ResourceCatalog {

    /** Serves everything. */
    ResourceCatalog ALL = (state, resource) -> true;

    /**
     * Whether a task with this resource can run.
     *
     * @param state the task's name: a mock may answer for it
     */
    boolean serves(String state, TaskResource resource);
}
