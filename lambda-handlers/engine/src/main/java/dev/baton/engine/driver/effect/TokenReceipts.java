package dev.baton.engine.driver.effect;

import dev.baton.asl.Step;
import dev.baton.asl.history.HistoryEvent;
import dev.baton.asl.history.HistoryEventType;
import dev.baton.engine.driver.chain.Attempt;
import dev.baton.engine.driver.chain.Outstanding;
import dev.baton.engine.log.ExecutionKey;
import dev.baton.engine.log.StoreException;
import dev.baton.engine.token.TokenKey;
import dev.baton.engine.token.Tokens;
import java.util.Set;

/** Tells tokens whose outcomes were committed that their execution has heard of them. */
public final class TokenReceipts {
    private static final Set<HistoryEventType> OUTCOMES = Set.of(
            HistoryEventType.TASK_SUCCEEDED,
            HistoryEventType.TASK_FAILED,
            HistoryEventType.ACTIVITY_SUCCEEDED,
            HistoryEventType.ACTIVITY_FAILED);

    private final Tokens tokens;

    public TokenReceipts(Tokens tokens) {
        this.tokens = tokens;
    }

    /**
     * After a step was committed.
     *
     * @param before what was open before it
     * @param after what is open now
     */
    public void after(ExecutionKey key, Outstanding before, Step step, Outstanding after) {
        for (Attempt attempt : before.all()) {
            if (attempt.hasToken() && !after.has(attempt.number()) && tellsOutcome(step)) {
                tell(new TokenKey(key, attempt.number()));
            }
        }
    }

    private static boolean tellsOutcome(Step step) {
        return step.events().stream().map(HistoryEvent::type).anyMatch(OUTCOMES::contains);
    }

    private void tell(TokenKey token) {
        try {
            tokens.heard(token);
        } catch (StoreException e) {
            // Only a favour: the sweep wakes the execution once more for nothing.
        }
    }
}
