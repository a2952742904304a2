package dev.baton.engine.history;

import dev.baton.asl.definition.StateType;
import dev.baton.asl.execution.Failure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One run of one state: from its …StateEntered event to its …StateExited event, with its attempts and what ran inside. */
public final class StateRun {
    private final BlockRun block;
    private final String name;
    private final StateType type;
    private final int turn;
    private final long enteredEventId;
    private final Instant enteredAt;
    private final List<Attempt> attempts = new ArrayList<>();
    private final List<Map<Integer, BlockRun>> rounds = new ArrayList<>();
    private int failures;
    private int length;
    private @Nullable BlockRun failing;
    private @Nullable Failure failure;
    private @Nullable Failure failureBefore;
    private @Nullable Instant exitedAt;
    private @Nullable String mapRunArn;
    private boolean caught;
    private boolean failed;
    private boolean tryFailed;

    StateRun(BlockRun block, String name, StateType type, long enteredEventId, Instant enteredAt) {
        this.block = block;
        this.name = name;
        this.type = type;
        this.turn = block.turnsOf(name);
        this.enteredEventId = enteredEventId;
        this.enteredAt = enteredAt;
    }

    public BlockRun block() {
        return block;
    }

    public String name() {
        return name;
    }

    public StateType type() {
        return type;
    }

    /** How often the state was entered in its block before, 0 for the first time. */
    public int turn() {
        return turn;
    }

    public long enteredEventId() {
        return enteredEventId;
    }

    public Instant enteredAt() {
        return enteredAt;
    }

    /** When it was left; empty while it is open and when it was never left. */
    public Optional<Instant> exitedAt() {
        return Optional.ofNullable(exitedAt);
    }

    /** How long it took, or has taken until now. */
    public Duration duration(Instant now) {
        return Duration.between(enteredAt, exitedAt == null ? now : exitedAt);
    }

    /** A Task's tries, in order. */
    public List<Attempt> attempts() {
        return Collections.unmodifiableList(attempts);
    }

    /** How many tries have failed since it was entered or redriven: a Task's attempts, a Parallel's or Map's rounds, or an expression of the state. */
    public int failures() {
        return failures;
    }

    /** Why it failed last; also after it was retried or caught. */
    public Optional<Failure> failure() {
        return Optional.ofNullable(failure);
    }

    /** The branches or iterations of the newest round, by their first event. */
    public Collection<BlockRun> blocks() {
        return rounds.isEmpty() ? List.of() : blocks(rounds.size() - 1);
    }

    /** The branches or iterations of a round, by their first event; a Parallel or Map that is retried has several rounds. */
    public Collection<BlockRun> blocks(int round) {
        return Collections.unmodifiableCollection(rounds.get(round).values());
    }

    /** A branch or iteration of the newest round. */
    public Optional<BlockRun> block(int index) {
        return rounds.isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(rounds.getLast().get(index));
    }

    /** How often a Parallel or Map was started. */
    public int rounds() {
        return rounds.size();
    }

    /** The branch or iteration that failed it; empty while none has. */
    public Optional<BlockRun> failing() {
        return Optional.ofNullable(failing);
    }

    /** How many items a Map has, as MapStateStarted tells; 0 with an ItemReader. */
    public int length() {
        return length;
    }

    /** The Map Run of a Distributed Map. */
    public Optional<String> mapRunArn() {
        return Optional.ofNullable(mapRunArn);
    }

    public StateStatus status() {
        if (exitedAt != null) {
            return caught ? StateStatus.CAUGHT : StateStatus.SUCCEEDED;
        }
        if (failed) {
            return StateStatus.FAILED;
        }
        if (block.isDead()) {
            return StateStatus.ABORTED;
        }
        return tryFailed || isInterrupted() ? StateStatus.RETRYING : StateStatus.RUNNING;
    }

    /** A new try of a Task. */
    void scheduled(Attempt attempt) {
        attempts.add(attempt);
        tryFailed = false;
    }

    /** Something became of the newest attempt. */
    void attempt(Attempt changed) {
        if (!attempts.isEmpty()) {
            attempts.set(attempts.size() - 1, changed);
        }
    }

    Optional<Attempt> newestAttempt() {
        return attempts.isEmpty() ? Optional.empty() : Optional.of(attempts.getLast());
    }

    /** A try failed; whether it is tried again, caught or fails the state, what follows tells. */
    void tryFailed(Failure why) {
        failures++;
        failure = why;
        tryFailed = true;
    }

    /** Nobody in it handled its failure. */
    void fail() {
        if (failed || exitedAt != null) {
            return;
        }
        failed = true;
        if (block.owner().isPresent()) {
            block.owner().get().interrupted(block, failure);
        }
    }

    /** The same, where nothing told before why. */
    void fail(Failure why) {
        if (failure == null) {
            failure = why;
        }
        fail();
    }

    /** Siblings are closed because of it, so that it is not tried again; a Task that fails has told so before. */
    void failForGood() {
        if (type != StateType.TASK || tryFailed) {
            fail();
        }
    }

    /** A failed branch or iteration ends the round. */
    private void interrupted(BlockRun by, @Nullable Failure why) {
        if (failing != by) {
            failures++;
            failureBefore = failure;
        }
        failing = by;
        failure = why;
    }

    /** The state by which a branch or iteration had failed caught its failure: the round goes on. */
    private void goesOn(BlockRun caughtIn) {
        if (failing == caughtIn) {
            failing = null;
            failures--;
            failure = failureBefore;
        }
    }

    private boolean isInterrupted() {
        return failing != null && failing.isFailed();
    }

    /** A Parallel's or Map's branches or iterations begin, for the first time or again. */
    void startRound(int items) {
        rounds.add(new LinkedHashMap<>());
        failing = null;
        tryFailed = false;
        length = items;
    }

    void startMapRun(String arn) {
        mapRunArn = arn;
    }

    BlockRun open(int index, Instant at) {
        if (rounds.isEmpty()) {
            startRound(0);
        }
        BlockRun opened = new BlockRun(this, rounds.size() - 1, index, at);
        rounds.getLast().put(index, opened);
        return opened;
    }

    BlockRun openNext(Instant at) {
        return open(blocks().size(), at);
    }

    void exit(Instant at) {
        if (failed) {
            block.owner().ifPresent(owner -> owner.goesOn(block));
        }
        caught = failed || tryFailed || isInterrupted();
        failed = false;
        exitedAt = at;
        if (!caught) {
            blocks().forEach(BlockRun::succeed);
        }
    }

    /** What failed goes on after a redrive. */
    void reopen() {
        if (exitedAt != null) {
            return;
        }
        // One that waits for its next round goes on with that, and nothing of the last one does.
        boolean waits = !failed && isInterrupted();
        failed = false;
        failures = 0;
        if (!waits) {
            failing = null;
            blocks().stream().flatMap(run -> run.current().stream()).forEach(StateRun::reopen);
        }
    }

    boolean hasFailed() {
        return failed && exitedAt == null;
    }

    /** Whether a branch or iteration of it may go on. */
    boolean holds(BlockRun run) {
        return exitedAt == null
                && !failed
                && run.round() == rounds.size() - 1
                && (run == failing || !isInterrupted())
                && !block.isDead();
    }
}
