package dev.baton.engine.driver.request;

import dev.baton.asl.Step;
import dev.baton.asl.execution.Execution;
import dev.baton.engine.driver.Rewind;
import dev.baton.engine.driver.call.Calls;
import dev.baton.engine.driver.chain.Commit;
import dev.baton.engine.driver.chain.DueMoment;
import dev.baton.engine.driver.chain.Loading;
import dev.baton.engine.driver.chain.Outstanding;
import dev.baton.engine.driver.chain.Standing;
import dev.baton.engine.driver.decision.Decision;
import dev.baton.engine.driver.effect.StatusNotice;
import dev.baton.engine.driver.process.DriverParts;
import dev.baton.engine.log.CommitId;
import dev.baton.engine.log.EncodedEntry;
import dev.baton.engine.log.Head;
import dev.baton.engine.log.OwedCancel;
import dev.baton.engine.log.Redrives;
import dev.baton.engine.log.StoreException;
import dev.baton.engine.wakeup.WakeUp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Lets closed executions go on, within the call: head and first entry of the new run are one write, of which only one can take
 * place after an end. Its calls are left to whoever gets the wake-up.
 */
final class Redriving {
    private final DriverParts parts;

    Redriving(DriverParts parts) {
        this.parts = parts;
    }

    /**
     * Redrives an execution.
     *
     * @param closed as it was read
     * @return the head afterwards; empty when it is not that of an execution that stands as it was read and kept something
     */
    Optional<Head> redrive(Head closed, Optional<String> clientToken, Optional<Rewind> rewind) {
        Standing read =
                new Loading(parts).load(rewind.map(to -> to.head(closed)).orElse(closed));
        if (!read.isClosed()
                || read.execution().redriveCount() != closed.redrives().count()) {
            return Optional.empty();
        }
        Execution from = rewind.map(to -> to.from(read.execution())).orElse(read.execution());
        if (!from.isRedrivable()) {
            return Optional.empty();
        }
        tellOfEnd(closed, read);
        Step step = new Decision(parts, read.key()).redrive(read, from, rewind.map(Rewind::change), parts.now());
        return write(
                closed,
                read,
                step,
                closed.redrives()
                        .next(clientToken, step.execution().redrivenAt().orElseThrow()));
    }

    /** The head will know nothing of this end any more, so it is told now if nobody did it. */
    private void tellOfEnd(Head closed, Standing read) {
        if (!new StatusNotice(parts).tell(read, closed)) {
            throw new StoreException("the end of " + closed.key() + " cannot be told of before it goes on");
        }
    }

    private Optional<Head> write(Head closed, Standing standing, Step step, Redrives redrives) {
        Instant now = step.execution().time();
        Head open = standing.head().reopened(redrives, standing.head().definition(), DueMoment.unpromised(now));
        List<OwedCancel> owed = standing.isOwing() ? standing.cancels() : List.of();
        Head head = Commit.closed(open, step.execution(), owed, parts.statusEvents())
                .orElse(open);
        Outstanding after = Outstanding.of(standing.machine(), step.execution());
        CommitId mine = new CommitId(parts.random().nextLong(), parts.random().nextLong());
        EncodedEntry entry = standing.write(step, after, Calls.open(after, now), owed, mine);
        if (!reopened(entry, head)) {
            return Optional.empty();
        }
        Commit.tell(parts, head, step);
        wake(head, entry.seq());
        return Optional.of(head);
    }

    /** When the store does not say whether it did it, it may have: then somebody must look, for no caller will be told to. */
    private boolean reopened(EncodedEntry entry, Head head) {
        try {
            return parts.log().reopen(entry, head);
        } catch (StoreException e) {
            wake(head, 0);
            throw e;
        }
    }

    private void wake(Head head, long seq) {
        WakeUp wakeUp = new WakeUp(head.key(), WakeUp.Reason.CONTINUE, seq);
        parts.wakeUps().send(wakeUp, parts.now());
    }
}
