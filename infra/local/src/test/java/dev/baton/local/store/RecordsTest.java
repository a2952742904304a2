package dev.baton.local.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.baton.asl.json.Json;
import dev.baton.engine.log.CommitId;
import dev.baton.engine.log.EncodedEntry;
import dev.baton.engine.log.ExpressInput;
import dev.baton.engine.log.Head;
import dev.baton.engine.log.StoreException;
import dev.baton.engine.log.record.RandomRecords;
import dev.baton.engine.log.record.RecordSamples;
import dev.baton.engine.token.Token;
import dev.baton.engine.token.TokenKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecordsTest {
    private static final int SEEDS = 300;

    @Test
    void recordsOfEarlierFormsAreRead() {
        Map<String, byte[]> golden = RecordSamples.golden(RecordsTest.class, "/golden/earlier-records.txt");
        assertEquals(12, golden.size());
        RecordSamples.heads().forEach((name, head) -> {
            for (StoredHead.InputPlace place : StoredHead.InputPlace.values()) {
                StoredHead expected = stored(head, place);
                assertEquals(expected, HeadRecord.decode(golden.get(name + " head " + place)), name + place);
            }
            ExpressInput input = RecordSamples.express(head);
            assertEquals(input, ExpressRecord.decode(golden.get(name + " express")), name);
        });
    }

    private static StoredHead stored(Head head, StoredHead.InputPlace place) {
        return new StoredHead(place == StoredHead.InputPlace.INLINE ? head : head.withInput(Json.EMPTY_OBJECT), place);
    }

    @Test
    void anyHeadComesBack() {
        for (long seed = 0; seed < SEEDS; seed++) {
            Head head = RecordSamples.random(seed);
            StoredHead.InputPlace place = StoredHead.InputPlace.values()[(int) (seed % 3)];
            byte[] record = HeadRecord.encode(new StoredHead(head, place));
            assertEquals(stored(head, place), HeadRecord.decode(record), "seed " + seed);
        }
    }

    @Test
    void anyExpressInputComesBack() {
        for (long seed = 0; seed < SEEDS; seed++) {
            ExpressInput input = RecordSamples.express(RecordSamples.random(seed));
            assertEquals(input, ExpressRecord.decode(ExpressRecord.encode(input)), "seed " + seed);
        }
    }

    @Test
    void anyTokenComesBack() {
        for (long seed = 0; seed < SEEDS; seed++) {
            RandomRecords random = new RandomRecords(seed, false);
            TokenKey key = random.of(TokenKey.class);
            Token.State state = switch ((int) (seed % 4)) {
                case 0 -> new Token.State.Open();
                case 1 -> new Token.State.Closed();
                case 2 -> new Token.State.Completed(random.of(Token.Outcome.Success.class));
                default -> new Token.State.Completed(random.of(Token.Outcome.Fault.class));
            };
            Token token = random.of(
                    Token.class,
                    Map.of("key", key, "state", state, "lastHeartbeat", Instant.ofEpochSecond(seed, seed)));
            assertEquals(token, TokenRecord.decode(key, TokenRecord.encode(token)), "seed " + seed);
        }
    }

    @Test
    void anyEntryComesBack() {
        for (long seed = 0; seed < SEEDS; seed++) {
            byte[] body = ("body " + seed).getBytes(StandardCharsets.UTF_8);
            CommitId commit = new RandomRecords(seed, false).of(CommitId.class);
            EncodedEntry entry = new EncodedEntry(seed + 3, 2, commit, seed * 10 + 1, (int) seed, body);
            EncodedEntry read = EntryRecord.decode(seed + 3, EntryRecord.encode(entry));
            assertArrayEquals(body, read.body());
            assertEquals(
                    List.of(entry.seq(), entry.snapshotSeq(), commit, entry.firstEventId(), entry.eventCount()),
                    List.of(read.seq(), read.snapshotSeq(), read.commit(), read.firstEventId(), read.eventCount()));
        }
    }

    @Test
    void aNewerFormIsRefused() {
        byte[] record = HeadRecord.encode(stored(RecordSamples.random(1), StoredHead.InputPlace.INLINE));
        record[0] = 9;
        StoreException refused = assertThrows(StoreException.class, () -> HeadRecord.decode(record));
        assertEquals("head has the form 9, this version of Baton knows form 3", refused.getMessage());
    }
}
