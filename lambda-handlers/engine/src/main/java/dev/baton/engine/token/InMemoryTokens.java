package dev.baton.engine.token;

import dev.baton.engine.log.ExecutionKey;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Tokens that live as long as the process. Thread-safe. */
public final class InMemoryTokens implements Tokens {
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<ExecutionKey, Map<Long, Token>> tokens = new HashMap<>();

    @Override
    public void open(TokenKey key, Instant now) {
        lock.lock();
        try {
            of(key.execution()).putIfAbsent(key.attempt(), new Token(key, new Token.State.Open(), now));
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Optional<Token> complete(TokenKey key, Token.Outcome outcome) {
        return changeOpen(key, token -> token.in(new Token.State.Completed(outcome)));
    }

    @Override
    public Optional<Token> heartbeat(TokenKey key, Instant now) {
        return changeOpen(key, token -> token.alive(now));
    }

    @Override
    public Optional<Token> take(TokenKey key, Token.PickUp pickUp) {
        changeOpen(key, token -> token.taken(pickUp));
        return token(key);
    }

    @Override
    public Token close(TokenKey key, Instant now) {
        return closeUnlessAlive(key, now, Instant.MAX);
    }

    @Override
    public Token closeUnlessAlive(TokenKey key, Instant now, Instant seen) {
        lock.lock();
        try {
            Map<Long, Token> siblings = of(key.execution());
            Token standing = siblings.get(key.attempt());
            Token after = standing == null
                    ? new Token(key, new Token.State.Closed(), now)
                    : switch (standing.state()) {
                        case Token.State.Open open ->
                            standing.lastHeartbeat().isAfter(seen) ? standing : standing.in(new Token.State.Closed());
                        case Token.State.Completed completed -> standing;
                        case Token.State.Closed closed -> standing;
                    };
            siblings.put(key.attempt(), after);
            return after;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Optional<Token> token(TokenKey key) {
        lock.lock();
        try {
            return Optional.ofNullable(standing(key));
        } finally {
            lock.unlock();
        }
    }

    /** Drops the tokens of an execution that has expired. */
    public void forget(ExecutionKey execution) {
        lock.lock();
        try {
            tokens.remove(execution);
        } finally {
            lock.unlock();
        }
    }

    private Optional<Token> changeOpen(TokenKey key, UnaryOperator<Token> change) {
        lock.lock();
        try {
            Token before = standing(key);
            if (before != null && before.state() instanceof Token.State.Open) {
                of(key.execution()).put(key.attempt(), change.apply(before));
            }
            return Optional.ofNullable(before);
        } finally {
            lock.unlock();
        }
    }

    private @Nullable Token standing(TokenKey key) {
        Map<Long, Token> siblings = tokens.get(key.execution());
        return siblings == null ? null : siblings.get(key.attempt());
    }

    private Map<Long, Token> of(ExecutionKey execution) {
        return tokens.computeIfAbsent(execution, same -> new HashMap<>(4));
    }
}
