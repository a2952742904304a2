package dev.baton.integrations.http;

import dev.baton.engine.task.TaskCall;

/** Where connections are looked up. */
@FunctionalInterface
public interface Connections {

    /**
     * The connection of an ARN, for a task.
     *
     * @throws NoConnectionException when it cannot be had
     */
    Connection of(String arn, TaskCall call) throws NoConnectionException, InterruptedException;
}
