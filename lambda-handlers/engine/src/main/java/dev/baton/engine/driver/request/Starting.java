package dev.baton.engine.driver.request;

import dev.baton.engine.driver.Deadline;
import dev.baton.engine.driver.Mailbox;
import dev.baton.engine.driver.NewExecution;
import dev.baton.engine.driver.chain.DueMoment;
import dev.baton.engine.driver.chain.Loading;
import dev.baton.engine.driver.chain.Standing;
import dev.baton.engine.driver.loop.Driver;
import dev.baton.engine.driver.loop.DriverLoop;
import dev.baton.engine.driver.loop.Visit;
import dev.baton.engine.driver.process.DriverParts;
import dev.baton.engine.log.Head;
import dev.baton.engine.log.StartResult;
import dev.baton.engine.log.StoreException;
import dev.baton.engine.wakeup.WakeUp;
import java.util.Optional;

/** Starts executions: writes their heads, with the first leg where that was run before. */
final class Starting {
    private final DriverParts parts;
    private final Driver driver;

    Starting(DriverParts parts, Driver driver) {
        this.parts = parts;
        this.driver = driver;
    }

    /** Runs the first loop, then writes head and first entry at once, then goes on beside the caller. */
    StartResult startHere(NewExecution execution) {
        Optional<Head> before = ownBefore(execution);
        return before.isPresent() ? again(before.get()) : startAlone(execution);
    }

    /** Of two calls for the same key at once, which only the same caller can make, one is made again. */
    private StartResult startAlone(NewExecution execution) {
        Head head = head(execution);
        Mailbox mailbox = parts.active()
                .enter(head.key())
                .orElseThrow(() -> new StoreException("the same call is being made already: " + head.key()));
        boolean goesOn = false;
        try {
            Optional<Head> own = ownBefore(execution);
            if (own.isPresent()) {
                return again(own.get());
            }
            Standing standing = new Loading(parts).fresh(head);
            DriverLoop loop = new DriverLoop(parts, new Visit(standing, wakeUp(head), mailbox, Deadline.NONE));
            StartResult result = loop.start();
            goesOn = result instanceof StartResult.Started && !loop.isDone();
            if (goesOn) {
                driver.goOn(loop, head, mailbox);
            }
            remind(execution, result);
            return result;
        } catch (StoreException e) {
            // It may stand all the same, and then nobody else knows of it; the wake-up must not meet us here any more.
            parts.active().abandon(head.key(), mailbox);
            wake(head);
            throw e;
        } finally {
            if (!goesOn) {
                parts.active().abandon(head.key(), mailbox);
            }
        }
    }

    /** Writes the head alone; the first leg is run by whoever gets the wake-up. */
    StartResult startElsewhere(NewExecution execution) {
        Optional<Head> own = ownBefore(execution);
        if (own.isPresent()) {
            return again(own.get());
        }
        Head head = head(execution);
        StartResult result = parts.log().start(head, Optional.empty());
        if (result instanceof StartResult.Started) {
            wake(head);
        }
        remind(execution, result);
        return result;
    }

    /** What the same caller started before: a repeated call begins nothing, also when the execution has ended meanwhile. */
    private Optional<Head> ownBefore(NewExecution execution) {
        return execution
                .incarnation()
                .flatMap(own -> parts.log()
                        .head(execution.identity().executionArn())
                        .filter(head -> head.key().incarnation().isSameRun(own)));
    }

    /** Whoever started it may have died before he woke anybody. */
    private StartResult again(Head own) {
        wake(own);
        return new StartResult.NameInUse(own);
    }

    /**
     * A parent that starts the same child again has not heard of its end, perhaps because its driver died before it told. And whoever made
     * the same start at the same time may have died before he woke anybody.
     */
    private void remind(NewExecution execution, StartResult result) {
        if (result instanceof StartResult.NameInUse taken && isOurs(execution, taken.standing())) {
            wake(taken.standing());
        }
    }

    private static boolean isOurs(NewExecution execution, Head standing) {
        return execution.incarnation().equals(Optional.of(standing.key().incarnation()))
                || (execution.parent().isPresent() && standing.parent().equals(execution.parent()));
    }

    private void wake(Head head) {
        parts.wakeUps().send(wakeUp(head), parts.now());
    }

    private static WakeUp wakeUp(Head head) {
        return new WakeUp(head.key(), WakeUp.Reason.START, 0);
    }

    private Head head(NewExecution execution) {
        return new Head(
                execution.key(parts.random()),
                execution.identity(),
                execution.definition(),
                execution.traceHeader(),
                execution.parent(),
                Optional.of(DueMoment.unpromised(execution.identity().startTime())),
                Optional.empty(),
                Optional.empty());
    }
}
