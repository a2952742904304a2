package dev.baton.engine.driver.loop;

import dev.baton.asl.execution.Execution;
import dev.baton.asl.execution.Failure;
import dev.baton.engine.driver.effect.OwnWork;
import dev.baton.engine.driver.process.DriverParts;
import dev.baton.engine.log.Head;
import dev.baton.engine.log.StartResult;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * One driver's work on one execution, from its coming to its leaving: read the mail, look around, see where the calls stand, plan, take
 * the step, commit it and carry it out, and rest when there is nothing to do. Belongs to one thread.
 */
public final class DriverLoop {
    private final DriverParts parts;
    private final Visit visit;
    private final OwnWork work;
    private final Position position;
    private final Inbox inbox;
    private final FactWatch watch;
    private final Planning planning;
    private final Turn turn;
    private final Resting resting;
    private final Ending ending;

    public DriverLoop(DriverParts parts, Visit visit) {
        this.parts = parts;
        this.visit = visit;
        this.work = new OwnWork(parts, visit.woken(), visit.mailbox(), visit.deadline());
        this.position = new Position(parts, visit.found(), work.calls());
        this.inbox = new Inbox(parts, visit, position, work);
        this.watch = new FactWatch(parts, visit, position, work.calls());
        this.planning = new Planning(parts, position, work);
        this.turn = new Turn(parts, position, work.preparation(), work.cancels(), inbox, watch, planning);
        this.resting = new Resting(parts, visit, position, work);
        this.ending = new Ending(parts, visit, position, work, this::readMail);
    }

    /** Takes the execution over from wherever it stands. */
    void takeOver() {
        if (position.isUnderWay()) {
            watch.foundAnother();
        } else if (!turn.begin()) {
            watch.knocked();
        }
        watch.lookForParent(visit.head().stopRequested());
    }

    /** Runs the first leg of a new execution and writes it. */
    public StartResult start() {
        return turn.start();
    }

    /** Goes on after {@link #start}. */
    void goOn() {
        watch.lookForParent(Optional.empty());
        position.performStart();
    }

    /** Runs a new execution that nobody keeps to its end, in this thread. */
    public Execution toEnd() {
        start();
        goOn();
        run(() -> {
            throw new IllegalStateException("nobody would come after this driver: " + position.key());
        });
        end();
        return position.execution();
    }

    public boolean isClosed() {
        return position.isClosed();
    }

    /** Whether it is closed, and nobody is to be told of that. */
    public boolean isDone() {
        return isClosed() && !ending.isOwing(position.standing());
    }

    /**
     * Drives the execution on.
     *
     * @param leaves whether the driver can leave, asked when nothing is left to do here for now
     * @return whether the execution is closed; false when the driver left
     */
    boolean run(BooleanSupplier leaves) {
        while (!isClosed()) {
            readMail();
            watch.lookAround();
            boolean stepped = turn.step();
            if (isClosed()) {
                return true;
            }
            if (stepped && isLate()) {
                resting.handOver();
                return false;
            }
            boolean goesOn = stepped || resting.rest(planning.calls(), turn.nextDue());
            if (!goesOn && (leaves.getAsBoolean() || isLate())) {
                return false;
            }
        }
        return true;
    }

    /**
     * Whether it is time to leave, however much goes on: nothing of this driver's own is under way or uncommitted, so that all that comes
     * here are knocks, whose messages come again. What is to be stopped is stopped first.
     */
    private boolean isLate() {
        return visit.isLate(parts.now())
                && work.isSettled(position.standing())
                && watch.seenStop().isEmpty();
    }

    private void readMail() {
        if (inbox.read()) {
            watch.knocked();
        }
    }

    /**
     * The execution is closed.
     *
     * @return whether somebody knocked meanwhile: it may go on again
     */
    boolean end() {
        watch.forgetKnocks();
        ending.run();
        return watch.wasKnocked();
    }

    /** Stops the execution, whatever else it waits for, and makes no call. */
    public Head stop(Failure failure) {
        watch.order(failure);
        takeOver();
        run(() -> {
            throw new IllegalStateException("a stop changes nothing: " + position.key());
        });
        ending.withoutCalls(position.standing());
        return ending.closed(position.standing());
    }
}
