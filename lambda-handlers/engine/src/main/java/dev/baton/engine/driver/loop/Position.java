package dev.baton.engine.driver.loop;

import dev.baton.asl.Step;
import dev.baton.engine.driver.call.OwnCalls;
import dev.baton.engine.driver.chain.Attempt;
import dev.baton.engine.driver.chain.Commit;
import dev.baton.engine.driver.chain.Loading;
import dev.baton.engine.driver.chain.Outstanding;
import dev.baton.engine.driver.chain.Standing;
import dev.baton.engine.driver.decision.Facts;
import dev.baton.engine.driver.decision.OwedCancels;
import dev.baton.engine.driver.decision.Plan;
import dev.baton.engine.driver.effect.Effects;
import dev.baton.engine.driver.effect.PreparedStep;
import dev.baton.engine.driver.effect.TokenReceipts;
import dev.baton.engine.driver.process.DriverParts;
import dev.baton.engine.log.ExecutionKey;
import dev.baton.engine.log.Lease;
import dev.baton.engine.log.OwedCancel;
import dev.baton.engine.log.StartResult;
import java.util.List;
import java.util.Optional;

/**
 * Where a driver stands in an execution's log: it moves on by committing steps, and is set back on the newest state when
 * another driver was faster. Belongs to one thread.
 */
final class Position {
    private final DriverParts parts;
    private final Effects effects;
    private final OwnCalls own;
    private final TokenReceipts receipts;
    private Standing standing;
    private Outstanding outstanding;
    private Optional<PreparedStep> started = Optional.empty();

    Position(DriverParts parts, Effects effects, OwnCalls own, Standing standing) {
        this.parts = parts;
        this.effects = effects;
        this.own = own;
        this.receipts = new TokenReceipts(parts.tokens());
        this.standing = standing;
        this.outstanding = standing.isStarted() ? standing.outstanding() : Outstanding.NONE;
    }

    Standing standing() {
        return standing;
    }

    ExecutionKey key() {
        return standing.key();
    }

    /** What is open in the newest state. */
    Outstanding outstanding() {
        return outstanding;
    }

    private PreparedStep prepare(Step step, Plan plan) {
        Outstanding after = Outstanding.of(standing.machine(), step.execution());
        List<Lease> leases = effects.leases(step, after, plan, parts.now());
        List<OwedCancel> owed = OwedCancels.after(standing, step, outstanding, after, plan, parts.integration());
        return new PreparedStep(step, plan, after, leases, owed);
    }

    /**
     * Commits the step, then does what it asks for.
     *
     * @param plan what its entry records beside it
     * @return false when another driver was faster: then nothing of the step happened, and this stands on the newest state
     */
    boolean commit(Step step, Plan plan) {
        PreparedStep prepared = prepare(step, plan);
        if (!new Commit(parts).append(standing, step, prepared.after(), prepared.leases(), prepared.owed())) {
            reload();
            return false;
        }
        Outstanding before = outstanding;
        perform(prepared);
        receipts.after(key(), before, prepared.step(), outstanding);
        return true;
    }

    /**
     * Commits the first step together with the head of a new execution; its effects are done by {@link #performStart}.
     */
    StartResult start(Step step) {
        PreparedStep prepared = prepare(step, Plan.NONE);
        StartResult result = new Commit(parts).start(standing, step, prepared.after(), prepared.leases());
        started = Optional.of(prepared);
        return result;
    }

    /** Does what the first step asks for. */
    void performStart() {
        perform(started.orElseThrow());
        started = Optional.empty();
    }

    private void perform(PreparedStep prepared) {
        Outstanding before = outstanding;
        outstanding = prepared.after();
        effects.perform(standing, prepared, before);
    }

    /** Goes to the newest state. */
    private void reload() {
        ExecutionKey key = standing.key();
        standing = new Loading(parts)
                .load(key)
                .orElseThrow(() -> new IllegalStateException("expired under its driver: " + key));
        outstanding = standing.outstanding();
        own.keepOnly(outstanding);
    }

    /**
     * Tells the workers of activity tasks that nobody took: whoever committed them may have died before. Those that an older
     * entry scheduled were told of before the next entry was written.
     *
     * @param known what was just seen of the tokens: who took what
     * @param all those of older entries too
     */
    void announce(Facts known, boolean all) {
        long newest = standing.chain().newest().orElseThrow().firstEventId();
        for (Attempt attempt : outstanding.all()) {
            boolean lost = all || attempt.frame().lastEventId() >= newest;
            if (lost && attempt.isUntaken() && !known.tellsOf(attempt.number())) {
                effects.announce(standing, attempt);
            }
        }
    }
}
