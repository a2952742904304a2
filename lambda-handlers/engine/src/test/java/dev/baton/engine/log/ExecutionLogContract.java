package dev.baton.engine.log;

import static dev.baton.engine.log.LogSamples.T0;
import static dev.baton.engine.log.LogSamples.entry;
import static dev.baton.engine.log.LogSamples.failed;
import static dev.baton.engine.log.LogSamples.open;
import static dev.baton.engine.log.LogSamples.snapshot;
import static dev.baton.engine.log.LogSamples.succeeded;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.asl.execution.ExecutionStatus;
import dev.baton.asl.execution.Failure;
import dev.baton.asl.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link ExecutionLog} does: heads and entries. Lists have {@link ExecutionListsContract}. */
public abstract class ExecutionLogContract {
    protected static final Duration RETENTION = Duration.ofDays(90);
    protected final MutableClock clock = new MutableClock(T0);
    private ExecutionLog log;

    /** An empty log that keeps finished executions for that long by that clock. */
    protected abstract ExecutionLog newLog(InstantSource clock, Duration retention);

    @BeforeEach
    void begin() {
        log = newLog(clock, RETENTION);
    }

    @Test
    void startedHeadIsReadBack() {
        Head head = open("a");
        assertThat(log.start(head, Optional.empty())).isEqualTo(new StartResult.Started());
        assertThat(log.head(head.key().executionArn())).contains(head);
        assertThat(log.latest(head.key())).isEmpty();
    }

    @Test
    void headKeepsEveryField() {
        Head head = LogSamples.full("everything");
        log.start(head, Optional.empty());
        assertThat(log.head(head.key().executionArn())).contains(head);
        log.append(head.key(), snapshot(1), Optional.of(failed(head, T0.plusNanos(5))));
        assertThat(log.head(head.key().executionArn())).contains(failed(head, T0.plusNanos(5)));
    }

    @Test
    void headWithoutErrorOrCauseKeepsTheirAbsence() {
        Head head = open("nothing");
        log.start(head, Optional.empty());
        Failure nothing = new Failure(Optional.empty(), Optional.empty());
        Head closed = head.closed(new Closing(ExecutionStatus.ABORTED, T0, Optional.of(nothing)));
        log.append(head.key(), snapshot(1), Optional.of(closed));
        assertThat(log.head(head.key().executionArn())).contains(closed);
    }

    private static Head reopened(Head closed, Instant at) {
        return closed.reopened(closed.redrives().next(Optional.of("token"), at), "1".repeat(64), at);
    }

    private Head closedAfterTwoEntries(String name) {
        Head head = LogSamples.full(name);
        log.start(head, Optional.of(snapshot(1)));
        Head closed =
                head.closed(new Closing(ExecutionStatus.FAILED, T0.plusSeconds(5), Optional.of(Failure.of("E")), 20));
        log.append(head.key(), entry(2, 1), Optional.of(closed));
        assertThat(log.head(head.key().executionArn())).contains(closed);
        return closed;
    }

    @Test
    void closedExecutionIsOpenedAgainWithItsNextEntry() {
        Head closed = closedAfterTwoEntries("a");
        Head open = reopened(closed, T0.plusSeconds(9));
        EncodedEntry third = entry(3, 1);
        assertThat(log.reopen(third, open)).isTrue();
        assertThat(log.head(open.key().executionArn())).contains(open);
        assertThat(log.latest(open.key())).extracting(EncodedEntry::seq).containsExactly(1L, 2L, 3L);
        assertThat(log.overdue(T0.plusSeconds(9), 10)).contains(open);
        assertThat(log.reopen(third, open)).as("the same again").isTrue();
        assertThat(log.append(open.key(), entry(4, 1), Optional.empty())).isEqualTo(new AppendResult.Appended());
    }

    @Test
    void onlyOneOfTwoReopeningsTakesPlace() {
        Head closed = closedAfterTwoEntries("a");
        assertThat(log.reopen(entry(3, 1), reopened(closed, T0.plusSeconds(9)))).isTrue();
        assertThat(log.reopen(entry(3, 1), reopened(closed, T0.plusSeconds(10))))
                .isFalse();
        assertThat(log.reopen(entry(4, 1), reopened(closed, T0.plusSeconds(10))))
                .isFalse();
        assertThat(log.head(closed.key().executionArn())).contains(reopened(closed, T0.plusSeconds(9)));
    }

