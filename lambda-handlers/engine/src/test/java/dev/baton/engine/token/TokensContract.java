package dev.baton.engine.token;

import static dev.baton.engine.log.LogSamples.T0;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.asl.execution.Failure;
import dev.baton.asl.json.Json;
import dev.baton.engine.log.LogSamples;
import dev.baton.engine.log.Racing;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link Tokens} does. */
public abstract class TokensContract {
    private static final Instant LATER = T0.plusSeconds(5);
    private static final Token.State OPEN = new Token.State.Open();
    private static final Token.State CLOSED = new Token.State.Closed();
    private static final Token.Outcome SUCCESS = new Token.Outcome.Success(Json.ofText("{ \"käse\": [1.0, \"😀\"] }"));
    private final TokenKey key = new TokenKey(LogSamples.key("a"), -3);
    private Tokens tokens;

    protected abstract Tokens newTokens();

    @BeforeEach
    void begin() {
        tokens = newTokens();
    }

    @Test
    void unknownTokenIsAbsentEverywhere() {
        assertThat(tokens.token(key)).isEmpty();
        assertThat(tokens.complete(key, SUCCESS)).isEmpty();
        assertThat(tokens.heartbeat(key, T0)).isEmpty();
        assertThat(tokens.token(key)).isEmpty();
    }

    @Test
    void openedTokenIsOpen() {
        tokens.open(key, T0);
        assertThat(tokens.token(key)).contains(new Token(key, OPEN, T0));
    }

    @Test
    void openingAgainChangesNothingWhateverItsState() {
        tokens.open(key, T0);
        tokens.open(key, LATER);
        assertThat(tokens.token(key)).contains(new Token(key, OPEN, T0));
        tokens.complete(key, SUCCESS);
        tokens.open(key, LATER);
        assertThat(tokens.token(key)).contains(new Token(key, completed(SUCCESS), T0));
    }

    @Test
    void taskIsTakenByOnePollAlone() {
        tokens.open(key, T0);
        Token.PickUp first = new Token.PickUp(7, Optional.of("wörker"), LATER);
        Token.PickUp second = new Token.PickUp(8, Optional.empty(), LATER.plusSeconds(1));
        Token taken = new Token(key, OPEN, LATER, Optional.of(first));
        assertThat(tokens.take(key, first)).contains(taken);
        assertThat(tokens.take(key, second)).contains(taken);
        assertThat(tokens.take(key, first)).as("the same call again").contains(taken);
        assertThat(tokens.token(key)).contains(taken);
    }

    @Test
    void workerNeedsNoName() {
        tokens.open(key, T0);
        Token.PickUp pickUp = new Token.PickUp(-1, Optional.empty(), LATER);
        tokens.take(key, pickUp);
        assertThat(tokens.token(key)).contains(new Token(key, OPEN, LATER, Optional.of(pickUp)));
    }

    @Test
    void nothingIsTakenThatIsNotOpen() {
        Token.PickUp pickUp = new Token.PickUp(7, Optional.empty(), LATER);
        assertThat(tokens.take(key, pickUp)).isEmpty();
        assertThat(tokens.token(key)).isEmpty();
        tokens.open(key, T0);
        tokens.close(key, T0);
        assertThat(tokens.take(key, pickUp)).contains(new Token(key, CLOSED, T0));
        TokenKey completed = new TokenKey(key.execution(), 9);
        tokens.open(completed, T0);
        tokens.complete(completed, SUCCESS);
        assertThat(tokens.take(completed, pickUp)).contains(new Token(completed, completed(SUCCESS), T0));
    }

