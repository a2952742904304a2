package dev.baton.functions;

import dev.baton.engine.token.Token;
import dev.baton.engine.token.TokenKey;
import dev.baton.engine.token.Tokens;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Of tokens only that they are told when their executions have heard of them. */
record HearingTokens(List<TokenKey> unheard) implements Tokens {
    @Override
    public void heard(TokenKey key) {
        unheard.remove(key);
    }

    @Override
    public void open(TokenKey key, Instant now) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Token> complete(TokenKey key, Token.Outcome outcome) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Token> heartbeat(TokenKey key, Instant now) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Token> take(TokenKey key, Token.PickUp pickUp) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Token close(TokenKey key, Instant now) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Token closeUnlessAlive(TokenKey key, Instant now, Instant seen) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Token> token(TokenKey key) {
        throw new UnsupportedOperationException();
    }
}
