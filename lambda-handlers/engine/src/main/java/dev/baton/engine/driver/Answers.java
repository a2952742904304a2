package dev.baton.engine.driver;

import dev.baton.asl.Trigger;
import dev.baton.engine.task.TaskAnswer;
import dev.baton.engine.token.Token;
import java.util.List;

/** Answers and outcomes as triggers. */
final class Answers {
    private Answers() {}

    /** What an answered call means to the interpreter. */
    static List<Trigger> triggers(long attempt, TaskAnswer answer) {
        return switch (answer) {
            case TaskAnswer.Succeeded succeeded ->
                List.of(new Trigger.TaskSucceeded(attempt, succeeded.output(), false));
            case TaskAnswer.Submitted submitted ->
                List.of(new Trigger.TaskSubmitted(attempt, submitted.output(), submitted.handle()));
            case TaskAnswer.Failed failed -> List.of(new Trigger.TaskFailed(attempt, failed.failure(), false));
            case TaskAnswer.NoRoom refused -> List.of(new Trigger.TaskFailed(attempt, refused.failure(), false));
            case TaskAnswer.Completed completed ->
                List.of(
                        new Trigger.TaskSubmitted(attempt, completed.submission()),
                        outcome(attempt, completed.outcome()));
        };
    }

    /** What a worker or child sent. */
    static Trigger outcome(long attempt, Token.Outcome outcome) {
        return switch (outcome) {
            case Token.Outcome.Success success -> new Trigger.TaskSucceeded(attempt, success.output(), true);
            case Token.Outcome.Fault fault -> new Trigger.TaskFailed(attempt, fault.failure(), true);
        };
    }
}
