package dev.baton.engine.driver;

import dev.baton.asl.execution.ExecutionIdentity;
import dev.baton.asl.json.Json;
import java.time.Instant;
import java.util.Optional;

/** Identities for tests that look at one execution and not at who it is. */
public final class Identities {
    private Identities() {}

    /** A Standard execution of a machine {@code m} with the input {@code {}}. */
    public static ExecutionIdentity of(String executionArn, Instant startedAt) {
        return new ExecutionIdentity(
                executionArn,
                "e",
                "arn:m",
                "m",
                "arn:r",
                startedAt,
                Json.EMPTY_OBJECT,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
