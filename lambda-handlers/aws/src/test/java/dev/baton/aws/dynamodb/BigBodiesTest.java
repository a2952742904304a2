package dev.baton.aws.dynamodb;

import static dev.baton.engine.log.LogSamples.T0;
import static dev.baton.engine.log.LogSamples.entry;
import static dev.baton.engine.log.LogSamples.open;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.asl.execution.ExecutionStatus;
import dev.baton.asl.execution.Failure;
import dev.baton.asl.json.Json;
import dev.baton.aws.blob.InMemoryBlobs;
import dev.baton.engine.log.AppendResult;
import dev.baton.engine.log.Closing;
import dev.baton.engine.log.CommitId;
import dev.baton.engine.log.EncodedEntry;
import dev.baton.engine.log.Head;
import dev.baton.engine.log.LogSamples;
import dev.baton.engine.log.MutableClock;
import dev.baton.engine.registry.DefinitionId;
import dev.baton.engine.token.Token;
import dev.baton.engine.token.TokenKey;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What does not fit an item. */
@ExtendWith(DynamoDbLocal.class)
class BigBodiesTest {
    private final InMemoryBlobs blobs = new InMemoryBlobs();
    private final DynamoDbStore store = Stores.fresh(DynamoDbLocal.shared(), new MutableClock(T0), Optional.of(blobs));

    @Test
    void entryInPartsIsReadBackAsEveryoneReadsIt() {
        Head head = open("a");
        EncodedEntry big = entry(1, noise(1_000_000));
        store.log().start(head, Optional.of(big));
        EncodedEntry small = LogSamples.entry(2, 1);
        store.log().append(head.key(), small, Optional.empty());
        assertSame(store.log().latest(head.key()), big, small);
        assertSame(store.log().entries(head.key(), 1, 1), big);
        assertThat(blobs.count()).isZero();
    }

    @Test
    void loserOfARaceLeavesTheWinnersPartsAlone() {
        Head head = open("a");
        EncodedEntry winner = entry(1, noise(500_000));
        store.log().start(head, Optional.of(winner));
        AppendResult lost = store.log().append(head.key(), entry(1, noise(600_000)), Optional.empty());
        assertSame(List.of(((AppendResult.Conflict) lost).standing()), winner);
        assertSame(store.log().latest(head.key()), winner);
    }

    @Test
    void veryBigEntryLiesInABlob() {
        Head head = open("a");
        EncodedEntry huge = entry(1, noise(2_000_000));
        store.log().start(head, Optional.of(huge));
        assertThat(blobs.count()).isEqualTo(1);
        assertSame(store.log().latest(head.key()), huge);
    }

    @Test
    void withoutBlobsEverythingIsCutIntoParts() {
        DynamoDbStore plain = Stores.fresh(new MutableClock(T0));
        Head head = open("a");
        EncodedEntry huge = entry(1, noise(2_000_000));
        plain.log().start(head, Optional.of(huge));
        assertSame(plain.log().latest(head.key()), huge);
    }

    @Test
    void veryLongCauseIsKept() {
        Head head = open("a");
        store.log().start(head, Optional.empty());
        Closing how = new Closing(ExecutionStatus.FAILED, T0, Optional.of(Failure.of("E", text(700_000))));
        Head closed = head.closed(how);
        store.log().append(head.key(), LogSamples.snapshot(1), Optional.of(closed));
        assertThat(store.log().head(head.key().executionArn())).contains(closed);
    }

    @Test
    void bigOutcomeOfATokenIsKept() {
        TokenKey key = new TokenKey(LogSamples.key("a"), -5);
        Token.Outcome outcome = new Token.Outcome.Success(Json.ofText(text(900_000)));
        store.tokens().open(key, T0);
        store.tokens().complete(key, outcome);
        assertThat(store.tokens().token(key).orElseThrow().state()).isEqualTo(new Token.State.Completed(outcome));
    }

    @Test
    void bigDefinitionComesBackByteForByte() {
        String text = text(1_000_000);
        store.machines().saveDefinition(DefinitionId.of(text), text);
        store.machines().saveDefinition(DefinitionId.of(text), text);
        assertThat(store.machines().definition(DefinitionId.of(text))).contains(text);
    }

    private static void assertSame(List<EncodedEntry> actual, EncodedEntry... expected) {
        assertThat(actual).extracting(EncodedEntry::commit).isEqualTo(commits(expected));
        for (int i = 0; i < expected.length; i++) {
            assertThat(actual.get(i).body()).isEqualTo(expected[i].body());
        }
    }

    private static List<CommitId> commits(EncodedEntry... entries) {
        return Stream.of(entries).map(EncodedEntry::commit).toList();
    }

    private static String text(int size) {
        return "\"" + Base64.getEncoder().encodeToString(noise(size * 3 / 4)) + "\"";
    }

    private static byte[] noise(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }
}
