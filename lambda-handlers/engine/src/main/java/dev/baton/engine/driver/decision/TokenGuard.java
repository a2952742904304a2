package dev.baton.engine.driver.decision;

import dev.baton.asl.Trigger;
import dev.baton.engine.driver.call.Answers;
import dev.baton.engine.driver.chain.Attempt;
import dev.baton.engine.driver.process.DriverParts;
import dev.baton.engine.log.ExecutionKey;
import dev.baton.engine.token.Token;
import dev.baton.engine.token.TokenKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Closes the tokens of attempts that a step is about to drop, before it is committed, so that no worker is told "accepted"
 * whose result is thrown away.
 */
public final class TokenGuard {
    private final DriverParts parts;
    private final ExecutionKey key;

    TokenGuard(DriverParts parts, ExecutionKey key) {
        this.parts = parts;
        this.key = key;
    }

    /**
     * Closes them one after the other, and no more once one proves completed: with its outcome the step may look different.
     *
     * @param dropped open in the old state and not in the new one, without those whose outcome the step has
     * @param causes attempts that end on their own account; they come first, because their siblings fall only through them
     * @param heartbeats what is known of their workers, beside what the state knows
     * @return what came first: an outcome, or a heartbeat that is newer than what is known; empty when all are closed
     */
    List<Trigger> close(
            Collection<Attempt> dropped, Set<Long> causes, Collection<Trigger.TaskHeartbeat> heartbeats, Instant now) {
        List<Attempt> order = new ArrayList<>(dropped);
        // A sibling whose heartbeat is known does not end on its own account: were it closed first, it could not be
        // opened again when the
        // one that would take it along proves to be alive.
        order.sort(Comparator.comparing(
                attempt -> !causes.contains(attempt.number()) && !attempt.isTimedOut(seen(attempt, heartbeats), now)));
        for (Attempt attempt : order) {
            TokenKey token = new TokenKey(key, attempt.number());
            Token after = close(token, attempt, heartbeats, now);
            switch (after.state()) {
                case Token.State.Completed completed -> {
                    return Answers.ended(attempt, after, completed.outcome());
                }
                case Token.State.Open alive -> {
                    return List.of(new Trigger.TaskHeartbeat(attempt.number(), after.lastHeartbeat()));
                }
                case Token.State.Closed closed -> {
                    if (beatUnseen(attempt, after, heartbeats)) {
                        return List.of(new Trigger.TaskHeartbeat(attempt.number(), after.lastHeartbeat()));
                    }
                }
            }
        }
        return List.of();
    }

    /** A heartbeat that was accepted counts, also one that came since somebody looked. */
    private Token close(TokenKey token, Attempt attempt, Collection<Trigger.TaskHeartbeat> heartbeats, Instant now) {
        if (attempt.task().heartbeatAt().isEmpty()) {
            return parts.tokens().close(token, now);
        }
        return parts.tokens().closeUnlessAlive(token, now, seen(attempt, heartbeats));
    }

    /** Another driver may have closed it, for another reason, after a heartbeat that this one has not seen. */
    private static boolean beatUnseen(Attempt attempt, Token after, Collection<Trigger.TaskHeartbeat> heartbeats) {
        return attempt.task().heartbeatAt().isPresent() && after.lastHeartbeat().isAfter(seen(attempt, heartbeats));
    }

    /** The last heartbeat that is known. */
    private static Instant seen(Attempt attempt, Collection<Trigger.TaskHeartbeat> heartbeats) {
        return heartbeats.stream()
                .filter(heartbeat -> heartbeat.attempt() == attempt.number())
                .map(Trigger.TaskHeartbeat::at)
                .filter(attempt.task().lastHeartbeat()::isBefore)
                .max(Comparator.naturalOrder())
                .orElse(attempt.task().lastHeartbeat());
    }
}
