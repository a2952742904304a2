package dev.baton.engine.driver.chain;

import dev.baton.asl.definition.StateMachine;
import dev.baton.engine.driver.process.DriverParts;
import dev.baton.engine.log.EncodedEntry;
import dev.baton.engine.log.ExecutionKey;
import dev.baton.engine.log.Head;
import dev.baton.engine.log.StoreException;
import dev.baton.engine.log.codec.FormatLevel;
import java.util.Optional;

/** Loads executions. */
public final class Loading {
    private final DriverParts parts;
    private final FormatLevel level;

    public Loading(DriverParts parts) {
        this.parts = parts;
        this.level = parts.settings().level();
    }

    /** The execution as it stands; empty when its name has another incarnation by now, or none. */
    public Optional<Standing> load(ExecutionKey key) {
        return head(key).map(this::load);
    }

    /** Its head, unless the name has a newer incarnation. */
    public Optional<Head> head(ExecutionKey key) {
        return parts.log().head(key.executionArn()).filter(head -> head.key().equals(key));
    }

    /** An execution that has no entry yet; of an Express execution none is ever kept. */
    public Standing fresh(Head head) {
        StateMachine machine = parts.definitions().compiled(head.definition());
        return new Standing(head, machine, head.identity().express() ? Chain.unkept() : Chain.fresh(level));
    }

    /** The execution of a head that was just read; by a newer head where the execution was redriven before its entries were read. */
    public Standing load(Head head) {
        StateMachine machine = parts.definitions().compiled(head.definition());
        Chain chain = Chain.of(parts.log().latest(head.key()), level);
        Standing standing = new Standing(head, machine, chain);
        if (wasRedriven(standing)) {
            return load(head.key()).orElseThrow(() -> new StoreException("no head of " + head.key() + " any more"));
        }
        heal(standing);
        return standing;
    }

    /** Whether its entries are of a later life than its head, which then has another definition perhaps, and another end. */
    private static boolean wasRedriven(Standing standing) {
        return standing.isStarted()
                && standing.execution().redriveCount()
                        > standing.head().redrives().count();
    }

    /**
     * Closes the head of an execution whose last entry stands, where a store writes one after the other and its writer died
     * in between.
     */
    private void heal(Standing standing) {
        if (standing.isClosed()
                && standing.head().closing().isEmpty()
                && standing.execution().redriveCount()
                        == standing.head().redrives().count()) {
            EncodedEntry last = standing.chain().newest().orElseThrow();
            Optional<Head> closed =
                    Commit.closed(standing.head(), standing.execution(), standing.cancels(), parts.statusEvents());
            parts.log().append(standing.key(), last, closed);
        }
    }
}
