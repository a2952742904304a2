package dev.baton.engine.driver.call;

import dev.baton.asl.Trigger;
import dev.baton.asl.execution.Pending;
import dev.baton.engine.driver.chain.Attempt;
import dev.baton.engine.task.TaskAnswer;
import dev.baton.engine.token.Token;
import java.util.ArrayList;
import java.util.List;

/** Answers and outcomes as triggers. */
public final class Answers {
    private Answers() {}

    /** What an answered call means to the interpreter. */
    public static List<Trigger> triggers(long attempt, TaskAnswer answer) {
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

    /**
     * What became of an attempt by its completed token: that a worker took an activity's task, where the state has not seen it,
     * and the outcome.
     */
    public static List<Trigger> ended(Attempt attempt, Token token, Token.Outcome outcome) {
        List<Trigger> triggers = new ArrayList<>(pickedUp(attempt, token));
        triggers.add(outcome(attempt.number(), outcome));
        return triggers;
    }

    /** That a worker took an activity's task, where the state has not seen it. */
    public static List<Trigger> pickedUp(Attempt attempt, Token token) {
        return attempt.task().phase() == Pending.Phase.SCHEDULED
                        && token.pickUp().isPresent()
                ? List.of(new Trigger.TaskPickedUp(
                        attempt.number(),
                        token.pickUp().get().workerName(),
                        token.pickUp().get().at()))
                : List.of();
    }

    /** What a worker or child sent. */
    static Trigger outcome(long attempt, Token.Outcome outcome) {
        return switch (outcome) {
            case Token.Outcome.Success success -> new Trigger.TaskSucceeded(attempt, success.output(), true);
            case Token.Outcome.Fault fault -> new Trigger.TaskFailed(attempt, fault.failure(), true);
        };
    }
}
