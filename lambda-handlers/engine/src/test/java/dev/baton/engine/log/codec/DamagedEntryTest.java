package dev.baton.engine.log.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.fail;

import dev.baton.asl.Step;
import dev.baton.engine.log.CommitId;
import dev.baton.engine.log.EncodedEntry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class DamagedEntryTest {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final int ROUNDS = Integer.getInteger("baton.codec.damages", 600);

    private final List<EncodedEntry> chain = chain(7);

    private static List<EncodedEntry> chain(long seed) {
        RandomExecution execution = new RandomExecution(seed);
        EntryWriter writer = EntryWriter.fresh();
        List<EncodedEntry> chain = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            Step step = execution.step(false);
            EncodedEntry entry = writer.write(step, execution.leases(), new CommitId(3, 4));
            writer.committed(entry);
            if (entry.seq() == entry.snapshotSeq()) {
                if (chain.size() > 2) {
                    return chain;
                }
                chain.clear();
            }
            chain.add(entry);
        }
        return chain;
    }

    private List<EncodedEntry> with(int index, byte[] body) {
        EncodedEntry old = chain.get(index);
        List<EncodedEntry> damaged = new ArrayList<>(chain);
        damaged.set(
                index,
                new EncodedEntry(
                        old.seq(), old.snapshotSeq(), old.commit(), old.firstEventId(), old.eventCount(), body));
        return damaged;
    }

    @Test
    void everyFlippedBitIsNoticed() {
        Random random = new Random(1);
        for (int i = 0; i < 300; i++) {
            int index = random.nextInt(chain.size());
            byte[] body = chain.get(index).body().clone();
            body[1 + random.nextInt(body.length - 1)] ^= (byte) (1 << random.nextInt(8));
            List<EncodedEntry> damaged = with(index, body);
            assertThatExceptionOfType(CorruptEntryException.class).isThrownBy(() -> EntryReader.read(damaged));
        }
    }

    @Test
    void everyTruncationIsNoticed() {
        byte[] body = chain.getFirst().body();
        for (int length = 0; length < body.length; length += 1 + length / 50) {
            List<EncodedEntry> damaged = with(0, Arrays.copyOf(body, length));
            assertThatExceptionOfType(CorruptEntryException.class).isThrownBy(() -> EntryReader.read(damaged));
            assertThatExceptionOfType(CorruptEntryException.class)
                    .isThrownBy(() -> EntryReader.inputOf(damaged.getFirst()));
        }
    }

    @Test
    void anEntryUnderAnotherNumberIsNoticed() {
        EncodedEntry last = chain.getLast();
        EncodedEntry moved = new EncodedEntry(
                last.seq() + 1,
                last.snapshotSeq(),
                last.commit(),
                last.firstEventId() + last.eventCount(),
                last.eventCount(),
                last.body());
        List<EncodedEntry> damaged = new ArrayList<>(chain);
        damaged.add(moved);
        assertThatExceptionOfType(CorruptEntryException.class)
                .isThrownBy(() -> EntryReader.read(damaged))
                .withMessageContaining("entry " + moved.seq() + " cannot be read: it is not what was written");
    }

    @Test
    void aMissingEntryIsNoticed() {
        List<EncodedEntry> damaged = new ArrayList<>(chain);
        damaged.remove(1);
        assertThatExceptionOfType(CorruptEntryException.class).isThrownBy(() -> EntryReader.read(damaged));
        assertThatExceptionOfType(CorruptEntryException.class)
                .isThrownBy(() -> EntryReader.read(chain.subList(1, chain.size())));
    }

    @Test
    void anEntryOfANewerVersionIsNotGuessedAt() {
        byte[] body = chain.getLast().body().clone();
        body[0] = EntryFormat.VERSION + 1;
        List<EncodedEntry> newer = with(chain.size() - 1, body);
        assertThatExceptionOfType(UnknownCodecVersionException.class)
                .isThrownBy(() -> EntryReader.read(newer))
                .withMessageContaining("version " + (EntryFormat.VERSION + 1))
                .satisfies(e -> assertThat(e.version()).isEqualTo(EntryFormat.VERSION + 1));
    }

    /** With the checksum made good again, so that the decoder itself meets the damage. */
    @Test
    void damageUnderAGoodChecksumIsReadOrRefusedButNeverHangs() {
        Assertions.assertTimeoutPreemptively(LONG, () -> {
            Random random = new Random(2);
            for (int i = 0; i < ROUNDS; i++) {
                int index = random.nextInt(chain.size());
                readOrRefuse(with(index, resealed(chain.get(index), random)));
            }
        });
    }

    private static byte[] resealed(EncodedEntry entry, Random random) {
        byte[] body = entry.body().clone();
        int end = body.length - EntryFormat.CHECKSUM_BYTES;
        for (int i = random.nextInt(3); i >= 0; i--) {
            int at = 1 + random.nextInt(end - 1);
            body[at] = (byte) (random.nextBoolean() ? 0xFF : random.nextInt(256));
        }
        int length = random.nextInt(4) == 0 ? 1 + random.nextInt(end - 1) : end;
        ByteSink sink = new ByteSink(length + EntryFormat.CHECKSUM_BYTES);
        for (int i = 0; i < length; i++) {
            sink.octet(body[i]);
        }
        sink.fixed32(EntryFormat.checksum(
                body, length, entry.seq(), entry.snapshotSeq(), entry.firstEventId(), entry.eventCount()));
        return sink.toBytes();
    }

    private static void readOrRefuse(List<EncodedEntry> damaged) {
        attempt(() -> EntryReader.read(damaged));
        attempt(() -> EntryReader.outputOf(damaged));
        attempt(() -> EntryReader.inputOf(damaged.getFirst()));
        attempt(() -> EntryReader.eventsOf(damaged));
    }

    private static void attempt(Runnable read) {
        try {
            read.run();
        } catch (CorruptEntryException refused) {
            assertThat(refused).hasMessageMatching("(?s).*entry \\d+.*");
        } catch (RuntimeException e) {
            fail("not refused clearly", e);
        }
    }
}