    @Test
    void whoTookItStaysKnownToTheEnd() {
        Token.PickUp pickUp = new Token.PickUp(7, Optional.of("w"), LATER);
        tokens.open(key, T0);
        tokens.take(key, pickUp);
        tokens.heartbeat(key, LATER.plusSeconds(3));
        assertThat(tokens.token(key)).contains(new Token(key, OPEN, LATER.plusSeconds(3), Optional.of(pickUp)));
        tokens.complete(key, SUCCESS);
        Token ended = new Token(key, completed(SUCCESS), LATER.plusSeconds(3), Optional.of(pickUp));
        assertThat(tokens.token(key)).contains(ended);
        assertThat(tokens.close(key, LATER)).isEqualTo(ended);
    }

    @Test
    void attemptsAndExecutionsHaveTokensOfTheirOwn() {
        TokenKey sibling = new TokenKey(key.execution(), 4);
        TokenKey stranger = new TokenKey(LogSamples.key("a"), -3);
        tokens.open(key, T0);
        assertThat(tokens.token(sibling)).isEmpty();
        assertThat(tokens.token(stranger)).isEmpty();
        tokens.open(sibling, LATER);
        tokens.close(key, LATER);
        assertThat(tokens.token(sibling)).contains(new Token(sibling, OPEN, LATER));
    }

    @Test
    void outcomeIsAcceptedOnce() {
        tokens.open(key, T0);
        assertThat(tokens.complete(key, SUCCESS)).contains(new Token(key, OPEN, T0));
        Token.Outcome late = new Token.Outcome.Fault(Failure.of("Late"));
        assertThat(tokens.complete(key, late)).contains(new Token(key, completed(SUCCESS), T0));
        assertThat(tokens.token(key)).contains(new Token(key, completed(SUCCESS), T0));
    }

    @Test
    void faultIsKeptWithAndWithoutErrorAndCause() {
        List<Failure> failures = List.of(
                Failure.of("E", "why"),
                Failure.of("E"),
                new Failure(Optional.empty(), Optional.of("why")),
                new Failure(Optional.empty(), Optional.empty()),
                Failure.of("", ""));
        for (int i = 0; i < failures.size(); i++) {
            TokenKey one = new TokenKey(key.execution(), i);
            Token.Outcome fault = new Token.Outcome.Fault(failures.get(i));
            tokens.open(one, T0);
            tokens.complete(one, fault);
            assertThat(tokens.token(one)).contains(new Token(one, completed(fault), T0));
        }
    }

    @Test
    void bigOutputIsKeptAsItCame() {
        Token.Outcome big = new Token.Outcome.Success(Json.ofText("\"" + "ü".repeat(120_000) + "\""));
        tokens.open(key, T0);
        tokens.complete(key, big);
        assertThat(tokens.token(key).orElseThrow().state()).isEqualTo(completed(big));
    }

    @Test
    void closedTokenTakesNoOutcome() {
        tokens.open(key, T0);
        assertThat(tokens.close(key, LATER)).isEqualTo(new Token(key, CLOSED, T0));
        assertThat(tokens.complete(key, SUCCESS)).contains(new Token(key, CLOSED, T0));
        assertThat(tokens.heartbeat(key, LATER)).contains(new Token(key, CLOSED, T0));
        assertThat(tokens.token(key)).contains(new Token(key, CLOSED, T0));
    }

    @Test
    void outcomeThatCameFirstOutlivesTheClosing() {
        tokens.open(key, T0);
        tokens.complete(key, SUCCESS);
        assertThat(tokens.close(key, LATER)).isEqualTo(new Token(key, completed(SUCCESS), T0));
        assertThat(tokens.token(key)).contains(new Token(key, completed(SUCCESS), T0));
    }

    @Test
    void closingAMissingTokenKeepsALateOpenFromBringingItToLife() {
        assertThat(tokens.close(key, T0)).isEqualTo(new Token(key, CLOSED, T0));
        tokens.open(key, LATER);
        assertThat(tokens.token(key)).contains(new Token(key, CLOSED, T0));
        assertThat(tokens.close(key, LATER)).isEqualTo(new Token(key, CLOSED, T0));
    }

