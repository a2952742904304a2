package dev.baton.engine.token;

import java.time.Instant;
import java.util.Optional;

/** Does what other tokens do; a test changes what it is about. */
public class ForwardingTokens implements Tokens {
    private final Tokens tokens;

    protected ForwardingTokens(Tokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public void open(TokenKey key, Instant now) {
        tokens.open(key, now);
    }

    @Override
    public Optional<Token> complete(TokenKey key, Token.Outcome outcome) {
        return tokens.complete(key, outcome);
    }

    @Override
    public Optional<Token> heartbeat(TokenKey key, Instant now) {
        return tokens.heartbeat(key, now);
    }

    @Override
    public Optional<Token> take(TokenKey key, Token.PickUp pickUp) {
        return tokens.take(key, pickUp);
    }

    @Override
    public Token close(TokenKey key, Instant now) {
        return tokens.close(key, now);
    }

    @Override
    public Token closeUnlessAlive(TokenKey key, Instant now, Instant seen) {
        return tokens.closeUnlessAlive(key, now, seen);
    }

    @Override
    public void heard(TokenKey key) {
        tokens.heard(key);
    }

    @Override
    public Optional<Token> token(TokenKey key) {
        return tokens.token(key);
    }
}
