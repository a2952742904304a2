package dev.baton.engine.encryption;

import dev.baton.engine.token.Token;
import dev.baton.engine.token.TokenKey;
import dev.baton.engine.token.Tokens;
import java.time.Instant;
import java.util.Optional;

/** Tokens whose outcomes lie under the customer's key while they wait for executions that are encrypted. */
public final class SealedTokens implements Tokens {
    private final Tokens tokens;
    private final Seals seals;
    private final SealedRuns runs;

    public SealedTokens(Tokens tokens, Seals seals, SealedRuns runs) {
        this.tokens = tokens;
        this.seals = seals;
        this.runs = runs;
    }

    private static String place(TokenKey key) {
        return Place.of(key.execution(), "outcome of " + key.attempt());
    }

    private Token opened(Token token) {
        return token.state() instanceof Token.State.Completed completed
                        && runs.definition(token.key().execution()).isPresent()
                ? token.in(new Token.State.Completed(opened(completed.outcome(), place(token.key()))))
                : token;
    }

    private Token.Outcome opened(Token.Outcome sealed, String place) {
        return switch (sealed) {
            case Token.Outcome.Success success -> new Token.Outcome.Success(seals.open(success.output(), place));
            case Token.Outcome.Fault fault -> new Token.Outcome.Fault(seals.open(fault.failure(), place));
        };
    }

    private Token.Outcome sealed(String definition, Token.Outcome clear, String place) {
        return switch (clear) {
            case Token.Outcome.Success success ->
                new Token.Outcome.Success(seals.seal(definition, success.output(), place));
            case Token.Outcome.Fault fault -> new Token.Outcome.Fault(seals.seal(definition, fault.failure(), place));
        };
    }

    @Override
    public void open(TokenKey key, Instant now) {
        tokens.open(key, now);
    }

    @Override
    public Optional<Token> complete(TokenKey key, Token.Outcome outcome) {
        Token.Outcome kept = runs.definition(key.execution())
                .map(definition -> sealed(definition, outcome, place(key)))
                .orElse(outcome);
        return tokens.complete(key, kept).map(this::opened);
    }

    @Override
    public Optional<Token> heartbeat(TokenKey key, Instant now) {
        return tokens.heartbeat(key, now).map(this::opened);
    }

    @Override
    public Optional<Token> take(TokenKey key, Token.PickUp pickUp) {
        return tokens.take(key, pickUp).map(this::opened);
    }

    @Override
    public Token close(TokenKey key, Instant now) {
        return opened(tokens.close(key, now));
    }

    @Override
    public Token closeUnlessAlive(TokenKey key, Instant now, Instant seen) {
        return opened(tokens.closeUnlessAlive(key, now, seen));
    }

    @Override
    public void heard(TokenKey key) {
        tokens.heard(key);
    }

    @Override
    public Optional<Token> token(TokenKey key) {
        return tokens.token(key).map(this::opened);
    }
}
