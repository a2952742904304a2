package dev.baton.asl.validation;

import dev.baton.asl.definition.TaskResource;
import dev.baton.asl.json.SourceNode;
import java.util.Optional;
import java.util.function.BiConsumer;

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

    /**
     * Whether all actions of the resource's service are known, so that one which is not served is none. Of a generic {@code
     * aws-sdk:} service that came or went since our models were made they are not.
     */
    default boolean knowsServiceOf(TaskResource resource) {
        return true;
    }

    /**
     * The resource that was perhaps meant by one that nobody serves, as it would be written.
     *
     * @param arn of which nobody knows a resource
     */
    default Optional<String> nearest(String arn) {
        return Optional.empty();
    }

    /**
     * Looks whether a served resource takes the arguments that a definition writes for it.
     *
     * @param arguments an object of {@code Parameters} (names may end in {@code .$}) or {@code Arguments}
     * @param faults gets the object with a wrong member, and what is wrong with it in AWS's words
     */
    default void checkArguments(TaskResource resource, SourceNode arguments, BiConsumer<SourceNode, String> faults) {}
}