    @Test
    void openExecutionIsNotReopened() {
        Head head = open("a");
        log.start(head, Optional.of(snapshot(1)));
        assertThat(log.reopen(entry(2, 1), reopened(head, T0))).isFalse();
        assertThat(log.head(head.key().executionArn())).contains(head);
        assertThat(log.latest(head.key())).hasSize(1);
    }

    @Test
    void reopenedExecutionMayEndAgain() {
        Head closed = closedAfterTwoEntries("a");
        Head open = reopened(closed, T0.plusSeconds(9));
        log.reopen(entry(3, 1), open);
        Head again = open.closed(new Closing(ExecutionStatus.TIMED_OUT, T0.plusSeconds(12), Optional.empty(), 40));
        log.append(open.key(), entry(4, 1), Optional.of(again));
        assertThat(log.head(open.key().executionArn())).contains(again);
        Head third =
                again.reopened(again.redrives().next(Optional.empty(), T0.plusSeconds(20)), again.definition(), T0);
        assertThat(log.reopen(entry(5, 1), third)).isTrue();
        assertThat(log.head(open.key().executionArn())).contains(third);
    }

    @Test
    void reopeningMayEndItAtOnce() {
        Head closed = closedAfterTwoEntries("a");
        Head again = reopened(closed, T0.plusSeconds(9))
                .closed(new Closing(ExecutionStatus.FAILED, T0.plusSeconds(9), Optional.of(Failure.of("E")), 30));
        assertThat(log.reopen(entry(3, 1), again)).isTrue();
        assertThat(log.head(closed.key().executionArn())).contains(again);
        assertThat(log.overdue(T0.plusSeconds(90), 10)).isEmpty();
    }

    @Test
    void endOfAnEarlierRunDoesNotCloseTheNextOne() {
        Head closed = closedAfterTwoEntries("a");
        EncodedEntry second = log.latest(closed.key()).getLast();
        Head open = reopened(closed, T0.plusSeconds(9));
        log.reopen(entry(3, 1), open);
        log.append(closed.key(), second, Optional.of(closed));
        assertThat(log.head(open.key().executionArn())).contains(open);
    }

    @Test
    void unknownNameHasNoHead() {
        assertThat(log.head("arn:aws:states:us-east-1:123456789012:execution:M:unknown"))
                .isEmpty();
    }

    @Test
    void firstEntryStandsWithItsHead() {
        Head head = open("a");
        EncodedEntry first = snapshot(1);
        log.start(head, Optional.of(first));
        assertSame(log.latest(head.key()), List.of(first));
    }

    @Test
    void executionMayBeClosedByItsFirstEntry() {
        Head head = succeeded(open("a"), T0.plusMillis(3));
        log.start(head, Optional.of(snapshot(1)));
        assertThat(log.head(head.key().executionArn())).contains(head);
        assertThat(log.overdue(T0.plusSeconds(9), 10)).isEmpty();
    }

    @Test
    void closedExecutionThatOwesSomethingStaysDueUntilItIsSettled() {
        Head head = open("owes");
        log.start(head, Optional.empty());
        Instant due = T0.plusSeconds(1).plusNanos(1_000);
        Head closed =
                head.closed(new Closing(ExecutionStatus.ABORTED, T0.plusMillis(3), Optional.empty()), Optional.of(due));
        log.append(head.key(), snapshot(1), Optional.of(closed));
        assertThat(log.head(head.key().executionArn())).contains(closed);
        assertThat(names(log.overdue(T0.plusSeconds(2), 10))).containsExactly("owes");
        log.due(head.key(), T0.plusSeconds(5));
        assertThat(log.overdue(T0.plusSeconds(2), 10)).isEmpty();
        assertThat(names(log.overdue(T0.plusSeconds(5), 10))).containsExactly("owes");
        log.settled(head.key(), 0, 1);
        log.settled(head.key(), 0, 1);
        assertThat(log.head(head.key().executionArn())).contains(closed.settled());
        log.due(head.key(), T0.plusSeconds(6));
        assertThat(log.overdue(T0.plusSeconds(9), 10)).isEmpty();
    }

