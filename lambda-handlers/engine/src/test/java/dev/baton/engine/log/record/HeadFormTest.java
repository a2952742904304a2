package dev.baton.engine.log.record;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.baton.asl.json.Json;
import dev.baton.engine.log.ExpressInput;
import dev.baton.engine.log.Head;
import dev.baton.engine.log.StoreException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HeadFormTest {
    private static final int SEEDS = 500;
    private static final Map<String, byte[]> GOLDEN =
            RecordSamples.golden(HeadFormTest.class, "/golden/records/v1.txt");

    private static HeadForm.Parts parts(Head head, boolean inputElsewhere) {
        return new HeadForm.Parts(
                HeadForm.start(head, inputElsewhere),
                head.dueAt(),
                head.stopRequested().map(HeadForm::stop),
                head.closing().map(HeadForm::closing),
                Optional.of(HeadForm.redrives(head)),
                head.committed());
    }

    private static byte[] whole(Head head, boolean inputElsewhere) {
        RecordSink sink = new RecordSink();
        HeadForm.writeWhole(sink, head, inputElsewhere);
        return sink.toBytes();
    }

    private static HeadForm.Stored readWhole(byte[] record) {
        return RecordSource.read(record, "a head", HeadForm::readWhole);
    }

    @Test
    void anyHeadComesBackFromItsParts() {
        for (long seed = 0; seed < SEEDS; seed++) {
            Head head = RecordSamples.random(seed);
            assertEquals(
                    new HeadForm.Stored(head, false), HeadForm.read(head.key(), parts(head, false)), "seed " + seed);
        }
    }

    @Test
    void anyHeadComesBackFromItsWhole() {
        for (long seed = 0; seed < SEEDS; seed++) {
            Head head = RecordSamples.random(seed);
            assertEquals(new HeadForm.Stored(head, false), readWhole(whole(head, false)), "seed " + seed);
        }
    }

    @Test
    void anInputThatLiesElsewhereIsNotWritten() {
        Head head = RecordSamples.random(7);
        HeadForm.Stored without = new HeadForm.Stored(head.withInput(Json.EMPTY_OBJECT), true);
        assertEquals(without, HeadForm.read(head.key(), parts(head, true)));
        assertEquals(without, readWhole(whole(head, true)));
    }

    @Test
    void anyExpressInputComesBack() {
        for (long seed = 0; seed < SEEDS; seed++) {
            ExpressInput input = RecordSamples.express(RecordSamples.random(seed));
            assertEquals(input, ExpressInputForm.read(ExpressInputForm.bytes(input)), "seed " + seed);
        }
    }

    @Test
    void whatWasStoredOnceIsReadAndWrittenTheSameWay() {
        RecordSamples.heads().forEach((name, head) -> {
            assertGolden(name + " start", HeadForm.start(head, false));
            assertGolden(name + " startElsewhere", HeadForm.start(head, true));
            assertGolden(name + " redrives", HeadForm.redrives(head));
            head.stopRequested().ifPresent(stop -> assertGolden(name + " stop", HeadForm.stop(stop)));
            head.closing().ifPresent(how -> assertGolden(name + " closing", HeadForm.closing(how)));
            assertGolden(name + " express", ExpressInputForm.bytes(RecordSamples.express(head)));
            HeadForm.Parts stored = new HeadForm.Parts(
                    golden(name + " start"),
                    head.dueAt(),
                    head.stopRequested().map(stop -> golden(name + " stop")),
                    head.closing().map(how -> golden(name + " closing")),
                    Optional.of(golden(name + " redrives")),
                    head.committed());
            assertEquals(head, HeadForm.read(head.key(), stored).head(), name);
        });
    }

    private static byte[] golden(String name) {
        return Optional.ofNullable(GOLDEN.get(name)).orElseThrow(() -> new IllegalStateException("no golden " + name));
    }

    private static void assertGolden(String name, byte[] written) {
        assertArrayEquals(golden(name), written, name);
    }

    @Test
    void aRecordThatIsCutOffIsDamaged() {
        for (long seed = 0; seed < 20; seed++) {
            byte[] record = whole(RecordSamples.random(seed), false);
            for (int length = 0; length < record.length; length += 7) {
                byte[] cut = Arrays.copyOf(record, length);
                assertThrows(StoreException.class, () -> readWhole(cut));
            }
        }
    }

    @Test
    void aNewerFormIsRefused() {
        Head head = RecordSamples.heads().get("plain");
        byte[] newer = HeadForm.start(head, false);
        newer[0] = 9;
        HeadForm.Parts parts =
                new HeadForm.Parts(newer, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 0);
        StoreException refused = assertThrows(StoreException.class, () -> HeadForm.read(head.key(), parts));
        assertEquals("a head has the form 9, this version of Baton knows form 1", refused.getMessage());
    }
}
