package dev.baton.engine.search;

import static dev.baton.engine.log.LogSamples.MACHINE;
import static dev.baton.engine.log.LogSamples.T0;
import static dev.baton.engine.log.LogSamples.failed;
import static dev.baton.engine.log.LogSamples.snapshot;
import static dev.baton.engine.log.LogSamples.succeeded;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.asl.execution.ExecutionStatus;
import dev.baton.asl.json.Json;
import dev.baton.engine.log.CommitId;
import dev.baton.engine.log.EncodedEntry;
import dev.baton.engine.log.ExecutionLog;
import dev.baton.engine.log.Head;
import dev.baton.engine.log.Histories;
import dev.baton.engine.log.LogSamples;
import dev.baton.engine.log.MutableClock;
import dev.baton.engine.registry.InMemoryStateMachines;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What searches find by every {@link SearchIndex}, however far it reaches. */
public abstract class SearchIndexContract {
    /** Of these the index must know. */
    protected static final String TAG = "name error input.order.id input.customer";

    private static final Duration RETENTION = Duration.ofDays(90);
    private static final ExecutionFilter MINE = ExecutionFilter.ofMachines(List.of(MACHINE));
    private static final Histories NO_EVENTS = (key, from, limit, reverse) -> List.of();

    protected final MutableClock clock = new MutableClock(T0);
    private Indexed store;
    private ExecutionSearch search;

    /** A log and what finds its executions. */
    public record Indexed(ExecutionLog log, SearchIndex index) {}

    /** An empty log that keeps finished executions for that long by that clock; its machines declare {@link #TAG}. */
    protected abstract Indexed newStore(InstantSource clock, Duration retention);

    @BeforeEach
    void begin() {
        store = newStore(clock, RETENTION);
        search = new ExecutionSearch(
                new InMemoryStateMachines(), store.log(), store.index(), new Whereabouts(store.log(), NO_EVENTS));
    }

    @Test
    void inputLeadsToTheExecutionsThatHaveIt() {
        start("a", order(1, "mia"));
        start("b", order(2, "mia"));
        start("c", order(3, "leo"));
        assertThat(names(input("customer", "mia"))).containsExactly("b", "a");
        assertThat(names(input("order.id", "3"))).containsExactly("c");
        assertThat(names(input("order.id", "mia"))).isEmpty();
        assertThat(leads(new Clue.Input("order.id", "3"))).isNotEmpty();
    }

    @Test
    void whatIsNotDeclaredIsFoundAllTheSame() {
        start("a", order(1, "mia"));
        start("b", order(2, "leo"));
        assertThat(names(input("order.kind", "gift"))).containsExactly("b", "a");
        assertThat(names(input("order.kind", "other"))).isEmpty();
    }

    @Test
    void longInputsAndThoseOfManyValuesAreFoundToo() {
        start("long", "{\"customer\": \"mia\", \"note\": \"" + "x".repeat(2 * InputValues.LONGEST) + "\"}");
        StringBuilder many = new StringBuilder("{\"customer\": \"mia\"");
        for (int i = 0; i < 2 * InputValues.MOST; i++) {
            many.append(", \"f").append(i).append("\": ").append(i);
        }
        start("many", many.append('}').toString());
        start("short", order(1, "mia"));
        assertThat(names(input("customer", "mia"))).containsExactlyInAnyOrder("long", "many", "short");
    }

    @Test
    void aValueIsFoundWhereverItStandsAndOnce() {
        start("mia", order(1, "leo"));
        start("both", "{\"customer\": \"mia\", \"order\": {\"id\": \"mia\"}}");
        start("leo", order(2, "mia"));
        start("none", order(3, "miao"));
        assertThat(names(value("mia"))).containsExactlyInAnyOrder("mia", "both", "leo");
        assertThat(paged(value("mia"), 1)).containsExactlyInAnyOrder("mia", "both", "leo");
    }

