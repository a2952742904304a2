package dev.baton.engine.token;

import java.time.Instant;
import java.util.Optional;

/**
 * The port of token items. Each method is one atomic, durable, strongly consistent operation; may be called from any number
 * of threads. Who took an activity's task is told by {@link #take}, {@link #token} and, of a completed token, {@link #close};
 * other answers may leave it out. Throws {@link dev.baton.engine.log.StoreException} when the store cannot answer.
 */
public interface Tokens {

    /** Makes an OPEN token unless one of any state exists. */
    void open(TokenKey key, Instant now);

    /**
     * OPEN becomes COMPLETED with this outcome.
     *
     * @return the token as it stood BEFORE the call; the outcome was accepted if that was OPEN. Empty when there is none
     */
    Optional<Token> complete(TokenKey key, Token.Outcome outcome);

    /**
     * Notes that a worker is alive, if the token is OPEN.
     *
     * @return the token as it stood before the call; empty when there is none
     */
    Optional<Token> heartbeat(TokenKey key, Instant now);

    /**
     * Gives an activity's task to a poll, if the token is OPEN and no other poll has it.
     *
     * @return the token as it stands AFTER the call: the task is the caller's if it is OPEN and {@link Token#pickUp()} is what was
     *     given here; the same call again changes nothing. Empty when there is none
     */
    Optional<Token> take(TokenKey key, Token.PickUp pickUp);

    /**
     * OPEN becomes CLOSED; also made CLOSED when there is none, so that a late {@link #open} cannot bring it to life.
     *
     * @return the token as it stands AFTER the call: CLOSED, or COMPLETED if an outcome came first
     */
    Token close(TokenKey key, Instant now);

    /**
     * OPEN becomes CLOSED as by {@link #close}, unless its last heartbeat is later than the one that its caller has seen: a worker who was
     * told that his heartbeat counts must not lose his attempt for want of one.
     *
     * @param seen the last heartbeat that the caller knows of
     * @return the token as it stands AFTER the call: CLOSED, COMPLETED if an outcome came first, OPEN if a heartbeat did
     */
    Token closeUnlessAlive(TokenKey key, Instant now, Instant seen);

    /**
     * The outcome of a completed token stands in its execution's log: nobody need be told of it any more. A store that remembers whom to
     * tell ({@link CompletedTokens}) forgets it; for others it is without effect.
     */
    default void heard(TokenKey key) {}

    /** The token as it stands. */
    Optional<Token> token(TokenKey key);
}
