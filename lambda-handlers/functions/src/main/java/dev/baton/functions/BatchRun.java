package dev.baton.functions;

import dev.baton.aws.sqs.MessageReturns;
import dev.baton.aws.sqs.PoisonMessageException;
import dev.baton.aws.sqs.WakeUpMessage;
import dev.baton.engine.log.ExecutionKey;
import dev.baton.engine.log.KeyRefusedException;
import dev.baton.engine.log.KeyThrottledException;
import dev.baton.engine.wakeup.WakeUp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works a batch of messages off: each execution on a virtual thread, all messages of one execution as one wake-up. Returns when
 * nothing of it runs any more, because afterwards the process stands still.
 */
final class BatchRun {
    private static final Logger LOG = LoggerFactory.getLogger(BatchRun.class);
    private static final int AT_ONCE = 32;
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);

    /** What is done with a wake-up. */
    interface Receiver {
        /**
         * Takes it.
         *
         * @return what becomes of its messages
         */
        Verdict receive(WakeUp wakeUp);
    }

    /** What becomes of a message. */
    enum Verdict {
        DONE,
        /** Comes again after a second. */
        PUT_BACK,
        /** Comes again, and then perhaps to a newer version of this program. */
        LEAVE_TO_NEWER,
        /** Comes again, later and later, until the customer's key can be used. */
        WAIT_FOR_KEY
    }

    private record Parsed(QueueEvent.Message message, WakeUpMessage content) {}

    private final WakeUp.Lane lane;
    private final MessageReturns returns;
    private final Receiver receiver;
    private final BooleanSupplier tooLate;
    private final Queue<QueueEvent.Message> failed = new ConcurrentLinkedQueue<>();
    private final Semaphore permits = new Semaphore(AT_ONCE);

    /** @param tooLate whether nothing new is to be begun */
    BatchRun(WakeUp.Lane lane, MessageReturns returns, Receiver receiver, BooleanSupplier tooLate) {
        this.lane = lane;
        this.returns = returns;
        this.receiver = receiver;
        this.tooLate = tooLate;
    }

    /** Works it off and returns the messages that are to come again. */
    Collection<QueueEvent.Message> run(QueueEvent event) throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (Map.Entry<ExecutionKey, List<Parsed>> one : byExecution(event).entrySet()) {
            permits.acquire();
            threads.add(Thread.ofVirtual()
                    .name("drive " + one.getKey().executionArn())
                    .start(() -> workOff(one.getValue())));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return failed;
    }

    private Map<ExecutionKey, List<Parsed>> byExecution(QueueEvent event) {
        Map<ExecutionKey, List<Parsed>> groups = new LinkedHashMap<>();
        for (QueueEvent.Message message : event.messages()) {
            try {
                WakeUpMessage content = WakeUpMessage.parse(message.body());
                groups.computeIfAbsent(content.wakeUp().key(), key -> new ArrayList<>())
                        .add(new Parsed(message, content));
            } catch (PoisonMessageException e) {
                bury(message, e.reason());
            }
        }
        return groups;
    }

    private void bury(QueueEvent.Message message, String reason) {
        try {
            returns.bury(lane, message.body(), reason);
        } catch (RuntimeException e) {
            fail(message, e);
        }
    }

    private void workOff(List<Parsed> group) {
        try {
            if (tooLate.getAsBoolean()) {
                group.forEach(parsed -> failed.add(parsed.message()));
                group.forEach(parsed -> returns.hasten(lane, parsed.message().receiptHandle(), Duration.ZERO));
            } else {
                settle(group, verdict(together(group)));
            }
        } catch (RuntimeException | Error e) {
            // Also when the memory was used up: a message that is forgotten would leave its execution without a driver.
            group.forEach(parsed -> fail(parsed.message(), e));
        } finally {
            permits.release();
        }
    }

    private Verdict verdict(WakeUp wakeUp) {
        try {
            return receiver.receive(wakeUp);
        } catch (KeyRefusedException | KeyThrottledException e) {
            LOG.warn("{} waits until its key can be used: {}", wakeUp.key(), e.getMessage());
            return Verdict.WAIT_FOR_KEY;
        }
    }

    /**
     * One wake-up for all: the newest entry and the latest moment that any of them names, for of timers only one that came early
     * matters, and a sweep if one of them is of a sweep.
     */
    private static WakeUp together(List<Parsed> group) {
        WakeUp first = group.getFirst().content().wakeUp();
        if (group.size() == 1) {
            return first;
        }
        long seq = 0;
        int hops = 0;
        Optional<Instant> due = Optional.empty();
        WakeUp.Reason reason = first.reason();
        for (Parsed parsed : group) {
            WakeUp wakeUp = parsed.content().wakeUp();
            seq = Math.max(seq, wakeUp.expectedSeq());
            hops = Math.max(hops, wakeUp.hops());
            due = Stream.of(due, wakeUp.due()).flatMap(Optional::stream).max(Instant::compareTo);
            reason = wakeUp.reason() == WakeUp.Reason.SWEEP ? WakeUp.Reason.SWEEP : reason;
        }
        return new WakeUp(first.key(), reason, seq, due, hops);
    }

    private void settle(List<Parsed> group, Verdict verdict) {
        for (Parsed parsed : group) {
            switch (verdict) {
                case DONE -> {}
                case PUT_BACK -> returns.putBack(parsed.content());
                case LEAVE_TO_NEWER -> returns.leaveToNewer(parsed.content());
                case WAIT_FOR_KEY -> returns.waitForKey(parsed.content());
            }
        }
    }

    private void fail(QueueEvent.Message message, Throwable e) {
        failed.add(message);
        LOG.error(
                "Message {} failed (attempt {}) and comes again: {}",
                message.id(),
                message.receives(),
                message.body(),
                e);
        long seconds = Math.min(LONGEST_PAUSE.toSeconds(), 1L << Math.min(message.receives(), 10));
        returns.hasten(lane, message.receiptHandle(), Duration.ofSeconds(seconds));
    }
}
