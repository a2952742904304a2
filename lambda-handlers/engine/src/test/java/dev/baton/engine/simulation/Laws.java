package dev.baton.engine.simulation;

import dev.baton.asl.execution.Execution;
import dev.baton.asl.execution.Frame;
import dev.baton.asl.execution.Pending;
import dev.baton.engine.log.CommitId;
import dev.baton.engine.log.EncodedEntry;
import dev.baton.engine.log.ExecutionKey;
import dev.baton.engine.log.Lease;
import dev.baton.engine.log.codec.EntryReader;
import dev.baton.engine.log.codec.GrowingChain;
import dev.baton.engine.task.TaskCall;
import dev.baton.engine.token.Token;
import dev.baton.engine.token.TokenKey;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What must be true in every world, checked whenever an entry stands, a call is made, or a result is accepted. */
final class Laws {
    /** @param commit of the newest entry; null before the first */
    private record Stand(long seq, @Nullable CommitId commit, long lastEventId, Instant time, long nextAttempt) {}

    private static final Stand NOWHERE = new Stand(0, null, 0, Instant.MIN, 0);

    private record AttemptKey(ExecutionKey execution, long attempt) {}

    private final Universe universe;
    private final Map<String, RandomMachine.Promise> promises;
    private final Map<ExecutionKey, Stand> stands = new LinkedHashMap<>();
    private final Map<ExecutionKey, GrowingChain> chains = new HashMap<>();
    private final Map<AttemptKey, Integer> invocations = new HashMap<>();
    private final Map<TokenKey, Token.Outcome> accepted = new LinkedHashMap<>();
    /** Ten times what an execution of these worlds takes at the most. */
    private static final int MOST_ENTRIES = 2_000;

    private final Map<ExecutionKey, Integer> redrives = new HashMap<>();
    private final Map<ExecutionKey, Set<String>> redrivesAsked = new HashMap<>();
    private final Set<TokenKey> told = new HashSet<>();
    private final Set<TokenKey> given = new HashSet<>();
    private final Set<TokenKey> alive = new HashSet<>();
    private final Map<AttemptKey, String> owners = new HashMap<>();
    private final Map<String, SimulatedProcess> lives = new LinkedHashMap<>();
    private final ProgressLaws progress;

    Laws(Universe universe, Map<String, RandomMachine.Promise> promises) {
        this.universe = universe;
        this.promises = promises;
        this.progress = new ProgressLaws(this);
    }

    void begins(SimulatedProcess process) {
        lives.put(process.epoch(), process);
    }

    /** Entries follow each other without gap, in number, event id and time, and hold a state that makes sense. */
    void entryStands(ExecutionKey key) {
        EncodedEntry entry = universe.log.latest(key).getLast();
        Stand before = stands.getOrDefault(key, NOWHERE);
        if (entry.seq() == before.seq()) {
            require(
                    Law.ENTRIES_STAND,
                    entry.commit().equals(before.commit()),
                    key,
                    () -> "entry " + entry.seq() + " is another");
            return;
        }
        require(
                Law.ENTRIES_WITHOUT_GAP,
                entry.seq() == before.seq() + 1,
                key,
                () -> "entry " + entry.seq() + " after " + before.seq());
        GrowingChain.Read read =
                chains.computeIfAbsent(key, any -> new GrowingChain()).next(entry);
        Execution state = read.execution();
        require(
                Law.EVENTS_WITHOUT_GAP,
                entry.firstEventId() == before.lastEventId() + 1,
                key,
                () -> "event " + entry.firstEventId() + " after " + before.lastEventId());
        require(
                Law.EVENTS_WITHOUT_GAP,
                state.lastEventId() == before.lastEventId() + entry.eventCount(),
                key,
                () -> "the last event is not " + state.lastEventId());
        require(Law.TIME_RUNS_FORWARD, !state.time().isBefore(before.time()), key, () -> "time ran backwards");
        state.frames().values().forEach(frame -> requireParent(key, state, frame));
        for (Lease lease : read.leases()) {
            if (!lease.owner().isEmpty()) {
                owners.put(new AttemptKey(key, lease.attempt()), lease.owner());
            }
        }
        require(Law.EVERY_EXECUTION_ENDS, entry.seq() < MOST_ENTRIES, key, () -> "is committed for ever");
        stands.put(key, new Stand(entry.seq(), entry.commit(), state.lastEventId(), state.time(), state.nextAttempt()));
        progress.entryStands(key, state, read.events());
        if (state.status().isClosed()) {
            universe.toldEnds.stands(key, state.redriveCount());
        }
        universe.world.committed();
        universe.world.mix(entry.seq() * 31 + state.lastEventId());
    }

    private void requireParent(ExecutionKey key, Execution state, Frame frame) {
        if (frame.id() == Frame.ROOT) {
            return;
        }
        Frame parent = state.frames().get(frame.parent());
        require(
                Law.NO_FRAME_LEFT_BEHIND,
                parent != null && parent.pending() instanceof Pending.Branches,
                key,
                () -> "frame " + frame.id() + " was left behind by its parent");
    }

