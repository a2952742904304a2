package dev.baton.engine.driver.effect;

import dev.baton.asl.Effect;
import dev.baton.engine.driver.call.Calls;
import dev.baton.engine.driver.call.OwnCalls;
import dev.baton.engine.driver.chain.Attempt;
import dev.baton.engine.driver.chain.Outstanding;
import dev.baton.engine.driver.chain.Standing;
import dev.baton.engine.driver.process.DriverParts;
import dev.baton.engine.log.Lease;
import dev.baton.engine.task.TaskCall;
import dev.baton.engine.token.TokenKey;
import java.time.Instant;
import java.util.List;

/** Does after a commit what the committed step asks for. */
public final class Effects {
    private final DriverParts parts;
    private final Calls calls;
    private final OwnCalls own;
    private final TokenReceipts receipts;

    public Effects(DriverParts parts, OwnCalls own) {
        this.parts = parts;
        this.calls = new Calls(parts.integration(), parts.settings());
        this.own = own;
        this.receipts = new TokenReceipts(parts.tokens());
    }

    /** Does it: tokens exist before the calls that hand them out. */
    public void perform(Standing standing, PreparedStep prepared, Outstanding before) {
        Outstanding after = prepared.after();
        own.keepOnly(after);
        for (Attempt attempt : after.all()) {
            if (attempt.hasToken() && !before.has(attempt.number())) {
                openToken(standing, attempt);
            }
            if (attempt.isActivity() && !before.has(attempt.number())) {
                offer(standing, attempt);
            }
        }
        List<Lease> leases = prepared.leases().stream()
                .filter(lease -> !lease.owner().equals(Calls.NOBODY))
                .toList();
        for (Lease lease : leases) {
            // Whoever committed an attempt that is claimed here may have died before its token was opened.
            after.attempt(lease.attempt())
                    .filter(attempt -> attempt.hasToken() && before.has(attempt.number()))
                    .ifPresent(attempt -> openToken(standing, attempt));
            boolean again = prepared.plan().again().contains(lease.attempt());
            after.attempt(lease.attempt()).ifPresent(attempt -> make(standing, attempt, lease, again));
        }
        for (Effect effect : prepared.step().effects()) {
            if (effect instanceof Effect.CancelTask cancel) {
                before.attempt(cancel.attempt()).ifPresent(attempt -> withdraw(standing, attempt));
            }
        }
        receipts.after(standing.key(), before, prepared.step(), after);
    }

    /** Opens an activity's task to its workers. */
    public void announce(Standing standing, Attempt attempt) {
        openToken(standing, attempt);
        offer(standing, attempt);
    }

    private void offer(Standing standing, Attempt attempt) {
        TaskCall call = calls.call(standing, attempt, parts.now());
        parts.offer(call).ifPresent(answer -> own.answer(attempt.number(), answer));
    }

    private void make(Standing standing, Attempt attempt, Lease lease, boolean again) {
        Instant now = parts.now();
        if (calls.mayStart(lease, now)) {
            own.make(
                    attempt,
                    calls.call(standing, attempt, now),
                    parts.integration().cancels(attempt.resource()),
                    again);
        }
    }

    /** Makes the token item of an attempt, unless it was made before. */
    private void openToken(Standing standing, Attempt attempt) {
        TokenKey token = new TokenKey(standing.key(), attempt.number());
        parts.tokens().open(token, parts.now());
    }

    private void withdraw(Standing standing, Attempt attempt) {
        if (attempt.isActivity()) {
            parts.integration().withdraw(calls.call(standing, attempt, parts.now()));
        }
    }
}
