package dev.baton.engine.task;

import dev.baton.engine.token.Token;
import java.util.Objects;

/** What a {@link TaskIntegration#poll} found out about a job that a {@code .sync} attempt submitted. */
public sealed interface JobStatus {

    /** It goes on; it is asked about again at the next moment of the {@link PollPace}. Nothing is written. */
    record Running() implements JobStatus {}

    /** It has come to its end, well or badly. */
    record Ended(Token.Outcome outcome) implements JobStatus {
        public Ended {
            Objects.requireNonNull(outcome, "outcome");
        }
    }

    /**
     * Nothing was found out: throttled, 5xx, no connection. It is asked about again at the next moment.
     *
     * @param reason for the log
     */
    record TryLater(String reason) implements JobStatus {
        public TryLater {
            Objects.requireNonNull(reason, "reason");
        }
    }

    /**
     * Whoever asks may not know. If that stays so for five minutes, the task fails as {@code States.TaskFailed}.
     *
     * @param permission what is missing, as the author must read it: {@code User: … is not authorized to perform:
     *     ecs:DescribeTasks on resource: …}
     */
    record Refused(String permission) implements JobStatus {
        public Refused {
            Objects.requireNonNull(permission, "permission");
        }
    }

    /**
     * The service knew it once and does not know it any more: the task fails as {@code States.TaskFailed}. A service that
     * shows a new job late answers {@link Running} or {@link TryLater} as long as the job may be too young.
     *
     * @param cause what the author reads
     */
    record Gone(String cause) implements JobStatus {
        public Gone {
            Objects.requireNonNull(cause, "cause");
        }
    }
}
