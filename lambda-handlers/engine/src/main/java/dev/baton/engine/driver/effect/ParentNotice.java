package dev.baton.engine.driver.effect;

import dev.baton.asl.execution.Execution;
import dev.baton.engine.driver.DriverPorts;
import dev.baton.engine.driver.process.DriverParts;
import dev.baton.engine.driver.process.StoreRetry;
import dev.baton.engine.log.Head;
import dev.baton.engine.log.ParentTask;
import dev.baton.engine.task.NestedOutcome;
import dev.baton.engine.token.Token;
import dev.baton.engine.token.TokenKey;
import dev.baton.engine.wakeup.WakeUp;

/** Tells the parent of a nested execution of its end. Twice is harmless: the token takes the first notice. */
public final class ParentNotice {
    private final DriverPorts ports;
    private final StoreRetry patience;

    public ParentNotice(DriverParts parts) {
        this.ports = parts.ports();
        this.patience = parts.patience();
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
        patience.ask(() -> ports.tokens().complete(new TokenKey(parent.key(), parent.attempt()), outcome));
        WakeUp wakeUp = new WakeUp(parent.key(), WakeUp.Reason.CALLBACK, 0);
        patience.tell(() -> ports.wakeUps().send(wakeUp, ports.clock().instant()));
    }
}
