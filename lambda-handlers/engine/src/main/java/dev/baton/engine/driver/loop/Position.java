package dev.baton.engine.driver.loop;

import dev.baton.asl.execution.Execution;
import dev.baton.engine.driver.call.OwnCalls;
import dev.baton.engine.driver.chain.Attempt;
import dev.baton.engine.driver.chain.Commit;
import dev.baton.engine.driver.chain.Loading;
import dev.baton.engine.driver.chain.Outstanding;
import dev.baton.engine.driver.chain.Standing;
import dev.baton.engine.driver.effect.Effects;
import dev.baton.engine.driver.effect.PreparedStep;
import dev.baton.engine.driver.process.DriverParts;
import dev.baton.engine.log.ExecutionKey;
import dev.baton.engine.log.Head;
import dev.baton.engine.log.Lease;
import dev.baton.engine.log.StartResult;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.function.LongPredicate;

/**
 * Where a driver stands in an execution's log: it moves on by committing steps, and is set back on the newest state when
 * another driver was faster. Belongs to one thread.
 */
final class Position {
    private final DriverParts parts;
    private final Effects effects;
    private final OwnCalls own;
    private Standing standing;
    private Outstanding outstanding;
    private Optional<PreparedStep> started = Optional.empty();

    Position(DriverParts parts, Standing standing, OwnCalls own) {
        this.parts = parts;
        this.effects = new Effects(parts, own);
        this.own = own;
        this.standing = standing;
        this.outstanding = standing.isStarted() ? standing.outstanding() : Outstanding.NONE;
    }

    Standing standing() {
        return standing;
    }

    ExecutionKey key() {
        return standing.key();
    }

    /** The head as it was read last. */
    Head head() {
        return standing.head();
    }

    /** Number of the newest entry. */
    long seq() {
        return standing.seq();
    }

    /** The newest state. */
    Execution execution() {
        return standing.execution();
    }

    boolean isClosed() {
        return standing.isClosed();
    }

    /** Whether time has moved something in it. */
    boolean isDue(Instant now) {
        return standing.isDue(now);
    }

    /** Whether it has begun, and all that was committed of it is there: then a driver can go on from here. */
    boolean isUnderWay() {
        return standing.isStarted() && !standing.lacksEntries();
    }

    /** What is open in the newest state. */
    Outstanding outstanding() {
        return outstanding;
    }

    /** The open attempts. */
    Collection<Attempt> attempts() {
        return outstanding.all();
    }

    Optional<Attempt> attempt(long number) {
        return outstanding.attempt(number);
    }

    /** Who answers for that call. */
    Optional<Lease> lease(long attempt) {
        return standing.lease(attempt);
    }

    /**
     * Commits the step, then does what it asks for.
     *
     * @return false when another driver was faster: then nothing of the step happened, and this stands on the newest state
     */
    boolean commit(PreparedStep prepared) {
        if (!append(prepared)) {
            reload();
            return false;
        }
        perform(prepared);
        return true;
    }

    /** A closed execution takes down what it owes, and nothing else. */
    private boolean append(PreparedStep prepared) {
        Commit commit = new Commit(parts);
        return isClosed()
                ? commit.owe(standing, prepared.owed())
                : commit.append(standing, prepared.step(), prepared.after(), prepared.leases(), prepared.owed());
    }

    /**
     * Commits the first step together with the head of a new execution; its effects are done by {@link #performStart}.
     */
    StartResult start(PreparedStep prepared) {
        StartResult result = new Commit(parts).start(standing, prepared.step(), prepared.after(), prepared.leases());
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
     * @param told whether an attempt's token was just found taken, completed or closed
     * @param all those of older entries too
     */
    void announce(LongPredicate told, boolean all) {
        long newest = standing.chain().newest().orElseThrow().firstEventId();
        for (Attempt attempt : outstanding.all()) {
            boolean lost = all || attempt.frame().lastEventId() >= newest;
            if (lost && attempt.isUntaken() && !told.test(attempt.number())) {
                effects.announce(standing, attempt);
            }
        }
    }
}
