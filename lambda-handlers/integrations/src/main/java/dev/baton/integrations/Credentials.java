package dev.baton.integrations;

import dev.baton.engine.task.TaskCall;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/** In whose name a task calls. */
@FunctionalInterface
public interface Credentials {

    /**
     * What the calls of a task are signed with.
     *
     * @throws NotPermittedException when the role may not be taken
     */
    AwsCredentialsIdentity of(TaskCall call) throws NotPermittedException;

    /** A service said that they have expired, or are not valid any more: whoever asks next gets others. */
    default void forget(TaskCall call) {}
}
