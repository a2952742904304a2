package dev.baton.asl.definition;

import java.util.List;
import java.util.Optional;

/**
 * @param timeoutSeconds TimeoutSeconds or TimeoutSecondsPath
 * @param heartbeatSeconds HeartbeatSeconds or HeartbeatSecondsPath
 * @param roleArn Credentials.RoleArn
 * @param next the next state, or empty for {@code "End": true}
 */
public record TaskState(
        String name,
        QueryLanguage queryLanguage,
        DataFlow data,
        TaskResource resource,
        Optional<FieldValue> timeoutSeconds,
        Optional<FieldValue> heartbeatSeconds,
        Optional<FieldValue> roleArn,
        List<Retrier> retry,
        List<Catcher> catchers,
        Optional<String> next)
        implements GuardedState {

    public TaskState {
        retry = List.copyOf(retry);
        catchers = List.copyOf(catchers);
    }

    @Override
    public StateType type() {
        return StateType.TASK;
    }
}
