package dev.baton.engine.simulation;

import dev.baton.engine.token.Token;
import dev.baton.engine.token.TokenKey;
import dev.baton.engine.token.Tokens;
import java.time.Instant;
import java.util.Optional;

/** Tokens as one process reaches them. */
record GatedTokens(SimulatedProcess process, Tokens tokens) implements Tokens {
    @Override
    public void open(TokenKey key, Instant now) {
        process.call("tokens.open " + key.attempt(), true, () -> {
            tokens.open(key, now);
            return "";
        });
    }

    @Override
    public Optional<Token> complete(TokenKey key, Token.Outcome outcome) {
        return process.call("tokens.complete " + key.attempt(), true, () -> tokens.complete(key, outcome));
    }

    @Override
    public Optional<Token> heartbeat(TokenKey key, Instant now) {
        return process.call("tokens.heartbeat " + key.attempt(), true, () -> tokens.heartbeat(key, now));
    }

    @Override
    public Optional<Token> take(TokenKey key, Token.PickUp pickUp) {
        return process.call("tokens.take " + key.attempt(), true, () -> tokens.take(key, pickUp));
    }

    @Override
    public Token close(TokenKey key, Instant now) {
        return process.call("tokens.close " + key.attempt(), true, () -> tokens.close(key, now));
    }

    @Override
    public Token closeUnlessAlive(TokenKey key, Instant now, Instant seen) {
        return process.call(
                "tokens.closeUnlessAlive " + key.attempt(), true, () -> tokens.closeUnlessAlive(key, now, seen));
    }

    @Override
    public Optional<Token> token(TokenKey key) {
        return process.call("tokens.token " + key.attempt(), true, () -> tokens.token(key));
    }
}