    @Test
    void namesAreFoundByTheirBeginning() {
        start("order-10", order(1, "mia"));
        start("order-11", order(2, "mia"));
        start("order-2", order(3, "mia"));
        start("orde", order(4, "mia"));
        assertThat(names(prefix("order-1"))).containsExactly("order-11", "order-10");
        assertThat(names(prefix("order"))).containsExactly("order-2", "order-11", "order-10");
        assertThat(names(prefix("x"))).isEmpty();
        assertThat(paged(prefix("orde"), 1)).containsExactly("orde", "order-2", "order-11", "order-10");
    }

    @Test
    void errorsLeadToThoseThatEndedWithThem() {
        Head broken = start("broken", order(1, "mia"));
        Head fine = start("fine", order(1, "mia"));
        start("open", order(1, "mia"));
        store.log().append(broken.key(), snapshot(1), Optional.of(failed(broken, T0.plusSeconds(9))));
        store.log().append(fine.key(), snapshot(1), Optional.of(succeeded(fine, T0.plusSeconds(9))));
        assertThat(names(error("E"))).containsExactly("broken");
        assertThat(names(error("F"))).isEmpty();
        assertThat(leads(new Clue.Error("E"))).isNotEmpty();
    }

    @Test
    void allConditionsHoldWhicheverOfThemLeads() {
        Head old = start("old", order(1, "mia"));
        clock.advance(Duration.ofHours(1));
        start("new", order(1, "mia"));
        store.log().append(old.key(), snapshot(1), Optional.of(failed(old, T0.plusSeconds(9))));
        ExecutionFilter mia = input("customer", "mia");
        assertThat(names(mia.of(Set.of(ExecutionStatus.FAILED)))).containsExactly("old");
        assertThat(names(mia.of(Set.of(ExecutionStatus.SUCCEEDED)))).isEmpty();
        assertThat(names(mia.since(T0.plusSeconds(60)))).containsExactly("new");
        assertThat(names(before(T0.plusSeconds(60)))).containsExactly("old");
        assertThat(names(before(T0))).isEmpty();
    }

    @Test
    void ofTwoConditionsTheOneThatLeadsToFewIsFollowed() {
        startMany();
        ExecutionFilter both = filter(
                Optional.empty(), Optional.empty(), Optional.empty(), Map.of("customer", "mia", "order.id", "7"));
        SearchPage page = search.search(both, 100, Optional.empty());
        assertThat(page.heads()).extracting(head -> head.identity().name()).containsExactly("e7");
        assertThat(page.searched()).isEqualTo(1);
    }

