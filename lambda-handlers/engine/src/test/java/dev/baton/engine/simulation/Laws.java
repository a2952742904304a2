package dev.baton.engine.simulation;

import dev.baton.asl.execution.Execution;
import dev.baton.asl.execution.Frame;
import dev.baton.asl.execution.Pending;
import dev.baton.engine.log.EncodedEntry;
import dev.baton.engine.log.ExecutionKey;
import dev.baton.engine.log.Lease;
import dev.baton.engine.log.codec.EntryReader;
import dev.baton.engine.log.codec.LoadedExecution;
import dev.baton.engine.task.TaskCall;
import dev.baton.engine.token.Token;
import dev.baton.engine.token.TokenKey;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** What must be true in every world, checked whenever an entry stands, a call is made, or a result is accepted. */
final class Laws {
    private record Stand(long seq, long lastEventId, Instant time) {}

    private record AttemptKey(ExecutionKey execution, long attempt) {}

    private final Universe universe;
    private final Map<String, RandomMachine.Promise> promises;
    private final Map<ExecutionKey, Stand> stands = new LinkedHashMap<>();
    private final Map<AttemptKey, Integer> invocations = new HashMap<>();
    private final Map<TokenKey, Token.Outcome> accepted = new LinkedHashMap<>();
    private final Map<AttemptKey, String> owners = new HashMap<>();
    private final Map<String, SimulatedProcess> lives = new LinkedHashMap<>();

    Laws(Universe universe, Map<String, RandomMachine.Promise> promises) {
        this.universe = universe;
        this.promises = promises;
    }

    void begins(SimulatedProcess process) {
        lives.put(process.epoch(), process);
    }

    /** Entries follow each other without gap, in number, event id and time, and hold a state that makes sense. */
    void entryStands(ExecutionKey key) {
        LoadedExecution loaded = EntryReader.read(universe.log.latest(key));
        EncodedEntry entry = universe.log.latest(key).getLast();
        Execution state = loaded.execution();
        Stand before = stands.getOrDefault(key, new Stand(0, 0, Instant.MIN));
        if (entry.seq() == before.seq()) {
            return;
        }
        require(entry.seq() == before.seq() + 1, key, "entry " + entry.seq() + " after " + before.seq());
        require(
                entry.firstEventId() == before.lastEventId() + 1,
                key,
                "event " + entry.firstEventId() + " after " + before.lastEventId());
        require(
                state.lastEventId() == before.lastEventId() + entry.eventCount(),
                key,
                "the last event is not " + state.lastEventId());
        require(!state.time().isBefore(before.time()), key, "time ran backwards");
        state.frames().values().forEach(frame -> requireParent(key, state, frame));
        for (Lease lease : loaded.leases()) {
            if (!lease.owner().isEmpty()) {
                owners.put(new AttemptKey(key, lease.attempt()), lease.owner());
            }
        }
        stands.put(key, new Stand(entry.seq(), state.lastEventId(), state.time()));
        universe.world.mix(entry.seq() * 31 + state.lastEventId());
    }

    private void requireParent(ExecutionKey key, Execution state, Frame frame) {
        if (frame.id() == Frame.ROOT) {
            return;
        }
        Frame parent = state.frames().get(frame.parent());
        require(
                parent != null && parent.pending() instanceof Pending.Branches,
                key,
                "frame " + frame.id() + " was left behind by its parent");
    }

    /** A call leaves after its commit, and once only unless it may be repeated. */
    void invoked(SimulatedProcess process, TaskCall call, boolean repeatable) {
        int count = invocations.merge(new AttemptKey(call.key(), call.attempt()), 1, Integer::sum);
        require(repeatable || count == 1, call.key(), "attempt " + call.attempt() + " was invoked twice");
        Execution state = EntryReader.read(universe.log.latest(call.key())).execution();
        require(
                call.attempt() < state.nextAttempt(),
                call.key(),
                "attempt " + call.attempt() + " was invoked before it was committed");
        universe.world.mix(call.attempt());
    }

    int invocations(ExecutionKey key, long attempt) {
        return invocations.getOrDefault(new AttemptKey(key, attempt), 0);
    }

    void accepted(TokenKey key, Token.Outcome outcome) {
        Token.Outcome other = accepted.putIfAbsent(key, outcome);
        require(other == null, key.execution(), "two results of attempt " + key.attempt() + " were accepted");
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
            new HistoryLaws(universe, this, promises, key).check(accepted);
        }
    }

    void require(boolean holds, ExecutionKey key, String otherwise) {
        if (!holds) {
            throw new Violation(universe.name(key) + ": " + otherwise);
        }
    }
}
