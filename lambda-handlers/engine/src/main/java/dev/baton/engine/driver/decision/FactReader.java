package dev.baton.engine.driver.decision;

import dev.baton.asl.Trigger;
import dev.baton.asl.execution.Failure;
import dev.baton.engine.driver.call.Answers;
import dev.baton.engine.driver.chain.Attempt;
import dev.baton.engine.driver.chain.Outstanding;
import dev.baton.engine.driver.process.DriverParts;
import dev.baton.engine.log.ExecutionKey;
import dev.baton.engine.log.Head;
import dev.baton.engine.token.Token;
import dev.baton.engine.token.TokenKey;
import dev.baton.engine.token.Tokens;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Looks at what stands outside the log: the head's stop, and the token items of open attempts. */
public final class FactReader {
    private final DriverParts parts;
    private final ExecutionKey key;
    private Optional<Failure> orphaned = Optional.empty();

    public FactReader(DriverParts parts, ExecutionKey key) {
        this.parts = parts;
        this.key = key;
    }

    /** The head, unless the name has a newer incarnation. */
    public Optional<Head> head() {
        return parts.log().head(key.executionArn()).filter(head -> head.key().equals(key));
    }

    /** The stop that was asked for, or that a child without a parent takes for asked for. */
    public Optional<Failure> stop() {
        return head().flatMap(Head::stopRequested).or(this::orphaned);
    }

    /**
     * Looks whether the attempt that started this execution still waits for it. Its closing cancels the child, but a slow call may have
     * started the child after that: the head was written before this look, so one of the two finds the other.
     */
    public void forParent(Head head) {
        head.parent()
                .map(parent -> new TokenKey(parent.key(), parent.attempt()))
                .flatMap(parent -> parts.tokens().token(parent))
                .filter(token -> token.state() instanceof Token.State.Closed)
                .ifPresent(closed -> orphaned = Optional.of(new Failure(Optional.empty(), Optional.empty())));
    }

    /** The stop of a child for which nobody waits. */
    public Optional<Failure> orphaned() {
        return orphaned;
    }

    /** The token items of these attempts; nothing of a stop. */
    public Facts tokens(Outstanding outstanding) {
        List<Trigger> outcomes = new ArrayList<>();
        Set<Long> completed = new HashSet<>();
        List<Trigger.TaskHeartbeat> heartbeats = new ArrayList<>();
        Set<Long> closed = new HashSet<>();
        for (Attempt attempt : outstanding.all()) {
            Optional<Token> token = attempt.hasToken() ? token(attempt.number()) : Optional.empty();
            if (token.isEmpty()) {
                continue;
            }
            switch (token.get().state()) {
                case Token.State.Completed item -> {
                    // One that was kept until its submission is in the state already.
                    if (attempt.task().early().isEmpty()) {
                        outcomes.addAll(Answers.ended(attempt, token.get(), item.outcome()));
                    }
                    completed.add(attempt.number());
                }
                case Token.State.Open item -> {
                    outcomes.addAll(Answers.pickedUp(attempt, token.get()));
                    heartbeat(attempt, token.get()).ifPresent(heartbeats::add);
                }
                case Token.State.Closed item -> {
                    closed.add(attempt.number());
                    // Whoever closed it had another reason perhaps, and did not commit: silence is measured from here
                    // all the same.
                    heartbeat(attempt, token.get()).ifPresent(heartbeats::add);
                }
            }
        }
        return new Facts(outcomes, completed, heartbeats, closed, Optional.empty());
    }

    private static Optional<Trigger.TaskHeartbeat> heartbeat(Attempt attempt, Token token) {
        return token.lastHeartbeat().isAfter(attempt.task().lastHeartbeat())
                ? Optional.of(new Trigger.TaskHeartbeat(attempt.number(), token.lastHeartbeat()))
                : Optional.empty();
    }

    private Optional<Token> token(long attempt) {
        Tokens tokens = parts.tokens();
        return tokens.token(new TokenKey(key, attempt));
    }
}