    @Test
    void whatConditionsLeadToIsReadFromTheTimeOnThatIsAskedFor() {
        startMany();
        ExecutionFilter early = new ExecutionFilter(
                MINE.machines(),
                Set.of(),
                Optional.empty(),
                Optional.of(T0.plusSeconds(2)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of("customer", "mia"));
        SearchPage page = search.search(early, 100, Optional.empty());
        assertThat(page.heads()).extracting(head -> head.identity().name()).containsExactly("e1", "e0");
        assertThat(page.searched()).isEqualTo(2);
        assertThat(search.search(
                                early,
                                1,
                                search.search(early, 1, Optional.empty()).next())
                        .heads())
                .extracting(head -> head.identity().name())
                .containsExactly("e0");
    }

    /** More than are read at first. */
    private void startMany() {
        for (int i = 0; i < 40; i++) {
            clock.set(T0.plusSeconds(i));
            start("e" + i, order(i, "mia"));
        }
    }

    @Test
    void pagesGiveEachOnceThoughOthersStart() {
        for (int i = 0; i < 9; i++) {
            // Some of one moment.
            clock.set(T0.plusSeconds(i / 3));
            start("e" + i, order(1, "mia"));
        }
        assertThat(paged(input("customer", "mia"), 2))
                .containsExactlyInAnyOrder("e0", "e1", "e2", "e3", "e4", "e5", "e6", "e7", "e8");
    }

    @Test
    void anotherMachineIsAnotherMatter() {
        start("mine", order(1, "mia"));
        ExecutionFilter others = new ExecutionFilter(
                List.of(MACHINE + "2"),
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of("customer", "mia"));
        assertThat(names(others)).isEmpty();
    }

    @Test
    void whatHasExpiredIsFoundNoMoreAndANameCanBeUsedAgain() {
        Head first = start("same", order(1, "mia"));
        store.log().append(first.key(), snapshot(1), Optional.of(failed(first, T0.plusSeconds(1))));
        clock.advance(RETENTION.plusDays(1));
        assertThat(names(input("customer", "mia"))).isEmpty();
        assertThat(names(error("E"))).isEmpty();
        start("same", order(2, "leo"));
        assertThat(names(input("customer", "mia"))).isEmpty();
        assertThat(names(input("customer", "leo"))).containsExactly("same");
        assertThat(names(prefix("sa"))).containsExactly("same");
    }

    @Test
    void aRefusedStartIsNotFound() {
        start("taken", order(1, "mia"));
        Head late = head("taken", order(1, "mia"));
        store.log().start(late, Optional.empty());
        assertThat(names(input("customer", "mia"))).containsExactly("taken");
    }

    private static String order(int id, String customer) {
        return "{\"order\": {\"id\": %d, \"kind\": \"gift\"}, \"customer\": \"%s\"}".formatted(id, customer);
    }

    private Head head(String name, String input) {
        return LogSamples.open(LogSamples.key(name), MACHINE, clock.instant(), Json.ofText(input));
    }

    private Head start(String name, String input) {
        Head head = head(name, input);
        // Stores may look for long inputs in the first entry; this one has the input as its body.
        boolean leg = input.length() > InputValues.LONGEST;
        store.log().start(head, leg ? Optional.of(first(input)) : Optional.empty());
        clock.advance(Duration.ofMillis(leg ? 0 : 1));
        return head;
    }

    private static EncodedEntry first(String input) {
        CommitId commit = snapshot(1).commit();
        return new EncodedEntry(1, 1, commit, 1, 10, input.getBytes(StandardCharsets.UTF_8));
    }

    private List<Clue> leads(Clue wanted) {
        return store.index().leads(MACHINE, wanted);
    }

    private List<String> names(ExecutionFilter filter) {
        return search.search(filter, 100, Optional.empty()).heads().stream()
                .map(head -> head.identity().name())
                .toList();
    }

    private List<String> paged(ExecutionFilter filter, int limit) {
        List<String> all = new ArrayList<>();
        Optional<String> place = Optional.empty();
        int late = 0;
        do {
            SearchPage page = search.search(filter, limit, place);
            page.heads().forEach(head -> all.add(head.identity().name()));
            place = page.next();
            clock.advance(Duration.ofSeconds(10));
            start("late" + late++, order(1, "mia"));
        } while (place.isPresent());
        return all;
    }

    private static ExecutionFilter filter(
            Optional<String> prefix, Optional<String> error, Optional<String> value, Map<String, String> input) {
        return new ExecutionFilter(
                MINE.machines(),
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                prefix,
                error,
                Optional.empty(),
                value,
                Optional.empty(),
                input);
    }

    private static ExecutionFilter input(String path, String value) {
        return filter(Optional.empty(), Optional.empty(), Optional.empty(), Map.of(path, value));
    }

    private static ExecutionFilter value(String value) {
        return filter(Optional.empty(), Optional.empty(), Optional.of(value), Map.of());
    }

    private static ExecutionFilter prefix(String prefix) {
        return filter(Optional.of(prefix), Optional.empty(), Optional.empty(), Map.of());
    }

    private static ExecutionFilter error(String name) {
        return filter(Optional.empty(), Optional.of(name), Optional.empty(), Map.of());
    }

    private static ExecutionFilter before(Instant start) {
        return new ExecutionFilter(
                MINE.machines(),
                Set.of(),
                Optional.empty(),
                Optional.of(start),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of());
    }
}