    @Test
    void whatItOwesAfterARedriveIsNotSettledByTheLifeBefore() {
        Head head = open("again");
        log.start(head, Optional.empty());
        Closing how = new Closing(ExecutionStatus.FAILED, T0.plusMillis(3), Optional.empty(), 1);
        Head closed = head.closed(how, Optional.of(T0.plusSeconds(1)));
        log.append(head.key(), snapshot(1), Optional.of(closed));
        Head owing = reopened(closed, T0.plusSeconds(2)).closed(how, Optional.of(T0.plusSeconds(3)));
        assertThat(log.reopen(snapshot(2), owing)).isTrue();
        log.settled(head.key(), 0, 1);
        assertThat(names(log.overdue(T0.plusSeconds(9), 10))).containsExactly("again");
        log.settled(head.key(), 1, 2);
        assertThat(log.overdue(T0.plusSeconds(9), 10)).isEmpty();
    }

    private Head owing(Head closed, Instant due) {
        return closed.dueAgain(due);
    }

    @Test
    void whatAClosedExecutionOwesBesidesIsWrittenDownAndMakesItDueAgain() {
        Head closed = closedAfterTwoEntries("owes");
        EncodedEntry third = entry(3, 1);
        Head owing = owing(closed, T0.plusSeconds(7));
        assertThat(log.owe(third, owing)).isTrue();
        assertThat(log.owe(third, owing)).as("the same again").isTrue();
        assertThat(log.head(closed.key().executionArn())).contains(owing.noted(3));
        assertThat(log.latest(closed.key())).extracting(EncodedEntry::seq).containsExactly(1L, 2L, 3L);
        assertThat(log.overdue(T0.plusSeconds(6), 10)).isEmpty();
        assertThat(names(log.overdue(T0.plusSeconds(7), 10))).containsExactly("owes");
    }

    @Test
    void whatIsOwedBesidesIsNotSettledByOneWhoDoesNotKnowOfIt() {
        Head closed = closedAfterTwoEntries("owes");
        log.owe(entry(3, 1), owing(closed, T0.plusSeconds(7)));
        log.settled(closed.key(), 0, 2);
        assertThat(names(log.overdue(T0.plusSeconds(7), 10))).containsExactly("owes");
        log.settled(closed.key(), 0, 3);
        assertThat(log.overdue(T0.plusSeconds(7), 10)).isEmpty();
        assertThat(log.head(closed.key().executionArn())).contains(closed.noted(3));
    }

    @Test
    void nothingIsOwedBesidesByAnOpenExecution() {
        Head head = open("open");
        log.start(head, Optional.of(snapshot(1)));
        assertThat(log.owe(entry(2, 1), owing(head, T0))).isFalse();
        assertThat(log.head(head.key().executionArn())).contains(head);
        assertThat(log.latest(head.key())).hasSize(1);
    }

    @Test
    void whatIsOwedBesidesAndARedriveExcludeEachOther() {
        Head first = closedAfterTwoEntries("redriven");
        log.reopen(entry(3, 1), reopened(first, T0.plusSeconds(9)));
        assertThat(log.owe(entry(3, 1), owing(first, T0.plusSeconds(7)))).isFalse();
        assertThat(log.owe(entry(4, 1), owing(first, T0.plusSeconds(7)))).isFalse();
        assertThat(log.head(first.key().executionArn())).contains(reopened(first, T0.plusSeconds(9)));
        Head second = closedAfterTwoEntries("owing");
        log.owe(entry(3, 1), owing(second, T0.plusSeconds(7)));
        assertThat(log.reopen(entry(3, 1), reopened(second, T0.plusSeconds(9)))).isFalse();
        assertThat(log.owe(entry(3, 1), owing(second, T0.plusSeconds(8))))
                .as("another's entry")
                .isFalse();
        assertThat(log.reopen(entry(4, 1), reopened(second, T0.plusSeconds(9)))).isTrue();
    }

    @Test
    void openExecutionIsNotSettled() {
        Head head = open("open");
        log.start(head, Optional.empty());
        log.settled(head.key(), 0, 1);
        assertThat(log.head(head.key().executionArn())).contains(head);
    }

    @Test
    void bigBodyIsReadBackByteForByte() {
        byte[] body = new byte[300_000];
        new java.util.Random(7).nextBytes(body);
        Head head = open("big");
        log.start(head, Optional.of(entry(1, body)));
        assertThat(log.latest(head.key()).getFirst().body()).isEqualTo(body);
    }

    @Test
    void bigInputWithoutFirstEntryIsReadBack() {
        String input = "{\"blob\":\"" + "x".repeat(250_000) + "\"}";
        Head head = open(LogSamples.key("big"), LogSamples.MACHINE, T0, Json.ofText(input));
        log.start(head, Optional.empty());
        assertThat(log.head(head.key().executionArn())).contains(head);
    }

