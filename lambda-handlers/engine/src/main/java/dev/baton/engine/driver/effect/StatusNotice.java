package dev.baton.engine.driver.effect;

import dev.baton.engine.driver.chain.Standing;
import dev.baton.engine.driver.process.DriverParts;
import dev.baton.engine.log.Closing;
import dev.baton.engine.log.Head;
import dev.baton.engine.status.StatusChange;
import dev.baton.engine.status.StatusEvents;
import dev.baton.engine.status.StatusNotToldException;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells whoever wants to know that an execution ended. Its head stays due until that is done. */
public final class StatusNotice {
    private static final Logger LOG = LoggerFactory.getLogger(StatusNotice.class);
    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(30);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private final StatusEvents events;

    public StatusNotice(DriverParts parts) {
        this.events = parts.statusEvents();
    }

    /**
     * Whether it was not told yet: a closed head that is not due any more owes nothing. The head may be of an earlier run than the state,
     * where the execution was redriven between the two looks.
     */
    public boolean isOwed(Standing closed) {
        Head found = closed.head();
        return events.areWanted()
                && !found.identity().express()
                && (found.closing().isEmpty()
                        || found.dueAt().isPresent()
                        || found.redrives().count() != closed.execution().redriveCount());
    }

    /**
     * Tells of the end, if that is owed.
     *
     * @param head in its closed form
     * @return false when it is still owed
     */
    public boolean tell(Standing closed, Head head) {
        if (!isOwed(closed)) {
            return true;
        }
        try {
            events.tell(StatusChange.ended(head, closed.execution()));
            return true;
        } catch (StatusNotToldException e) {
            LOG.warn("The end of {} could not be told, and still is to be: {}", head.key(), e.getMessage());
            return false;
        }
    }

    /** When to tell again what could not be told: the longer ago the end was, the later. */
    public static Instant again(Closing closing, Instant now) {
        Duration age = Duration.between(closing.stopDate(), now);
        if (age.compareTo(SHORTEST_PAUSE) < 0) {
            return now.plus(SHORTEST_PAUSE);
        }
        return now.plus(age.compareTo(LONGEST_PAUSE) < 0 ? age : LONGEST_PAUSE);
    }
}
