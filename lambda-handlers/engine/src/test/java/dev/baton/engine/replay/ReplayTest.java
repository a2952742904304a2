package dev.baton.engine.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.asl.execution.ExecutionStatus;
import dev.baton.engine.history.Progress;
import dev.baton.engine.history.StateRun;
import dev.baton.engine.replay.Replayed.Reason;
import dev.baton.engine.replay.Replayed.Unknown;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplayTest {
    private static final String LAMBDA = "arn:aws:lambda:us-east-1:123456789012:function:";
    private static final String ORDER = """
            {'StartAt': 'Charge', 'States': {
              'Charge': {'Type': 'Task', 'Resource': '%1$scharge', 'TimeoutSeconds': 60, 'Next': 'Ship',
                'Retry': [{'ErrorEquals': ['Busy'], 'IntervalSeconds': 3, 'MaxAttempts': 2}]},
              'Ship': {'Type': 'Task', 'Resource': 'arn:aws:states:::lambda:invoke',
                'Parameters': {'FunctionName': 'ship', 'Payload': {'id.$': '$.id'}}, 'OutputPath': '$.Payload', 'Next': 'Done'},
              'Done': {'Type': 'Succeed'}}}
            """.formatted(LAMBDA);
    private static final String EVERYTHING = """
            {'StartAt': 'Each', 'States': {
              'Each': {'Type': 'Map', 'ItemsPath': '$.items', 'ResultPath': '$.done', 'Next': 'Both', 'ItemProcessor': {
                'StartAt': 'Do', 'States': {'Do': {'Type': 'Task', 'Resource': '%1$sdo', 'End': true,
                  'Retry': [{'ErrorEquals': ['Busy'], 'IntervalSeconds': 1, 'MaxAttempts': 5, 'JitterStrategy': 'FULL'}]}}}},
              'Both': {'Type': 'Parallel', 'ResultPath': '$.both', 'Next': 'Pause', 'Branches': [
                {'StartAt': 'Ask', 'States': {'Ask': {'Type': 'Task', 'Resource': 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
                   'Parameters': {'QueueUrl': 'q', 'MessageBody': {'token.$': '$$.Task.Token', 'at.$': '$$.State.EnteredTime'}}, 'End': true}}},
                {'StartAt': 'Work', 'States': {'Work': {'Type': 'Task', 'Resource': 'arn:aws:states:us-east-1:123456789012:activity:a', 'End': true}}}]},
              'Pause': {'Type': 'Wait', 'Seconds': 86400, 'Next': 'Again?'},
              'Again?': {'Type': 'Choice', 'Choices': [{'Variable': '$.count', 'NumericLessThan': 3, 'Next': 'Count'}], 'Default': 'End'},
              'Count': {'Type': 'Pass', 'Parameters': {'count.$': 'States.MathAdd($.count, 1)', 'items.$': '$.items'}, 'Next': 'Each'},
              'End': {'Type': 'Task', 'Resource': '%1$send', 'End': true}}}
            """.formatted(LAMBDA);

    private final Recorder recorder = new Recorder();

    private Recording order() {
        return recorder.answers("Charge", "!Busy", "{'id':'A-1','paid':true}")
                .answers("Ship", "{'Payload':{'parcel':7}}")
                .record(ORDER, "{'id':'A-1'}");
    }

    private static Comparison compare(Recording recording, String before, String after) {
        return Comparison.of(
                Replay.of(Recorder.machine(before), recording), Replay.of(Recorder.machine(after), recording));
    }

    private Comparison changed(String what, String to) {
        assertThat(ORDER).contains(what);
        return compare(order(), ORDER, ORDER.replace(what, to));
    }

    private static List<String> way(Progress progress) {
        return states(progress.root().states().stream()).toList();
    }

    private static Stream<String> states(Stream<StateRun> runs) {
        return runs.flatMap(run -> Stream.concat(
                Stream.of(run.name() + " " + run.status() + " " + run.attempts().size()),
                run.blocks().stream().flatMap(block -> states(block.states().stream()))));
    }

    @Test
    void whatWasRecordedIsReplayedByItsOwnDefinition() {
        Recording recording = recorder.answers("Do", "1", "!Busy", "3", "2", "!Busy", "!Busy", "9")
                .answers("Ask", "{'approved':true}")
                .record(EVERYTHING, "{'items':[1,2,3],'count':1}");
        Replayed replayed = Replay.of(Recorder.machine(EVERYTHING), recording);
        assertThat(replayed.unknown()).isEmpty();
        assertThat(replayed.execution().status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(way(replayed.progress())).isEqualTo(way(Progress.fold(recorder.history())));
        assertThat(replayed.progress().lastEventId())
                .isEqualTo(recorder.history().size());
        assertThat(compare(recording, EVERYTHING, EVERYTHING).verdict()).isEqualTo(Verdict.SAME);
    }

    @Test
    void theSameIsTheSame() {
        assertThat(changed("'Done'}", "'Done' }").verdict()).isEqualTo(Verdict.SAME);
    }

    @Test
    void aFailureThatTheChangeBringsIsToldWithItsError() {
        Comparison found = changed("'$.Payload'", "'$.Body'");
        assertThat(found.verdict()).isEqualTo(Verdict.FAILS);
        assertThat(found.after().execution().failure().orElseThrow().error()).contains("States.Runtime");
    }

    @Test
    void aTaskThatNeverRanEndsWhatIsKnown() {
        Comparison found = changed(
                "'Done': {'Type': 'Succeed'}", "'Done': {'Type': 'Task', 'Resource': '" + LAMBDA + "x', 'End': true}");
        assertThat(found.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(found.after().unknown()).contains(new Unknown("Done", Reason.NEVER_RUN));
        assertThat(found.turning()).isEmpty();
    }

    @Test
    void aTimeOutThatIsTooShortShows() {
        Comparison found = changed("'TimeoutSeconds': 60", "'TimeoutSeconds': 9");
        assertThat(found.verdict()).isEqualTo(Verdict.FAILS);
        assertThat(found.after().execution().failure().orElseThrow().error()).contains("States.Timeout");
    }

    @Test
    void oneTryLessFails() {
        Comparison found = changed("'MaxAttempts': 2", "'MaxAttempts': 0");
        assertThat(found.verdict()).isEqualTo(Verdict.FAILS);
        assertThat(found.after().execution().failure().orElseThrow().error()).contains("Busy");
    }

    @Test
    void anotherRequestIsToldAndItsAnswerTakenForTheSame() {
        Comparison found = changed("{'id.$': '$.id'}", "{'id.$': '$.id', 'fast': true}");
        assertThat(found.verdict()).isEqualTo(Verdict.OTHER_REQUESTS);
        assertThat(found.requests()).singleElement().satisfies(request -> {
            assertThat(request.state()).isEqualTo("Ship");
            assertThat(request.before().parameters().text()).doesNotContain("fast");
            assertThat(request.after().parameters().text()).contains("\"fast\":true");
        });
        assertThat(changed(LAMBDA + "charge", LAMBDA + "charge2").verdict()).isEqualTo(Verdict.OTHER_REQUESTS);
    }

    @Test
    void whatAnotherServiceAnswersNobodyKnows() {
        Comparison found = changed("arn:aws:states:::lambda:invoke", "arn:aws:states:::lambda:invoke.waitForTaskToken");
        assertThat(found.after().unknown()).contains(new Unknown("Ship", Reason.ANOTHER_SERVICE));
    }

    @Test
    void whereTheWaysPartIsTold() {
        Comparison found = changed(
                "'Done': {'Type': 'Succeed'}",
                "'Done': {'Type': 'Pass', 'Next': 'Log'}, 'Log': {'Type': 'Pass', 'End': true}");
        assertThat(found.verdict()).isEqualTo(Verdict.OTHER_WAY);
        assertThat(found.turning()).contains(new Turning(Optional.of("Done"), Optional.empty(), Optional.of("Log")));
    }

    @Test
    void anotherOutputIsTold() {
        assertThat(changed("'$.Payload'", "'$.Payload.parcel'").verdict()).isEqualTo(Verdict.OTHER_OUTPUT);
    }

    @Test
    void aFailureThatIsCaughtNowSucceeds() {
        Recording recording = recorder.answers("Charge", "!CardDeclined").record(ORDER, "{}");
        String caught = ORDER.replace(
                "'MaxAttempts': 2}]",
                "'MaxAttempts': 2}], 'Catch': [{'ErrorEquals': ['CardDeclined'], 'Next': 'Done'}]");
        Comparison found = compare(recording, ORDER, caught);
        assertThat(found.verdict()).isEqualTo(Verdict.SUCCEEDS);
        assertThat(found.turning()).contains(new Turning(Optional.of("Charge"), Optional.empty(), Optional.of("Done")));
    }

    @Test
    void whatOneMoreTryWouldBringNobodyKnows() {
        Recording recording =
                recorder.answers("Charge", "!Busy", "!Busy", "!Busy").record(ORDER, "{}");
        Comparison found = compare(recording, ORDER, ORDER.replace("'MaxAttempts': 2", "'MaxAttempts': 3"));
        assertThat(found.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(found.after().unknown()).contains(new Unknown("Charge", Reason.ONE_MORE_TRY));
    }

    @Test
    void aLoopThatDoesNotEndIsLeft() {
        Comparison found = changed(
                "'Done': {'Type': 'Succeed'}",
                "'Done': {'Type': 'Choice', 'Choices': [{'Variable': '$', 'IsNull': true, 'Next': 'Out'}], 'Default': 'Pause'}, "
                        + "'Pause': {'Type': 'Wait', 'Seconds': 1, 'Next': 'Done'}, 'Out': {'Type': 'Succeed'}");
        assertThat(found.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(found.after().unknown().orElseThrow().reason()).isEqualTo(Reason.ENDLESS);
    }

    @Test
    void whatHadNotAnsweredIsComparedAsFarAsItIsKnown() {
        Recording recording =
                recorder.answers("Charge", "{'id':1}").answers("Ship", "?").record(ORDER, "{'id':1}");
        assertThat(compare(recording, ORDER, ORDER).verdict()).isEqualTo(Verdict.SAME);
        assertThat(compare(recording, ORDER, ORDER.replace("'$.id'", "'$.missing'"))
                        .verdict())
                .isEqualTo(Verdict.FAILS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'Ask', 'States'", "'Do', 'States'"})
    void inBranchesAndIterationsTheWaysArePartedToo(String start) {
        Recording recording = recorder.record(EVERYTHING, "{'items':[1,2],'count':3}");
        String name = start.substring(1, start.indexOf('\'', 1));
        String after = EVERYTHING.replace(
                "'StartAt': " + start + ": {",
                "'StartAt': 'First', 'States': {'First': {'Type': 'Pass', 'Next': '" + name + "'}, ");
        assertThat(after).isNotEqualTo(EVERYTHING);
        assertThat(compare(recording, EVERYTHING, after).turning())
                .contains(new Turning(Optional.empty(), Optional.of(name), Optional.of("First")));
    }
}