    @Test
    void nameInUseIsRefusedWithTheStandingHeadAndWritesNothing() {
        Head standing = open("a");
        log.start(standing, Optional.empty());
        Head second = open("a");
        assertThat(log.start(second, Optional.of(snapshot(1)))).isEqualTo(new StartResult.NameInUse(standing));
        assertThat(log.head(second.key().executionArn())).contains(standing);
        assertThat(log.latest(second.key())).isEmpty();
    }

    @Test
    void nameOfAFinishedExecutionIsStillInUse() {
        Head closed = succeeded(open("a"), T0);
        log.start(closed, Optional.of(snapshot(1)));
        assertThat(log.start(open("a"), Optional.empty())).isEqualTo(new StartResult.NameInUse(closed));
    }

    @Test
    void sameHeadAgainIsStartedAgainAndChangesNothing() {
        Head head = open("a");
        EncodedEntry first = snapshot(1);
        log.start(head, Optional.of(first));
        EncodedEntry second = snapshot(2);
        Head closed = succeeded(head, T0.plusSeconds(1));
        log.append(head.key(), second, Optional.of(closed));
        assertThat(log.start(head, Optional.of(first))).isEqualTo(new StartResult.Started());
        assertThat(log.head(head.key().executionArn())).contains(closed);
        assertSame(log.latest(head.key()), List.of(second));
    }

    @Test
    void sameHeadWithAnotherFirstEntryIsSomebodyElsesStart() {
        Head head = open("a");
        EncodedEntry first = snapshot(1);
        log.start(head, Optional.of(first));
        Head ended = succeeded(head, T0.plusSeconds(1));
        assertThat(log.start(ended, Optional.of(snapshot(1)))).isEqualTo(new StartResult.NameInUse(head));
        assertThat(log.head(head.key().executionArn())).contains(head);
        assertSame(log.latest(head.key()), List.of(first));
    }

    @Test
    void nameIsFreeAgainWhenTheRetentionIsOver() {
        Head old = succeeded(open("a"), T0);
        log.start(old, Optional.of(snapshot(1)));
        clock.advance(RETENTION.minusMillis(1));
        assertThat(log.head(old.key().executionArn())).contains(old);
        clock.advance(Duration.ofMillis(1));
        assertThat(log.head(old.key().executionArn())).isEmpty();
        Head fresh = open("a", clock.instant());
        assertThat(log.start(fresh, Optional.empty())).isEqualTo(new StartResult.Started());
        assertThat(log.head(fresh.key().executionArn())).contains(fresh);
        assertThat(log.latest(fresh.key())).isEmpty();
    }

    @Test
    void openExecutionNeverExpires() {
        Head head = open("a");
        log.start(head, Optional.empty());
        clock.advance(RETENTION.multipliedBy(10));
        assertThat(log.head(head.key().executionArn())).contains(head);
        assertThat(log.start(open("a"), Optional.empty())).isEqualTo(new StartResult.NameInUse(head));
    }

    @Test
    void appendedEntryIsTheNewest() {
        Head head = open("a");
        log.start(head, Optional.empty());
        EncodedEntry first = snapshot(1);
        assertThat(log.append(head.key(), first, Optional.empty())).isEqualTo(new AppendResult.Appended());
        assertSame(log.latest(head.key()), List.of(first));
        assertThat(log.head(head.key().executionArn())).contains(head);
    }

    @Test
    void conflictGivesTheStandingEntryAndWritesNothing() {
        Head head = open("a");
        EncodedEntry standing = snapshot(1);
        log.start(head, Optional.of(standing));
        AppendResult result = log.append(head.key(), snapshot(1), Optional.of(succeeded(head, T0)));
        assertThat(result).isInstanceOf(AppendResult.Conflict.class);
        assertSame(List.of(((AppendResult.Conflict) result).standing()), List.of(standing));
        assertSame(log.latest(head.key()), List.of(standing));
        assertThat(log.head(head.key().executionArn())).contains(head);
    }

