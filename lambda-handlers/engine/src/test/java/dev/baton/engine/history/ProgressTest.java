package dev.baton.engine.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.asl.execution.ExecutionStatus;
import dev.baton.asl.execution.Failure;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private static Progress fold(String history) {
        return Progress.fold(HistoryText.read(history));
    }

    /** The whole tree in one line: {@code A SUCCEEDED, M FAILED(0 FAILED[B FAILED], 1 ABORTED[B ABORTED])}. */
    private static String tree(BlockRun block) {
        return block.states().stream()
                .map(run -> run.name() + " " + run.status()
                        + (run.blocks().isEmpty()
                                ? ""
                                : run.blocks().stream()
                                        .map(inner -> inner.index() + " " + inner.status() + "[" + tree(inner) + "]")
                                        .collect(Collectors.joining(", ", "(", ")"))))
                .collect(Collectors.joining(", "));
    }

    private static String tree(String history) {
        return tree(fold(history).root());
    }

    @Test
    void aStateThatIsEnteredAgainIsAnotherTurn() {
        Progress progress = fold("""
            1<0 ExecutionStarted
            2<0 PassStateEntered A
            3<2 PassStateExited A
            4<3 ChoiceStateEntered B
            5<4 ChoiceStateExited B
            6<5 PassStateEntered A
            7<6 PassStateExited A
            8<7 WaitStateEntered W
            """);

        assertThat(progress.root().states()).extracting(StateRun::name).containsExactly("A", "B", "A", "W");
        assertThat(progress.root().states()).extracting(StateRun::turn).containsExactly(0, 0, 1, 0);
        assertThat(progress.openStates()).extracting(StateRun::name).containsExactly("W");
        assertThat(progress.status()).isEqualTo(ExecutionStatus.RUNNING);
        StateRun wait = progress.openStates().getFirst();
        assertThat(wait.enteredAt()).isEqualTo(HistoryText.START.plusSeconds(8));
        assertThat(wait.duration(HistoryText.START.plusSeconds(10))).hasSeconds(2);
    }

    @Test
    void aTaskKeepsItsAttemptsAndWhyTheyFailed() {
        String history = """
            1<0 ExecutionStarted
            2<0 TaskStateEntered T
            3<2 TaskScheduled
            4<3 TaskStarted
            5<4 TaskFailed Busy
            """;
        assertThat(fold(history).openStates().getFirst().status()).isEqualTo(StateStatus.RETRYING);

        StateRun task = fold(history + """
            6<5 TaskScheduled
            7<6 TaskStarted
            8<7 TaskSubmitted
            9<8 TaskTimedOut States.Timeout
            10<9 TaskStateExited T
            """).root().states().getFirst();

        assertThat(task.status()).isEqualTo(StateStatus.CAUGHT);
        assertThat(task.failures()).isEqualTo(2);
        assertThat(task.failure().flatMap(Failure::error)).contains("States.Timeout");
        assertThat(task.attempts()).extracting(Attempt::scheduledEventId).containsExactly(3L, 6L);
        assertThat(task.attempts().getFirst().failure().flatMap(Failure::error)).contains("Busy");
        assertThat(task.attempts().getLast().submittedAt()).contains(HistoryText.START.plusSeconds(8));
    }

    @Test
    void aMapThatFailsTakesItsIterationsAlong() {
        String history = """
            1<0 ExecutionStarted
            2<0 MapStateEntered M
            3<2 MapStateStarted 3
            4<3 MapIterationStarted M 0
            5<3 MapIterationStarted M 1
            6<3 MapIterationStarted M 2
            7<4 TaskStateEntered T
            8<5 TaskStateEntered T
            9<6 PassStateEntered P
            10<9 PassStateExited P
            11<10 MapIterationSucceeded M 2
            12<7 TaskScheduled
            13<8 TaskScheduled
            14<13 TaskFailed Oops
            15<14 MapIterationFailed M 1
            16<14 TaskStateAborted
            17<14 MapIterationAborted M 0
            18<14 TaskStateAborted
            """;

        assertThat(tree(history))
                .isEqualTo("M RETRYING(0 ABORTED[T ABORTED], 1 FAILED[T FAILED], 2 SUCCEEDED[P SUCCEEDED])");
        assertThat(fold(history).openStates()).extracting(StateRun::name).containsExactly("M");

        String failed = history + "19<14 MapStateFailed\n20<19 ExecutionFailed Oops";
        assertThat(tree(failed))
                .isEqualTo("M FAILED(0 ABORTED[T ABORTED], 1 FAILED[T FAILED], 2 SUCCEEDED[P SUCCEEDED])");
        assertThat(fold(failed).failurePath()).extracting(StateRun::name).containsExactly("M", "T");
        assertThat(fold(failed).failurePath().getLast().block().index()).isEqualTo(1);
        assertThat(fold(failed).status()).isEqualTo(ExecutionStatus.FAILED);

        assertThat(tree(history + "19<14 MapStateFailed\n20<19 MapStateExited M\n21<20 PassStateEntered Q"))
                .startsWith("M CAUGHT(")
                .endsWith("Q RUNNING");
    }

    @Test
    void aFailureThatABranchCatchesIsNoneOfItsParallel() {
        Progress progress = fold("""
            1<0 ExecutionStarted
            2<0 ParallelStateEntered P
            3<2 ParallelStateStarted
            4<3 MapStateEntered M
            5<4 MapStateStarted 1
            6<5 MapIterationStarted M 0
            7<6 FailStateEntered F
            8<7 MapIterationFailed M 0
            9<8 MapStateFailed
            10<9 MapStateExited M
            11<10 WaitStateEntered W
            """);

        StateRun parallel = progress.root().states().getFirst();
        assertThat(parallel.status()).isEqualTo(StateStatus.RUNNING);
        assertThat(parallel.failures()).isZero();
        assertThat(parallel.failure()).isEmpty();
        assertThat(progress.openStates()).extracting(StateRun::name).containsExactly("P", "W");
    }

    @Test
    void aBranchThatFailsAgainAfterARedriveCountsAgain() {
        StateRun parallel = fold("""
            1<0 ExecutionStarted
            2<0 ParallelStateEntered P
            3<2 ParallelStateStarted
            4<3 TaskStateEntered T
            5<4 TaskScheduled
            6<5 TaskFailed Oops
            7<6 ParallelStateFailed
            8<7 ExecutionFailed Oops
            9<8 ExecutionRedriven
            10<4 TaskScheduled
            11<10 TaskFailed Oops
            12<11 TaskStateAborted
            """).root().states().getFirst();

        assertThat(parallel.failures()).isEqualTo(1);
        assertThat(parallel.status()).isEqualTo(StateStatus.RETRYING);
    }

    @Test
    void aParallelThatWaitedForItsNextRoundGoesOnWithThatAfterARedrive() {
        Progress progress = fold("""
            1<0 ExecutionStarted
            2<0 ParallelStateEntered P
            3<2 ParallelStateStarted
            4<3 ParallelStateEntered Q
            5<4 ParallelStateStarted
            6<5 TaskStateEntered T
            7<6 TaskScheduled
            8<7 TaskFailed Oops
            9<8 ParallelStateFailed
            10<0 ExecutionTimedOut
            11<10 ExecutionRedriven
            12<9 ParallelStateStarted
            13<12 WaitStateEntered W
            """);

        StateRun parallel = progress.root().states().getFirst();
        assertThat(parallel.rounds()).isEqualTo(2);
        assertThat(progress.openStates()).extracting(StateRun::name).containsExactly("P", "W");
    }

    @Test
    void aRetriedParallelHasRounds() {
        StateRun parallel = fold("""
            1<0 ExecutionStarted
            2<0 ParallelStateEntered P
            3<2 ParallelStateStarted
            4<3 TaskStateEntered A
            5<4 TaskScheduled
            6<3 FailStateEntered F
            7<6 TaskStateAborted
            8<6 ParallelStateStarted
            9<8 TaskStateEntered A
            10<9 TaskScheduled
            11<8 FailStateEntered F
            12<11 TaskStateAborted
            """).root().states().getFirst();

        assertThat(parallel.rounds()).isEqualTo(2);
        assertThat(parallel.failures()).isEqualTo(2);
        assertThat(parallel.status()).isEqualTo(StateStatus.RETRYING);
        assertThat(parallel.blocks(0)).extracting(ProgressTest::tree).containsExactly("A ABORTED", "F FAILED");
        assertThat(parallel.blocks()).extracting(BlockRun::round).containsExactly(1, 1);
    }

    @Test
    void nestedMapsAreToldApartByTheirEvents() {
        assertThat(tree("""
            1<0 ExecutionStarted
            2<0 MapStateEntered Outer
            3<2 MapStateStarted 2
            4<3 MapIterationStarted Outer 0
            5<4 MapStateEntered Inner
            6<5 MapStateStarted 1
            7<6 MapIterationStarted Inner 0
            8<7 PassStateEntered P
            9<8 PassStateExited P
            10<9 MapIterationSucceeded Inner 0
            11<10 MapStateSucceeded
            12<10 MapStateExited Inner
            13<12 MapIterationSucceeded Outer 0
            14<12 MapIterationStarted Outer 1
            15<14 MapStateEntered Inner
            16<15 MapStateStarted 0
            17<16 MapStateSucceeded
            18<16 MapStateExited Inner
            19<18 MapIterationSucceeded Outer 1
            20<19 MapStateSucceeded
            21<19 MapStateExited Outer
            22<21 ExecutionSucceeded
            """))
                .isEqualTo("Outer SUCCEEDED(0 SUCCEEDED[Inner SUCCEEDED(0 SUCCEEDED[P SUCCEEDED])],"
                        + " 1 SUCCEEDED[Inner SUCCEEDED])");
    }

    @Test
    void anExpressionThatFailsBelongsToItsStateThoughItFollowsFromWhatCameBefore() {
        Progress progress = fold("""
            1<0 ExecutionStarted
            2<0 ParallelStateEntered P
            3<2 ParallelStateStarted
            4<3 PassStateEntered A
            5<3 PassStateEntered B
            6<3 EvaluationFailed B States.QueryEvaluationError
            7<6 ParallelStateFailed
            8<7 ParallelStateExited P
            9<8 ExecutionSucceeded
            """);

        assertThat(tree(progress.root())).isEqualTo("P CAUGHT(0 ABORTED[A ABORTED], 1 FAILED[B FAILED])");
        assertThat(progress.blockOf(6).index()).isEqualTo(1);
    }

    @Test
    void whatEndsAnExecutionFromDeepInsideFailsAllAroundIt() {
        Progress progress = fold("""
            1<0 ExecutionStarted
            2<0 MapStateEntered M
            3<2 MapStateStarted 2
            4<3 MapIterationStarted M 0
            5<3 MapIterationStarted M 1
            6<4 WaitStateEntered W
            7<5 ChoiceStateEntered C
            8<7 ExecutionFailed States.Runtime
            """);

        assertThat(tree(progress.root())).isEqualTo("M FAILED(0 ABORTED[W ABORTED], 1 FAILED[C FAILED])");
        assertThat(progress.failurePath()).extracting(StateRun::name).containsExactly("M", "C");
        assertThat(progress.openStates()).isEmpty();
    }

    @Test
    void whatIsStoppedIsAbortedAndGoesOnWhenItIsRedriven() {
        String history = """
            1<0 ExecutionStarted
            2<0 TaskStateEntered T
            3<2 TaskScheduled
            4<0 ExecutionAborted
            """;
        assertThat(tree(history)).isEqualTo("T ABORTED");

        Progress redriven = fold(history + "5<4 ExecutionRedriven\n6<3 TaskScheduled\n");
        assertThat(tree(redriven.root())).isEqualTo("T RUNNING");
        assertThat(redriven.status()).isEqualTo(ExecutionStatus.RUNNING);
        assertThat(redriven.root().current().orElseThrow().attempts()).hasSize(2);
    }

    @Test
    void aFullHistoryIsFoldedEventByEvent() {
        int items = 6_000;
        Progress progress = Progress.startedAt(HistoryText.START);
        add(progress, "1<0 ExecutionStarted");
        add(progress, "2<0 MapStateEntered M");
        add(progress, "3<2 MapStateStarted " + items);
        long id = 4;
        for (int i = 0; i < items; i++) {
            add(progress, id + "<3 MapIterationStarted M " + i);
            add(progress, (id + 1) + "<" + id + " PassStateEntered P");
            add(progress, (id + 2) + "<" + (id + 1) + " PassStateExited P");
            add(progress, (id + 3) + "<" + (id + 2) + " MapIterationSucceeded M " + i);
            id += 4;
        }

        StateRun map = progress.root().current().orElseThrow();
        assertThat(map.blocks()).hasSize(items).allMatch(block -> block.status() == StateStatus.SUCCEEDED);
        assertThat(map.block(items - 1).orElseThrow().states()).hasSize(1);
        assertThat(progress.openStates()).isEqualTo(List.of(map));
    }

    private static void add(Progress progress, String line) {
        progress.add(HistoryText.event(line));
    }
}
