package dev.baton.aws.dynamodb;

import static dev.baton.engine.log.LogSamples.T0;
import static dev.baton.engine.log.LogSamples.open;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.engine.log.MutableClock;
import dev.baton.engine.log.StartResult;
import dev.baton.engine.log.StoreException;
import dev.baton.engine.log.ThrottledException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

@ExtendWith(DynamoDbLocal.class)
class ThrottlingTest {
    private static final int TRIES = 4;

    @ParameterizedTest
    @ValueSource(strings = {"ProvisionedThroughputExceededException", "RequestLimitExceeded", "ThrottlingException"})
    void throttledCallIsMadeAgainAndThenGivenUpAsThrottled(String code) {
        BadAnswers answers = BadAnswers.error(code);
        DynamoDbStore store = store(answers);
        answers.next(TRIES - 1);
        assertThat(store.log().start(open("a"), Optional.empty())).isEqualTo(new StartResult.Started());
        answers.next(TRIES);
        assertThatThrownBy(() -> store.log().head("arn")).isInstanceOf(ThrottledException.class);
        assertThat(answers.left()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ResourceNotFoundException", "AccessDeniedException", "ValidationException"})
    void otherErrorsAreGivenUpAtOnce(String code) {
        BadAnswers answers = BadAnswers.error(code).next(2);
        assertThatThrownBy(() -> store(answers).log().head("arn")).isExactlyInstanceOf(StoreException.class);
        assertThat(answers.left()).isEqualTo(1);
    }

    private static DynamoDbStore store(BadAnswers answers) {
        DynamoDbClient once = DynamoDbLocal.client(
                config -> config.addExecutionInterceptor(answers).retryStrategy(DefaultRetryStrategy.doNotRetry()));
        return new DynamoDbStore(
                once,
                DynamoDbLocal.freshTables(),
                Optional.empty(),
                new MutableClock(T0),
                new Retention(Stores.RETENTION),
                new StoreCalls(TRIES, Duration.ofMillis(1)),
                100);
    }
}
