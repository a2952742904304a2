package dev.baton.engine.driver.process;

import dev.baton.engine.log.StoreException;
import dev.baton.engine.token.Token;
import dev.baton.engine.token.TokenKey;
import dev.baton.engine.token.Tokens;
import java.time.Instant;
import java.util.Optional;

/** Tokens that are asked for again when they could not answer. */
record RetriedTokens(Tokens tokens, StoreRetry retry) implements Tokens {

    @Override
    public void open(TokenKey key, Instant now) {
        retry.tell(() -> tokens.open(key, now));
    }

    /** After a try whose answer was lost, one's own outcome may be the one that stands there: then it is told as the token was before it. */
    @Override
    public Optional<Token> complete(TokenKey key, Token.Outcome outcome) {
        boolean[] tried = {false};
        Optional<Token> before = retry.ask(() -> {
            try {
                return tokens.complete(key, outcome);
            } catch (StoreException e) {
                tried[0] = true;
                throw e;
            }
        });
        return tried[0] ? before.map(token -> withoutOwn(token, outcome)) : before;
    }

    private static Token withoutOwn(Token before, Token.Outcome outcome) {
        return before.state().equals(new Token.State.Completed(outcome)) ? before.in(new Token.State.Open()) : before;
    }

    @Override
    public Optional<Token> heartbeat(TokenKey key, Instant now) {
        return retry.ask(() -> tokens.heartbeat(key, now));
    }

    @Override
    public Optional<Token> take(TokenKey key, Token.PickUp pickUp) {
        return retry.ask(() -> tokens.take(key, pickUp));
    }

    @Override
    public Token close(TokenKey key, Instant now) {
        return retry.ask(() -> tokens.close(key, now));
    }

    @Override
    public Token closeUnlessAlive(TokenKey key, Instant now, Instant seen) {
        return retry.ask(() -> tokens.closeUnlessAlive(key, now, seen));
    }

    /** Only a favour, which is done once or not at all. */
    @Override
    public void heard(TokenKey key) {
        tokens.heard(key);
    }

    @Override
    public Optional<Token> token(TokenKey key) {
        return retry.ask(() -> tokens.token(key));
    }
}
