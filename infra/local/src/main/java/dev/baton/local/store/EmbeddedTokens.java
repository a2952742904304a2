package dev.baton.local.store;

import dev.baton.engine.token.Token;
import dev.baton.engine.token.TokenKey;
import dev.baton.engine.token.Tokens;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Tokens on disk. */
final class EmbeddedTokens implements Tokens {
    private final Database database;
    private final GroupCommit commits;

    EmbeddedTokens(Database database, GroupCommit commits) {
        this.database = database;
        this.commits = commits;
    }

    @Override
    public void open(TokenKey key, Instant now) {
        commits.write(batch -> {
            if (find(batch, key).isEmpty()) {
                put(batch, new Token(key, new Token.State.Open(), now));
            }
            return true;
        });
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
        return changeOpen(key, token -> token.taken(pickUp))
                .map(before -> isOpen(before) ? before.taken(pickUp) : before);
    }

    private Optional<Token> changeOpen(TokenKey key, UnaryOperator<Token> change) {
        return commits.write(batch -> {
            Optional<Token> before = find(batch, key);
            before.filter(EmbeddedTokens::isOpen).ifPresent(token -> put(batch, change.apply(token)));
            return before;
        });
    }

    @Override
    public Token close(TokenKey key, Instant now) {
        return closeUnlessAlive(key, now, Instant.MAX);
    }

    @Override
    public Token closeUnlessAlive(TokenKey key, Instant now, Instant seen) {
        return commits.write(batch -> {
            Optional<Token> before = find(batch, key);
            if (before.isPresent()
                    && (!isOpen(before.get()) || before.get().lastHeartbeat().isAfter(seen))) {
                return before.get();
            }
            Token closed = before.orElseGet(() -> new Token(key, new Token.State.Open(), now))
                    .in(new Token.State.Closed());
            put(batch, closed);
            return closed;
        });
    }

    @Override
    public Optional<Token> token(TokenKey key) {
        return find(database, key);
    }

    private static boolean isOpen(Token token) {
        return switch (token.state()) {
            case Token.State.Open open -> true;
            case Token.State.Completed completed -> false;
            case Token.State.Closed closed -> false;
        };
    }

    private static Optional<Token> find(Records records, TokenKey key) {
        return Optional.ofNullable(records.get(Table.RECORDS, Keys.token(key)))
                .map(record -> TokenRecord.decode(key, record));
    }

    private static void put(Batch batch, Token token) {
        batch.put(Table.RECORDS, Keys.token(token.key()), TokenRecord.encode(token));
    }
}
