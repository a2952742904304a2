package dev.baton.asl.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.asl.json.Json;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ContextObjectTest {
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    private static ExecutionIdentity identity(boolean express) {
        return new ExecutionIdentity(
                "arn:e",
                "e",
                "arn:m",
                "m",
                "arn:r",
                START,
                Json.EMPTY_OBJECT,
                express,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static boolean showsRedriveCount(ExecutionIdentity identity) {
        return ContextObject.of(
                        identity,
                        0,
                        Optional.empty(),
                        "S",
                        START,
                        OptionalInt.empty(),
                        Optional.empty(),
                        Optional.empty())
                .node()
                .path("Execution")
                .has("RedriveCount");
    }

    @Test
    void onlyASynchronousExpressExecutionHasNoRedriveCount() {
        assertThat(showsRedriveCount(identity(false))).isTrue();
        assertThat(showsRedriveCount(identity(true))).isTrue();
        assertThat(showsRedriveCount(identity(true).whoseEndIsAwaited())).isFalse();
        assertThat(showsRedriveCount(identity(true).whoseEndIsAwaited().withInput(Json.NULL)))
                .isFalse();
    }
}
