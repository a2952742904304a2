package dev.baton.engine.driver.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.asl.Fuel;
import dev.baton.asl.Interpreter;
import dev.baton.asl.Limits;
import dev.baton.asl.Moment;
import dev.baton.asl.definition.StateMachine;
import dev.baton.asl.execution.ExecutionIdentity;
import dev.baton.asl.execution.Failure;
import dev.baton.asl.parsing.DefinitionParser;
import dev.baton.engine.driver.Identities;
import dev.baton.engine.driver.chain.Attempt;
import dev.baton.engine.driver.chain.Outstanding;
import dev.baton.engine.task.TaskAnswer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** For how long an attempt is parked whose call found no room. */
class RefusalsTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final String ERROR = "Lambda.TooManyRequestsException";

    private static Attempt attempt(String more) {
        StateMachine machine = DefinitionParser.parse("{'StartAt':'T','States':{'T':{'Type':'Task','End':true,"
                        .concat("'Resource':'arn:aws:states:::lambda:invoke','Parameters':{'FunctionName':'f'}")
                        .concat(more + "}}}")
                        .replace('\'', '"'))
                .machine()
                .orElseThrow();
        ExecutionIdentity identity = Identities.of("arn:e", START);
        Moment moment = new Moment(START, 1, number -> "token");
        return Outstanding.of(
                        machine,
                        new Interpreter(Limits.AWS)
                                .start(machine, identity, moment, Fuel.STANDARD)
                                .execution())
                .attempt(1)
                .orElseThrow();
    }

    /** The shortest wait of an attempt of that age; chance adds up to half as much. */
    private static Optional<Duration> wait(String more, long ageSeconds, long askedSeconds) {
        Instant now = START.plusSeconds(ageSeconds);
        TaskAnswer.NoRoom answer =
                new TaskAnswer.NoRoom(Failure.of(ERROR, "Rate Exceeded."), Duration.ofSeconds(askedSeconds));
        return Refusals.until(attempt(more), answer, now, LONGEST, () -> 0).map(at -> Duration.between(now, at));
    }

    @ParameterizedTest
    @CsvSource({"-5,2", "0,2", "2,4", "6,8", "14,16", "30,32", "62,60", "800,60"})
    void waitGrowsWithTheAttemptsAge(long age, long seconds) {
        assertThat(wait("", age, 0)).contains(Duration.ofSeconds(seconds));
    }

    @Test
    void whatTheServiceAskedForIsWaitedFor() {
        assertThat(wait("", 0, 7)).contains(Duration.ofSeconds(7));
        assertThat(wait("", 62, 7)).contains(Duration.ofSeconds(60));
    }

    @Test
    void chanceAddsUpToHalfAsMuch() {
        TaskAnswer.NoRoom answer = new TaskAnswer.NoRoom(Failure.of(ERROR), Duration.ZERO);
        java.util.Random random = new java.util.Random(1);
        for (int i = 0; i < 1000; i++) {
            assertThat(Refusals.until(attempt(""), answer, START, LONGEST, random))
                    .hasValueSatisfying(at -> assertThat(at).isBetween(START.plusSeconds(2), START.plusSeconds(3)));
        }
    }

    @Test
    void attemptThatIsTooOldFails() {
        assertThat(wait("", 839, 0)).contains(Duration.ofSeconds(60));
        assertThat(wait("", 840, 0)).isEmpty();
        assertThat(wait("", 0, 1_000_000)).isEmpty();
    }

    @Test
    void attemptFailsWhoseTimeoutWouldComeFirst() {
        assertThat(wait(",'TimeoutSeconds':5", 0, 0)).isPresent();
        assertThat(wait(",'TimeoutSeconds':5", 3, 0)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ",'Retry':[{'ErrorEquals':['Lambda.ServiceException','Lambda.TooManyRequestsException']}]",
                ",'Retry':[{'ErrorEquals':['Lambda.TooManyRequestsException'],'MaxAttempts':0}]",
                ",'Catch':[{'ErrorEquals':['Lambda.TooManyRequestsException'],'Next':'T'}]"
            })
    void authorWhoNamesTheErrorGoesFirst(String named) {
        assertThat(wait(named, 0, 0)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ",'Retry':[{'ErrorEquals':['States.ALL']}]",
                ",'Retry':[{'ErrorEquals':['States.TaskFailed']}]",
                ",'Catch':[{'ErrorEquals':['States.ALL'],'Next':'T'}]"
            })
    void wildcardsSpeakOfFailuresInGeneral(String wildcard) {
        assertThat(wait(wildcard, 0, 0)).isPresent();
    }
}
