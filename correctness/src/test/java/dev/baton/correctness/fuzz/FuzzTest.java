package dev.baton.correctness.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.engine.fuzz.FuzzedApi;
import dev.baton.engine.fuzz.Mutator;
import dev.baton.engine.fuzz.Seeds;
import dev.baton.engine.log.CommitId;
import dev.baton.engine.log.EncodedEntry;
import dev.baton.engine.log.codec.CorruptEntryException;
import dev.baton.engine.log.codec.EntryReader;
import dev.baton.engine.log.codec.UnknownCodecVersionException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.Test;

/**
 * Seeded: {@code -Dbaton.fuzz.cases=100000} for more, {@code -Dbaton.fuzz.seed=N} to begin at another case. A case that fails
 * is named by its seed; {@code -Dbaton.fuzz.seed=N -Dbaton.fuzz.cases=1} is that case again.
 */
class FuzzTest {
    private static final int CASES = Integer.getInteger("baton.fuzz.cases", 10_000);
    /** Another part of the space each day. */
    private static final long SEED =
            Long.getLong("baton.fuzz.seed", LocalDate.now(ZoneOffset.UTC).toEpochDay() * 1_000_000L);
    /** What a request may take of a processor. On the machines that we know it is a tenth of that. */
    private static final Duration MOST = Duration.ofMillis(Long.getLong("baton.fuzz.millis", 10_000));

    private static final int CASES_OF_A_SERVER = 2_000;
    /** In megabytes, of all that servers leave behind which are closed. */
    private static final int MOST_GROWTH = 100;

    private final List<JsonNode> definitions = Seeds.definitions();
    private final JsonNode input = Seeds.input();

    @Test
    void definitionsInputsAndAnswersThatAreWrongAreRefusedOrEndTheirExecution() throws InterruptedException {
        eachWithServer("definitions", (server, random) -> {
            Mutator mutator = new Mutator(random);
            JsonNode right = definitions.get(random.nextInt(definitions.size()));
            boolean runs = random.nextInt(3) == 0;
            String definition = runs && random.nextBoolean() ? right.toString() : mutator.text(right);
            Optional<String> start = runs ? Optional.of(mutator.text(input)) : Optional.empty();
            server.api().run("fuzzed", definition, start, random.nextInt(10) == 0);
        });
    }

    @Test
    void requestsThatAreWrongAreRefusedInAwsForm() throws InterruptedException {
        List<Map.Entry<String, JsonNode>> requests =
                List.copyOf(Seeds.requests().properties());
        eachWithServer("requests", (server, random) -> {
            Map.Entry<String, JsonNode> right = requests.get(random.nextInt(requests.size()));
            String body = new Mutator(random).text(right.getValue());
            server.api().call(right.getKey(), FuzzedApi.named(body));
        });
    }

    @Test
    void bytesOfEntriesThatAreWrongAreToldAsDamage() {
        List<EncodedEntry> right = StoredEntries.some(definitions, input);
        each("stored bytes", seed -> {
            Random random = new Random(seed);
            EncodedEntry entry = right.get(random.nextInt(right.size()));
            byte[] body = new Mutator(random).bytes(entry.body());
            EncodedEntry damaged = new EncodedEntry(
                    entry.seq(),
                    entry.snapshotSeq(),
                    new CommitId(1, 1),
                    entry.firstEventId(),
                    entry.eventCount(),
                    body);
            try {
                EntryReader.read(List.of(damaged));
                EntryReader.eventsOf(List.of(damaged));
            } catch (CorruptEntryException | UnknownCodecVersionException expected) {
                assertThat(expected.getMessage()).isNotEmpty();
            }
        });
    }

    private interface Case {
        void run(FuzzedServer server, Random random) throws Exception;
    }

    /** A new server now and then, so that memory shows what requests leave behind and not what a store keeps. */
    private static void eachWithServer(String what, Case one) throws InterruptedException {
        long first = 0;
        for (int from = 0; from < CASES; from += CASES_OF_A_SERVER) {
            int begin = from;
            int end = Math.min(CASES, from + CASES_OF_A_SERVER);
            try (FuzzedServer server = new FuzzedServer(SEED + begin, MOST)) {
                each(what, begin, end, seed -> {
                    try {
                        one.run(server, new Random(seed));
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                });
                System.out.println("fuzz of " + what + " " + begin + ".." + end + ", slowest " + server.slowest());
            }
            long used = megabytesInUse();
            first = first == 0 ? used : first;
            assertThat(used).as("megabytes in use, %d after the first", first).isLessThan(first + MOST_GROWTH);
        }
    }

    private static long megabytesInUse() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) >> 20;
    }

    private static void each(String what, LongConsumer one) {
        each(what, 0, CASES, one);
    }

    private static void each(String what, int from, int to, LongConsumer one) {
        for (long seed = SEED + from; seed < SEED + to; seed++) {
            try {
                one.accept(seed);
            } catch (RuntimeException | Error e) {
                fail("fuzz of %s, seed %d: %s".formatted(what, seed, e), e);
            }
        }
    }
}
