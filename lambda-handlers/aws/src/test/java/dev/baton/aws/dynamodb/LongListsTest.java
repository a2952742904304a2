package dev.baton.aws.dynamodb;

import static dev.baton.engine.log.LogSamples.MACHINE;
import static dev.baton.engine.log.LogSamples.T0;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.engine.log.ExecutionLog;
import dev.baton.engine.log.ExecutionPage;
import dev.baton.engine.log.ExecutionQuery;
import dev.baton.engine.log.Head;
import dev.baton.engine.log.LogSamples;
import dev.baton.engine.log.MutableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(DynamoDbLocal.class)
class LongListsTest {
    private static final int MOST_LOOKED_AT = 10;

    private final ExecutionLog log = new DynamoDbStore(
                    DynamoDbLocal.shared(),
                    DynamoDbLocal.freshTables(),
                    Optional.empty(),
                    new MutableClock(T0),
                    new Retention(Stores.RETENTION),
                    new StoreCalls(1, Duration.ZERO),
                    MOST_LOOKED_AT)
            .log();

    @Test
    void pageThatFindsLittleEndsAfterAWhileAndTellsWhereToGoOn() {
        Head wanted = LogSamples.full("wanted");
        log.start(wanted, Optional.empty());
        for (int i = 1; i <= 25; i++) {
            log.start(LogSamples.open("e" + i, T0.plusSeconds(i)), Optional.empty());
        }
        List<Head> found = new ArrayList<>();
        Optional<String> after = Optional.empty();
        int pages = 0;
        do {
            ExecutionPage page =
                    log.list(new ExecutionQuery(MACHINE, Optional.of(MACHINE + ":live"), Optional.empty(), 4, after));
            found.addAll(page.heads());
            after = page.next();
            pages++;
        } while (after.isPresent());
        assertThat(found).extracting(Head::key).containsExactly(wanted.key());
        assertThat(pages).isBetween(2, 5);
    }
}