    @Test
    void heartbeatIsNotedAndTheTokenBeforeItReturned() {
        tokens.open(key, T0);
        assertThat(tokens.heartbeat(key, LATER)).contains(new Token(key, OPEN, T0));
        assertThat(tokens.token(key)).contains(new Token(key, OPEN, LATER));
    }

    @Test
    void heartbeatNeverRunsBackwards() {
        tokens.open(key, LATER.plusNanos(1));
        tokens.heartbeat(key, LATER);
        assertThat(tokens.token(key)).contains(new Token(key, OPEN, LATER.plusNanos(1)));
    }

    @Test
    void tokenIsNotClosedForSilenceAfterAHeartbeatThatItsCloserHasNotSeen() {
        tokens.open(key, T0);
        tokens.heartbeat(key, LATER);
        Token alive = new Token(key, OPEN, LATER);
        assertThat(tokens.closeUnlessAlive(key, LATER.plusSeconds(9), T0)).isEqualTo(alive);
        assertThat(tokens.closeUnlessAlive(key, LATER.plusSeconds(9), LATER.minusNanos(1)))
                .isEqualTo(alive);
        assertThat(tokens.token(key)).contains(alive);
        assertThat(tokens.closeUnlessAlive(key, LATER.plusSeconds(9), LATER)).isEqualTo(new Token(key, CLOSED, LATER));
        assertThat(tokens.token(key)).contains(new Token(key, CLOSED, LATER));
    }

    @Test
    void closingForSilenceIsAClosingWhereThereWasNoHeartbeat() {
        assertThat(tokens.closeUnlessAlive(key, T0, LATER)).isEqualTo(new Token(key, CLOSED, T0));
        TokenKey completed = new TokenKey(key.execution(), 9);
        tokens.open(completed, T0);
        tokens.complete(completed, SUCCESS);
        assertThat(tokens.closeUnlessAlive(completed, LATER, T0).state()).isEqualTo(completed(SUCCESS));
    }

    @Test
    void heartbeatAfterTheOutcomeChangesNothing() {
        tokens.open(key, T0);
        tokens.complete(key, SUCCESS);
        assertThat(tokens.heartbeat(key, LATER)).contains(new Token(key, completed(SUCCESS), T0));
        assertThat(tokens.token(key)).contains(new Token(key, completed(SUCCESS), T0));
    }

    @Test
    void oneOfManyRacingOutcomesIsAccepted() throws Exception {
        for (int round = 0; round < 10; round++) {
            TokenKey one = new TokenKey(key.execution(), round);
            tokens.open(one, T0);
            List<Token.Outcome> outcomes = IntStream.range(0, 8)
                    .<Token.Outcome>mapToObj(i -> new Token.Outcome.Success(Json.ofText("" + i)))
                    .toList();
            List<Optional<Token>> before = Racing.all(8, i -> tokens.complete(one, outcomes.get(i)));
            List<Integer> accepted = IntStream.range(0, 8)
                    .filter(i -> before.get(i).orElseThrow().state().equals(OPEN))
                    .boxed()
                    .toList();
            assertThat(accepted).hasSize(1);
            assertThat(tokens.token(one).orElseThrow().state()).isEqualTo(completed(outcomes.get(accepted.getFirst())));
        }
    }

    @Test
    void closingAndAnOutcomeNeverBothWin() throws Exception {
        for (int round = 0; round < 20; round++) {
            TokenKey one = new TokenKey(key.execution(), round);
            tokens.open(one, T0);
            List<Token> seen = Racing.all(
                    2,
                    i -> i == 0
                            ? tokens.close(one, LATER)
                            : tokens.complete(one, SUCCESS).orElseThrow());
            boolean accepted = seen.get(1).state().equals(OPEN);
            assertThat(seen.getFirst().state()).isEqualTo(accepted ? completed(SUCCESS) : CLOSED);
        }
    }

    private static Token.State completed(Token.Outcome outcome) {
        return new Token.State.Completed(outcome);
    }
}
