package dev.baton.aws.dynamodb;

import static dev.baton.engine.log.LogSamples.T0;
import static dev.baton.engine.log.LogSamples.open;
import static dev.baton.engine.log.LogSamples.snapshot;
import static dev.baton.engine.log.LogSamples.succeeded;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.asl.execution.Failure;
import dev.baton.asl.json.Json;
import dev.baton.asl.validation.MachineType;
import dev.baton.engine.log.AppendResult;
import dev.baton.engine.log.EncodedEntry;
import dev.baton.engine.log.Head;
import dev.baton.engine.log.LogSamples;
import dev.baton.engine.log.MutableClock;
import dev.baton.engine.log.StartResult;
import dev.baton.engine.registry.LoggingSettings;
import dev.baton.engine.registry.MachineSettings;
import dev.baton.engine.registry.RegisteredMachine;
import dev.baton.engine.token.Token;
import dev.baton.engine.token.TokenKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Writes that took place while their answers were lost, so that the client sent them again. */
@ExtendWith(DynamoDbLocal.class)
class LostAnswersTest {
    private final BadAnswers answers = BadAnswers.lost();
    private DynamoDbStore store;

    @BeforeEach
    void begin() {
        store = Stores.fresh(DynamoDbLocal.client(answers), new MutableClock(T0), Optional.empty());
    }

    @Test
    void appendedEntryIsNoConflictWithItself() {
        Head head = open("a");
        store.log().start(head, Optional.empty());
        answers.next(1);
        assertThat(store.log().append(head.key(), snapshot(1), Optional.empty()))
                .isEqualTo(new AppendResult.Appended());
        assertThat(answers.left()).isZero();
    }

    @Test
    void lastEntryWhoseWriterDiedClosesTheHeadWhenItIsAppendedAgain() {
        Head head = open("a");
        EncodedEntry last = snapshot(1);
        store.log().start(head, Optional.empty());
        store.log().append(head.key(), last, Optional.empty());
        Head closed = succeeded(head, T0.plusSeconds(1));
        assertThat(store.log().append(head.key(), last, Optional.of(closed))).isEqualTo(new AppendResult.Appended());
        assertThat(store.log().head(head.key().executionArn())).contains(closed);
    }

    @Test
    void startedExecutionDoesNotFindItsNameTaken() {
        Head head = open("a");
        answers.next(1);
        assertThat(store.log().start(head, Optional.of(snapshot(1)))).isEqualTo(new StartResult.Started());
        Head other = open("b");
        answers.next(1);
        assertThat(store.log().start(other, Optional.empty())).isEqualTo(new StartResult.Started());
        assertThat(store.log().latest(head.key())).hasSize(1);
    }

    @Test
    void requestedStopIsTheFirstOne() {
        Head head = open("a");
        store.log().start(head, Optional.empty());
        answers.next(1);
        assertThat(store.log().requestStop(head.key(), Failure.of("E"))).contains(head.askedToStop(Failure.of("E")));
    }

    @Test
    void acceptedOutcomeIsAccepted() {
        TokenKey key = new TokenKey(LogSamples.key("a"), 3);
        store.tokens().open(key, T0);
        answers.next(1);
        Token before = store.tokens()
                .complete(key, new Token.Outcome.Success(Json.EMPTY_OBJECT))
                .orElseThrow();
        assertThat(before).isEqualTo(new Token(key, new Token.State.Open(), T0));
        answers.next(1);
        assertThat(store.tokens().close(key, T0).state()).isInstanceOf(Token.State.Completed.class);
    }

    @Test
    void closedTokenIsClosed() {
        TokenKey key = new TokenKey(LogSamples.key("a"), 3);
        answers.next(1);
        assertThat(store.tokens().close(key, T0)).isEqualTo(new Token(key, new Token.State.Closed(), T0));
    }

    @Test
    void createdMachineIsNotFoundTakenAndReplacedOneNotStale() {
        MachineSettings settings = new MachineSettings("d", "role", LoggingSettings.OFF, false);
        RegisteredMachine machine =
                RegisteredMachine.created(LogSamples.MACHINE, "M", MachineType.STANDARD, settings, T0, Map.of());
        answers.next(1);
        assertThat(store.machines().create(machine, List.of())).isEmpty();
        answers.next(1);
        assertThat(store.machines().replace(machine.touched(T0), List.of())).isTrue();
        answers.next(1);
        store.machines().remove(machine.arn());
        assertThat(store.machines().machine(machine.arn())).isEmpty();
    }
}