    /** A call leaves after its commit, and once only unless it may be repeated. */
    void invoked(SimulatedProcess process, TaskCall call, boolean repeatable) {
        int count = invocations.merge(new AttemptKey(call.key(), call.attempt()), 1, Integer::sum);
        require(
                Law.INVOKED_AT_MOST_ONCE,
                repeatable || count == 1,
                call.key(),
                () -> "attempt " + call.attempt() + " was invoked twice");
        requireCommitted(call);
    }

    private void requireCommitted(TaskCall call) {
        require(
                Law.COMMITTED_BEFORE_CALLED,
                call.attempt() < stands.getOrDefault(call.key(), NOWHERE).nextAttempt(),
                call.key(),
                () -> "attempt " + call.attempt() + " was invoked before it was committed");
        universe.world.mix(call.attempt());
    }

    /** A call that found no room was asked for as any other; it did not run, and so it does not count. */
    void refused(TaskCall call) {
        requireCommitted(call);
    }

    /** A call to redrive is made; one whose answer is lost is the same call when it is sent again. */
    void redriveAsked(ExecutionKey key, String clientToken) {
        redrivesAsked.computeIfAbsent(key, any -> new HashSet<>()).add(clientToken);
    }

    /** A call to redrive was accepted. */
    void redriven(ExecutionKey key) {
        redrives.merge(key, 1, Integer::sum);
    }

    /** Whether so often redriven goes with the calls: a call that was sent twice may be refused and done all the same. */
    boolean fitsRedrives(ExecutionKey key, int redriven) {
        return redriven >= redrives.getOrDefault(key, 0)
                && redriven <= redrivesAsked.getOrDefault(key, Set.of()).size();
    }

    /** A worker got an activity's task. */
    void given(TokenKey task) {
        require(
                Law.ONE_WORKER_HAS_THE_TASK,
                given.add(task),
                task.execution(),
                () -> "two workers have the task of attempt " + task.attempt());
    }

    int invocations(ExecutionKey key, long attempt) {
        return invocations.getOrDefault(new AttemptKey(key, attempt), 0);
    }

    void accepted(TokenKey key, Token.Outcome outcome) {
        Token.Outcome other = accepted.putIfAbsent(key, outcome);
        require(
                Law.ONE_RESULT_IS_ACCEPTED,
                other == null,
                key.execution(),
                () -> "two results of attempt " + key.attempt() + " were accepted");
    }

    /** A heartbeat of that attempt was accepted. */
    void alive(TokenKey key) {
        alive.add(key);
    }

    /** The last heartbeat of that attempt that counts; long ago where none was accepted. */
    Instant lastHeartbeat(ExecutionKey key, long attempt) {
        TokenKey token = new TokenKey(key, attempt);
        return alive.contains(token)
                ? universe.tokens.token(token).map(Token::lastHeartbeat).orElse(Instant.EPOCH)
                : Instant.EPOCH;
    }

    /** Whether that attempt's owner lived on undisturbed, so that nothing of it can have been lost. */
    boolean ownerWasWell(ExecutionKey key, long attempt) {
        SimulatedProcess owner = lives.get(owners.getOrDefault(new AttemptKey(key, attempt), ""));
        return owner != null && owner.isAlive() && !owner.wasSuspended() && !owner.hasFallen();
    }

    /** Whether one process did everything, undisturbed. Among several, a slow one can be taken for dead. */
    boolean aloneAndWell() {
        return lives.size() == 1
                && lives.values().stream().noneMatch(life -> life.wasSuspended() || life.sawFailures());
    }

    /** Somebody tells the outcome of that attempt, whatever answer reaches them. */
    void told(TokenKey key) {
        told.add(key);
    }

    /** Whether somebody's outcome of that attempt stands, though the answer may have been lost on its way to them. */
    boolean wasToldByHand(TokenKey key) {
        return told.contains(key)
                && universe.tokens
                        .token(key)
                        .filter(token -> token.state() instanceof Token.State.Completed)
                        .isPresent();
    }

    /** What the state of that name promises. */
    RandomMachine.Promise promise(String state) {
        return promises.get(state);
    }

    String state(ExecutionKey key) {
        return universe.log.latest(key).isEmpty()
                ? "not begun"
                : EntryReader.read(universe.log.latest(key))
                        .execution()
                        .frames()
                        .values()
                        .toString();
    }

    void checkHistories() {
        for (ExecutionKey key : stands.keySet()) {
            Execution told = EntryReader.read(universe.log.latest(key)).execution();
            require(
                    Law.ENTRIES_STAND,
                    told.equals(chains.get(key).execution()),
                    key,
                    () -> "the log tells " + told + ", which is not what its entries said one by one");
            new HistoryLaws(universe, this, promises, key).check(accepted);
        }
    }

    /** @param otherwise tells what is wrong; made only then, because there are thousands of requirements for each world */
    void require(Law law, boolean holds, ExecutionKey key, Supplier<String> otherwise) {
        if (!holds) {
            throw new Violation(law, universe.name(key) + ": " + otherwise.get());
        }
    }
}