    @Test
    void lastEntryClosesTheHead() {
        Head head = open("a");
        log.start(head, Optional.of(snapshot(1)));
        log.append(head.key(), snapshot(2), Optional.of(failed(head, T0.plusSeconds(2))));
        Head closed = log.head(head.key().executionArn()).orElseThrow();
        assertThat(closed).isEqualTo(failed(head, T0.plusSeconds(2)));
        assertThat(closed.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(closed.dueAt()).isEmpty();
    }

    @Test
    void closingKeepsThatAStopWasAskedFor() {
        Head head = open("a");
        log.start(head, Optional.empty());
        log.requestStop(head.key(), Failure.of("Stop"));
        log.append(head.key(), snapshot(1), Optional.of(succeeded(head, T0)));
        assertThat(log.head(head.key().executionArn()).orElseThrow().stopRequested())
                .contains(Failure.of("Stop"));
    }

    @Test
    void latestIsTheChainFromTheSnapshotOn() {
        Head head = open("a");
        log.start(head, Optional.of(snapshot(1)));
        EncodedEntry two = entry(2, 1);
        EncodedEntry three = snapshot(3);
        EncodedEntry four = entry(4, 3);
        EncodedEntry five = entry(5, 3);
        append(head, two, three, four, five);
        assertSame(log.latest(head.key()), List.of(three, four, five));
    }

    @Test
    void entriesComeInOrderAndInPages() {
        Head head = open("a");
        List<EncodedEntry> all =
                IntStream.rangeClosed(1, 7).mapToObj(seq -> entry(seq, 1)).toList();
        log.start(head, Optional.empty());
        append(head, all.toArray(EncodedEntry[]::new));
        assertSame(log.entries(head.key(), 1, 3), all.subList(0, 3));
        assertSame(log.entries(head.key(), 4, 3), all.subList(3, 6));
        assertSame(log.entries(head.key(), 7, 3), all.subList(6, 7));
        assertThat(log.entries(head.key(), 8, 3)).isEmpty();
        assertSame(log.entries(head.key(), 1, Integer.MAX_VALUE), all);
    }

    @Test
    void snapshotBeforeFindsWhereAReaderBegins() {
        Head head = open("a");
        log.start(head, Optional.of(snapshot(1)));
        assertThat(log.snapshotBefore(LogSamples.key("none"), 1)).isEmpty();
        append(head, entry(2, 1), snapshot(3), entry(4, 3), snapshot(5));
        assertThat(log.snapshotBefore(head.key(), 1)).contains(1L);
        assertThat(log.snapshotBefore(head.key(), 20)).contains(1L);
        assertThat(log.snapshotBefore(head.key(), 21)).contains(3L);
        assertThat(log.snapshotBefore(head.key(), 40)).contains(3L);
        assertThat(log.snapshotBefore(head.key(), 41)).contains(5L);
        assertThat(log.snapshotBefore(head.key(), Long.MAX_VALUE)).contains(5L);
    }

    @Test
    void entriesOfAnUnknownExecutionAreNone() {
        ExecutionKey key = LogSamples.key("none");
        assertThat(log.latest(key)).isEmpty();
        assertThat(log.entries(key, 1, 10)).isEmpty();
    }

    @Test
    void otherIncarnationOfTheNameIsUnknown() {
        Head head = open("a");
        log.start(head, Optional.of(snapshot(1)));
        ExecutionKey other = LogSamples.key("a");
        assertThat(log.latest(other)).isEmpty();
        assertThat(log.requestStop(other, Failure.of("Stop"))).isEmpty();
        log.due(other, T0.minusSeconds(5));
        assertThat(log.head(head.key().executionArn())).contains(head);
    }

    @Test
    void stopIsRequestedOnce() {
        Head head = open("a");
        log.start(head, Optional.empty());
        Head asked = head.askedToStop(Failure.of("First", "one"));
        assertThat(log.requestStop(head.key(), Failure.of("First", "one"))).contains(asked);
        assertThat(log.requestStop(head.key(), Failure.of("Second"))).contains(asked);
        assertThat(log.head(head.key().executionArn())).contains(asked);
    }

    @Test
    void stopOfAClosedExecutionChangesNothing() {
        Head closed = succeeded(open("a"), T0);
        log.start(closed, Optional.of(snapshot(1)));
        assertThat(log.requestStop(closed.key(), Failure.of("Stop"))).contains(closed);
        assertThat(log.head(closed.key().executionArn())).contains(closed);
    }

    @Test
    void overdueComesMostOverdueFirst() {
        Head a = open("a");
        Head b = open("b");
        Head c = open("c");
        Head d = open("d");
        for (Head head : List.of(a, b, c, d)) {
            log.start(head, Optional.empty());
        }
        log.due(a.key(), T0.plusSeconds(3));
        log.due(b.key(), T0.plusSeconds(1));
        log.due(c.key(), T0.plusSeconds(2));
        log.due(d.key(), T0.plusSeconds(3).plusNanos(1));
        assertThat(names(log.overdue(T0.plusSeconds(3), 10))).containsExactly("b", "c", "a");
        assertThat(names(log.overdue(T0.plusSeconds(9), 2))).containsExactly("b", "c");
        assertThat(log.overdue(T0, 10)).isEmpty();
    }

    @Test
    void dueNotesThatAnEntryStandsUntilTheEnd() {
        Head head = open("a");
        log.start(head, Optional.of(snapshot(1)));
        assertThat(log.head(head.key().executionArn()).orElseThrow().committed())
                .isZero();
        log.due(head.key(), T0.plusSeconds(5), 1);
        log.due(head.key(), T0.plusSeconds(6));
        Head noted = log.head(head.key().executionArn()).orElseThrow();
        assertThat(noted.committed()).isEqualTo(1);
        assertThat(noted.dueAt()).contains(T0.plusSeconds(6));
        log.append(head.key(), entry(2, 1), Optional.empty());
        log.due(head.key(), T0.plusSeconds(7), 2);
        log.append(head.key(), entry(3, 1), Optional.of(succeeded(noted, T0)));
        assertThat(log.head(head.key().executionArn()).orElseThrow().committed())
                .isEqualTo(2);
    }

    @Test
    void dueMovesTheHeadsDueTime() {
        Head head = open("a");
        log.start(head, Optional.empty());
        Instant later = T0.plusSeconds(77).plusNanos(3);
        log.due(head.key(), later);
        assertThat(log.head(head.key().executionArn())).contains(head.dueAgain(later));
    }

    @Test
    void dueIsWithoutEffectOnAClosedExecution() {
        Head closed = succeeded(open("a"), T0);
        log.start(closed, Optional.of(snapshot(1)));
        log.due(closed.key(), T0);
        assertThat(log.head(closed.key().executionArn())).contains(closed);
        assertThat(log.overdue(T0.plusSeconds(9), 10)).isEmpty();
    }

    @Test
    void oneOfManyRacingWritersWins() throws Exception {
        Head head = open("a");
        log.start(head, Optional.of(snapshot(1)));
        for (long seq = 2; seq <= 11; seq++) {
            long number = seq;
            List<EncodedEntry> candidates =
                    IntStream.range(0, 8).mapToObj(i -> snapshot(number)).toList();
            List<AppendResult> results =
                    Racing.all(8, i -> log.append(head.key(), candidates.get(i), Optional.empty()));
            assertOneWinner(candidates, results);
            assertThat(log.latest(head.key()).getFirst().seq()).isEqualTo(seq);
        }
    }

    private static void assertOneWinner(List<EncodedEntry> candidates, List<AppendResult> results) {
        List<Integer> winners = IntStream.range(0, results.size())
                .filter(i -> results.get(i) instanceof AppendResult.Appended)
                .boxed()
                .toList();
        assertThat(winners).hasSize(1);
        for (AppendResult result : results) {
            if (result instanceof AppendResult.Conflict conflict) {
                assertThat(conflict.standing().commit())
                        .isEqualTo(candidates.get(winners.getFirst()).commit());
            }
        }
    }

    @Test
    void oneOfManyRacingStartsGetsTheName() throws Exception {
        for (int round = 0; round < 10; round++) {
            String name = "race" + round;
            List<Head> heads = IntStream.range(0, 8).mapToObj(i -> open(name)).toList();
            List<StartResult> results = Racing.all(8, i -> log.start(heads.get(i), Optional.of(snapshot(1))));
            assertThat(results)
                    .filteredOn(StartResult.Started.class::isInstance)
                    .hasSize(1);
            Head winner = heads.get(results.indexOf(new StartResult.Started()));
            assertThat(log.head(winner.key().executionArn())).contains(winner);
            assertThat(results)
                    .filteredOn(StartResult.NameInUse.class::isInstance)
                    .hasSize(7)
                    .containsOnly(new StartResult.NameInUse(winner));
        }
    }

    private void append(Head head, EncodedEntry... entries) {
        for (EncodedEntry entry : entries) {
            assertThat(log.append(head.key(), entry, Optional.empty())).isEqualTo(new AppendResult.Appended());
        }
    }

    private static List<String> names(List<Head> heads) {
        return heads.stream().map(head -> head.identity().name()).toList();
    }

    private static void assertSame(List<EncodedEntry> actual, List<EncodedEntry> expected) {
        assertThat(actual).usingRecursiveComparison().isEqualTo(expected);
    }
}
