package dev.baton.engine.driver.chain;

import dev.baton.asl.Step;
import dev.baton.asl.execution.Execution;
import dev.baton.asl.execution.ExecutionStatus;
import dev.baton.engine.driver.process.DriverParts;
import dev.baton.engine.log.AppendResult;
import dev.baton.engine.log.Closing;
import dev.baton.engine.log.CommitId;
import dev.baton.engine.log.EncodedEntry;
import dev.baton.engine.log.Head;
import dev.baton.engine.log.Lease;
import dev.baton.engine.log.OwedCancel;
import dev.baton.engine.log.StartResult;
import dev.baton.engine.status.StatusChange;
import dev.baton.engine.status.StatusEvents;
import java.util.List;
import java.util.Optional;

/** Makes a step durable: one conditional write, which is also the fence against another driver. */
public final class Commit {
    private final DriverParts parts;

    public Commit(DriverParts parts) {
        this.parts = parts;
    }

    /**
     * Appends the step as the next entry.
     *
     * @param after what is open after the step
     * @param leases that it gives
     * @param owed cancels after it
     * @return false when another driver's entry stands there; then nothing of the step happened
     */
    public boolean append(Standing standing, Step step, Outstanding after, List<Lease> leases, List<OwedCancel> owed) {
        CommitId mine = draw();
        EncodedEntry entry = standing.chain().write(step, after, leases, owed, mine);
        Optional<Head> closed = closed(standing.head(), step.execution(), owed, parts.statusEvents());
        AppendResult result = parts.log().append(standing.key(), entry, closed);
        boolean stands = switch (result) {
            case AppendResult.Appended appended -> true;
            // Our own entry stands there when a try before this one took place and only its answer was lost.
            case AppendResult.Conflict conflict -> conflict.standing().commit().equals(mine);
        };
        if (stands) {
            standing.chain().committed(entry);
            tell(standing, step);
        }
        return stands;
    }

    /**
     * Writes down what a closed execution owes, as an entry without events.
     *
     * @param owed cancels, all of them
     * @return false when another driver's entry stands there; then nothing of it happened
     */
    public boolean owe(Standing standing, List<OwedCancel> owed) {
        Step nothing = new Step(standing.execution(), List.of(), List.of());
        EncodedEntry entry = standing.chain().write(nothing, standing.outstanding(), List.of(), owed, draw());
        Head closed = closed(standing.head(), standing.execution(), owed, parts.statusEvents())
                .orElseThrow();
        boolean stands = parts.log().owe(entry, closed.dueAgain(DueMoment.unpromised(parts.now())));
        if (stands) {
            standing.chain().committed(entry);
        }
        return stands;
    }

    /** Writes a new execution: its head, closed if the first step ended it, and the step as the first entry. */
    public StartResult start(Standing standing, Step step, Outstanding after, List<Lease> leases) {
        EncodedEntry first = standing.chain().write(step, after, leases, List.of(), draw());
        Head head = closed(standing.head(), step.execution(), List.of(), parts.statusEvents())
                .orElse(standing.head());
        StartResult result = parts.log().start(head, Optional.of(first));
        if (result instanceof StartResult.Started) {
            standing.chain().committed(first);
            tell(standing, step);
        }
        return result;
    }

    private void tell(Standing standing, Step step) {
        tell(parts, standing.head(), step);
    }

    /** Tells those who need not know, or not for sure, of a step that was committed. */
    public static void tell(DriverParts parts, Head head, Step step) {
        int redriveCount = step.execution().redriveCount();
        parts.events().committed(head.identity(), redriveCount, step.events());
        if (parts.statusEvents().areWanted()) {
            StatusChange.running(head, redriveCount, step.events()).ifPresent(parts.statusEvents()::offer);
        }
    }

    private CommitId draw() {
        return new CommitId(parts.random().nextLong(), parts.random().nextLong());
    }

    /**
     * The head in its closed form, when that state is closed. It stays due at once where it owes cancels, or a parent or somebody else
     * the notice of its end, until that is done. A run that timed out shows no failure, as AWS has it.
     */
    public static Optional<Head> closed(Head head, Execution execution, List<OwedCancel> owed, StatusEvents told) {
        if (!execution.status().isClosed()) {
            return Optional.empty();
        }
        boolean shown = execution.status() != ExecutionStatus.TIMED_OUT;
        boolean owes = !owed.isEmpty() || head.parent().isPresent() || told.areWanted();
        return Optional.of(head.closed(
                new Closing(
                        execution.status(),
                        execution.time(),
                        shown ? execution.failure() : Optional.empty(),
                        execution.isRedrivable() ? execution.lastEventId() : 0),
                owes ? Optional.of(DueMoment.unpromised(execution.time())) : Optional.empty()));
    }
}
