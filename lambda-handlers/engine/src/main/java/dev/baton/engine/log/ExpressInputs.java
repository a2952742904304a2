package dev.baton.engine.log;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The port of what asynchronous Express executions need to be run at least once: such an execution leaves no log, but its
 * input is durable before its start is answered. All methods throw {@link StoreException} when the store cannot answer.
 */
public interface ExpressInputs {

    /** An Express execution ends after five minutes; one that is older was dropped, or waits behind others. */
    Duration GRACE = Duration.ofMinutes(7);

    /** Keeps an input; it is durable when this returns. Putting the same key again changes nothing. */
    void put(ExpressInput input);

    /**
     * Forgets an input, because its execution has ended. Not awaited: after a crash the input may stand again, and the
     * execution runs once more, as Express executions may. Without effect when there is none.
     */
    void remove(ExecutionKey key);

    /**
     * Gives the run of an execution to the caller, unless another one has it: a message that comes again, or was sent again because the
     * first one waited for long, does not run an execution beside itself.
     *
     * @param until when the run is over at the latest; from then on it may be given to another
     * @return whether the caller has it; false also when it has ended
     */
    boolean begin(ExecutionKey key, Instant now, Instant until);

    /**
     * Executions that should have ended, the longest overdue first: accepted {@link #GRACE} ago and not begun, or begun and their run is
     * over. Each is given to one caller, who sends for it; it is given again only after as long as it is old by now, and after
     * {@link #GRACE} at least, so that a backlog does not feed itself.
     *
     * @param limit how many at the most
     */
    List<ExecutionKey> takeDropped(Instant now, int limit);

    /** When one that was given by {@link #takeDropped} may be given again. */
    static Instant nextLook(Instant start, Instant now) {
        Duration age = Duration.between(start, now);
        return now.plus(age.compareTo(GRACE) > 0 ? age : GRACE);
    }

    /** The input of that execution; empty when it was removed. Strongly consistent. */
    Optional<ExpressInput> input(ExecutionKey key);

    /**
     * Hands over every input that stands, one after the other, those first that were accepted first, without holding all in memory. Inputs that are
     * put or removed meanwhile may or may not be among them.
     */
    void forEachOpen(Consumer<ExpressInput> each);
}
