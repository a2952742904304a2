package dev.baton.engine.log;

import static dev.baton.engine.log.LogSamples.MACHINE;
import static dev.baton.engine.log.LogSamples.T0;
import static dev.baton.engine.log.LogSamples.open;
import static dev.baton.engine.log.LogSamples.snapshot;
import static dev.baton.engine.log.LogSamples.succeeded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.asl.execution.ExecutionStatus;
import dev.baton.asl.json.Json;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link ExecutionLog} does when it lists. */
public abstract class ExecutionListsContract {
    private static final Duration RETENTION = Duration.ofDays(90);
    private final MutableClock clock = new MutableClock(T0);
    private ExecutionLog log;

    /** An empty log that keeps finished executions for that long by that clock. */
    protected abstract ExecutionLog newLog(InstantSource clock, Duration retention);

    @BeforeEach
    void begin() {
        log = newLog(clock, RETENTION);
    }

    @Test
    void newestStartComesFirstWhateverTheOrderOfWriting() {
        start(open("second", T0.plusSeconds(2)));
        start(open("third", T0.plusSeconds(3)));
        start(open("first", T0.plusSeconds(1)));
        start(open("nano", T0.plusSeconds(3).plusNanos(1)));
        assertThat(names(query(10))).containsExactly("nano", "third", "second", "first");
    }

    @Test
    void listedHeadsShowAllButTheInput() {
        Head head = LogSamples.full("everything");
        start(head);
        Head listed = log.list(query(10)).heads().getFirst();
        assertThat(listed).usingRecursiveComparison().ignoringFields("identity").isEqualTo(head);
        assertThat(listed.identity())
                .usingRecursiveComparison()
                .ignoringFields("input")
                .isEqualTo(head.identity());
    }

    @Test
    void otherMachinesAreNotListed() {
        start(open("mine"));
        start(open(LogSamples.key("other"), MACHINE + "2", T0, Json.EMPTY_OBJECT));
        assertThat(names(query(10))).containsExactly("mine");
        assertThat(log.list(new ExecutionQuery(MACHINE + "3", Optional.empty(), Optional.empty(), 5, Optional.empty())))
                .isEqualTo(new ExecutionPage(List.of(), Optional.empty()));
    }

    @Test
    void filterByStatusFollowsTheExecution() {
        Head a = open("a", T0);
        Head b = open("b", T0.plusSeconds(1));
        start(a);
        start(b);
        log.append(a.key(), snapshot(1), Optional.of(succeeded(a, T0.plusSeconds(5))));
        assertThat(names(query(ExecutionStatus.RUNNING))).containsExactly("b");
        assertThat(names(query(ExecutionStatus.SUCCEEDED))).containsExactly("a");
        assertThat(names(query(ExecutionStatus.FAILED))).isEmpty();
        assertThat(names(query(10))).containsExactly("b", "a");
        assertThat(log.list(query(ExecutionStatus.SUCCEEDED))
                        .heads()
                        .getFirst()
                        .closing()
                        .orElseThrow()
                        .stopDate())
                .isEqualTo(T0.plusSeconds(5));
    }

    @Test
    void versionOrAliasNarrowsTheList() {
        start(LogSamples.full("qualified"));
        start(open("plain"));
        assertThat(names(qualified(MACHINE + ":7"))).containsExactly("qualified");
        assertThat(names(qualified(MACHINE + ":live"))).containsExactly("qualified");
        assertThat(names(qualified(MACHINE + ":8"))).isEmpty();
        assertThat(names(query(10))).containsExactlyInAnyOrder("plain", "qualified");
    }

    @Test
    void pagesGiveEachExecutionOnceThoughNewOnesStart() {
        for (int i = 0; i < 10; i++) {
            // Pairs of the same instant: a page may end between them.
            start(open("e" + i, T0.plusSeconds(i / 2)));
        }
        List<String> seen = new ArrayList<>();
        Optional<String> after = Optional.empty();
        int pages = 0;
        do {
            ExecutionPage page = log.list(new ExecutionQuery(MACHINE, Optional.empty(), Optional.empty(), 3, after));
            page.heads().forEach(head -> seen.add(head.identity().name()));
            after = page.next();
            start(open("late" + pages, T0.plusSeconds(100)));
            pages++;
        } while (after.isPresent());
        assertThat(seen).containsExactly("e9", "e8", "e7", "e6", "e5", "e4", "e3", "e2", "e1", "e0");
        assertThat(pages).isEqualTo(4);
    }

    @Test
    void pageThatEndsTheListHasNoNext() {
        start(open("a", T0));
        start(open("b", T0.plusSeconds(1)));
        assertThat(log.list(query(2)).next()).isEmpty();
        assertThat(log.list(query(1)).next()).isPresent();
    }

    @Test
    void pagesByStatusGoOnWhenTheirLastOneHasLeftTheStatus() {
        List<Head> heads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            heads.add(open("e" + i, T0.plusSeconds(i)));
            start(heads.getLast());
        }
        var running = Optional.of(ExecutionStatus.RUNNING);
        ExecutionPage first = log.list(new ExecutionQuery(MACHINE, Optional.empty(), running, 2, Optional.empty()));
        assertThat(first.heads()).extracting(head -> head.identity().name()).containsExactly("e3", "e2");
        log.append(heads.get(2).key(), snapshot(1), Optional.of(succeeded(heads.get(2), T0)));
        assertThat(names(new ExecutionQuery(MACHINE, Optional.empty(), running, 2, first.next())))
                .containsExactly("e1", "e0");
    }

    @Test
    void expiredOnesAreNotListed() {
        Head old = succeeded(open("old"), T0);
        log.start(old, Optional.of(snapshot(1)));
        start(open("open", T0.minusSeconds(1)));
        clock.advance(RETENTION);
        assertThat(names(query(10))).containsExactly("open");
        assertThat(names(query(ExecutionStatus.SUCCEEDED))).isEmpty();
    }

    @Test
    void madeUpPlaceIsRefused() {
        for (String place : List.of("", "x", "1.2", "1.2.3.4", "a.b.c", "1..2", "99999999999999999999.0.0")) {
            assertThatThrownBy(() -> log.list(
                            new ExecutionQuery(MACHINE, Optional.empty(), Optional.empty(), 5, Optional.of(place))))
                    .as(place)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private void start(Head head) {
        assertThat(log.start(head, Optional.empty())).isEqualTo(new StartResult.Started());
    }

    private List<String> names(ExecutionQuery query) {
        return log.list(query).heads().stream()
                .map(head -> head.identity().name())
                .toList();
    }

    private static ExecutionQuery query(int limit) {
        return new ExecutionQuery(MACHINE, Optional.empty(), Optional.empty(), limit, Optional.empty());
    }

    private static ExecutionQuery query(ExecutionStatus status) {
        return new ExecutionQuery(MACHINE, Optional.empty(), Optional.of(status), 100, Optional.empty());
    }

    private static ExecutionQuery qualified(String arn) {
        return new ExecutionQuery(MACHINE, Optional.of(arn), Optional.empty(), 100, Optional.empty());
    }
}
