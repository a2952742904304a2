package dev.baton.engine.driver.effect;

import dev.baton.asl.execution.Execution;
import dev.baton.engine.driver.process.DriverParts;
import dev.baton.engine.log.Head;
import dev.baton.engine.log.ParentTask;
import dev.baton.engine.task.NestedOutcome;
import dev.baton.engine.token.Token;
import dev.baton.engine.token.TokenKey;
import dev.baton.engine.wakeup.WakeUp;

/** Tells the parent of a nested execution of its end. Twice is harmless: the token takes the first notice. */
public final class ParentNotice {
    private final DriverParts parts;

    public ParentNotice(DriverParts parts) {
        this.parts = parts;
    }

    /**
     * Completes the parent's token, then wakes the parent.
     *
     * @param closed the head in its closed form
     * @param last the state at the end
     */
    public void tell(Head closed, Execution last) {
        if (closed.parent().isEmpty()) {
            return;
        }
        ParentTask parent = closed.parent().get();
        Token.Outcome outcome = NestedOutcome.of(closed, last.output());
        parts.tokens().complete(new TokenKey(parent.key(), parent.attempt()), outcome);
        WakeUp wakeUp = new WakeUp(parent.key(), WakeUp.Reason.CALLBACK, 0);
        parts.wakeUps().send(wakeUp, parts.now());
    }
}
