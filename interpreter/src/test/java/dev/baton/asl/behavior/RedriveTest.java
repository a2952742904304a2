package dev.baton.asl.behavior;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.asl.Effect;
import dev.baton.asl.Fuel;
import dev.baton.asl.Limits;
import dev.baton.asl.execution.Execution;
import dev.baton.asl.execution.ExecutionStatus;
import dev.baton.asl.json.Json;
import dev.baton.asl.parsing.DefinitionParser;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a redrive does again, and what it keeps. Definitions and scripts are written with single quotes. */
class RedriveTest {
    private static final String FAIL = "{'fail':{'error':'E'}}";

    @Test
    void failedTaskIsScheduledAgainWithoutASecondEnteredEvent() {
        ScriptedRun run = run(
                "{'StartAt':'P','States':{'P':{'Type':'Pass','Result':1,'Next':'T'},'T':" + task("'End':true") + "}}",
                "{'T':[" + FAIL + ",{'succeed':2}]}");
        Execution failed = run.run(Json.ofText("{}"));
        assertThat(failed.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(failed.isRedrivable()).isTrue();
        Execution again = run.redrive(failed);
        assertThat(again.output()).contains(Json.ofText("2"));
        assertThat(again.redriveCount()).isEqualTo(1);
        assertThat(run.historyLines())
                .endsWith(
                        "7<6 TaskFailed",
                        "8<7 ExecutionFailed",
                        "9<8 ExecutionRedriven",
                        "10<7 TaskScheduled",
                        "11<10 TaskStarted",
                        "12<11 TaskSucceeded",
                        "13<12 TaskStateExited",
                        "14<13 ExecutionSucceeded");
    }

    @Test
    void retriersBeginAnew() {
        ScriptedRun run = run(
                "{'StartAt':'T','States':{'T':" + task("'Retry':[{'ErrorEquals':['E'],'MaxAttempts':1}],'End':true")
                        + "}}",
                "{'T':[" + FAIL + "," + FAIL + "," + FAIL + ",{'succeed':2}]}");
        Execution again = run.redrive(run.run(Json.ofText("{}")));
        assertThat(again.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    }

    @Test
    void redriveTimeIsInTheContextObjectAfterARedrive() {
        ScriptedRun run = run(
                "{'StartAt':'T','States':{'T':" + task("'Next':'C'") + ",'C':{'Type':'Pass','Parameters':"
                        + "{'count.$':'$$.Execution.RedriveCount','at.$':'$$.Execution.RedriveTime'},'End':true}}}",
                "{'T':[" + FAIL + ",{'succeed':2}]}");
        assertThat(run.redrive(run.run(Json.ofText("{}"))).output())
                .contains(Json.ofText("{\"at\":\"2026-01-01T01:00:00Z\",\"count\":1}"));
    }

    @Test
    void choiceIsEvaluatedAgainAndFailIsEnteredAgain() {
        ScriptedRun choice = run(
                "{'StartAt':'C','States':{'C':{'Type':'Choice','Choices':[{'Variable':'$.x',"
                        + "'NumericEquals':1,'Next':'S'}]},'S':{'Type':'Succeed'}}}",
                "{}");
        Execution failed = choice.redrive(choice.run(Json.ofText("{\"x\":2}")));
        assertThat(failed.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(choice.historyLines()).endsWith("4<3 ExecutionRedriven", "5<2 ExecutionFailed");
        ScriptedRun fail = run("{'StartAt':'F','States':{'F':{'Type':'Fail','Error':'E'}}}", "{}");
        fail.redrive(fail.run(Json.ofText("{}")));
        assertThat(fail.historyLines())
                .endsWith(
                        "3<2 ExecutionFailed", "4<3 ExecutionRedriven", "5<2 FailStateEntered", "6<5 ExecutionFailed");
    }

    @Test
    void stoppedWaitWaitsAgain() {
        ScriptedRun run = run(
                "{'StartAt':'T','States':{'T':" + task("'Next':'W'") + ",'W':{'Type':'Wait','Seconds':10,'End':true}}}",
                "{'T':[{'silence':true},{'silence':true},{'succeed':1}]}");
        Execution waiting = run.run(Json.ofText("{}"));
        Execution again = run.redrive(run.stop(waiting));
        assertThat(again.status()).isEqualTo(ExecutionStatus.RUNNING);
        assertThat(run.redrive(run.stop(again)).status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(run.seconds()).isEqualTo(2 * 3600 + 10);
    }

    @Test
    void deadlineBeginsAnew() {
        ScriptedRun run = run(
                "{'TimeoutSeconds':60,'StartAt':'T','States':{'T':" + task("'End':true") + "}}",
                "{'T':[{'silence':true}]}");
        Execution late = run.run(Json.ofText("{}"));
        assertThat(late.status()).isEqualTo(ExecutionStatus.TIMED_OUT);
        assertThat(run.redrive(late).status()).isEqualTo(ExecutionStatus.TIMED_OUT);
        assertThat(run.seconds()).isEqualTo(3600 + 120);
        assertThat(run.historyLines())
                .endsWith("6<5 ExecutionRedriven", "7<4 TaskScheduled", "8<7 TaskStarted", "9<0 ExecutionTimedOut");
    }

    @Test
    void parallelDoesOnlyTheUnsuccessfulBranchesAgain() {
        ScriptedRun run = run(
                "{'StartAt':'P','States':{'P':{'Type':'Parallel','End':true,'Branches':["
                        + "{'StartAt':'A','States':{'A':" + task("'End':true") + "}},"
                        + "{'StartAt':'B','States':{'B':{'Type':'Wait','Seconds':5,'Next':'B2'},'B2':"
                        + task("'End':true") + "}},"
                        + "{'StartAt':'C','States':{'C':{'Type':'Wait','Seconds':500,'End':true}}}]}}}",
                "{'A':[{'succeed':'a'}],'B2':[" + FAIL + ",{'succeed':'b'}]}");
        Execution failed = run.run(Json.ofText("0"));
        Execution again = run.redrive(failed);
        assertThat(again.output()).contains(Json.ofText("[\"a\",\"b\",0]"));
        assertThat(invoked(run, "A")).isEqualTo(1);
        assertThat(invoked(run, "B2")).isEqualTo(2);
    }

    @Test
    void mapDoesOnlyTheUnsuccessfulIterationsAgainAndOpensTheRest() {
        ScriptedRun run = run(
                "{'StartAt':'M','States':{'M':{'Type':'Map','MaxConcurrency':1,'End':true,"
                        + "'ItemProcessor':{'StartAt':'T','States':{'T':" + task("'End':true") + "}}}}}",
                "{'T':[{'succeed':'a'}," + FAIL + ",{'succeed':'b'},{'succeed':'c'}]}");
        Execution again = run.redrive(run.run(Json.ofText("[1,2,3]")));
        assertThat(again.output()).contains(Json.ofText("[\"a\",\"b\",\"c\"]"));
        assertThat(invoked(run, "T")).isEqualTo(4);
        assertThat(again.frames()).isEmpty();
        assertThat(again.pages()).isEmpty();
        assertThat(run.historyLines())
                .contains(
                        "18<15 MapStateFailed",
                        "19<18 ExecutionFailed",
                        "20<19 ExecutionRedriven",
                        "21<15 TaskScheduled");
    }

    @Test
    void nestedFramesAreTakenUpWhereTheyStood() {
        ScriptedRun run = run(
                "{'StartAt':'M','States':{'M':{'Type':'Map','End':true,'ItemProcessor':{'StartAt':'P','States':{'P':"
                        + "{'Type':'Parallel','End':true,'Branches':["
                        + "{'StartAt':'A','States':{'A':" + task("'End':true") + "}},"
                        + "{'StartAt':'B','States':{'B':" + task("'End':true") + "}}]}}}}}}",
                "{'A':[{'succeed':'a'}],'B':[{'succeed':'b1'}," + FAIL + ",{'succeed':'b2'}]}");
        Execution again = run.redrive(run.run(Json.ofText("[1,2]")));
        assertThat(again.output()).contains(Json.ofText("[[\"a\",\"b1\"],[\"a\",\"b2\"]]"));
        assertThat(invoked(run, "A")).isEqualTo(2);
        assertThat(invoked(run, "B")).isEqualTo(3);
    }

    @Test
    void handledFailuresAreNotKept() {
        ScriptedRun run = run(
                "{'StartAt':'P','States':{'P':{'Type':'Parallel','Next':'T','Catch':[{'ErrorEquals':['States.ALL'],'Next':'T'}],"
                        + "'Branches':[{'StartAt':'F','States':{'F':{'Type':'Fail','Error':'X'}}},{'StartAt':'W','States':{'W':{'Type':'Wait','Seconds':9,'End':true}}}]},'T':"
                        + task("'End':true") + "}}",
                "{'T':[" + FAIL + "]}");
        Execution failed = run.run(Json.ofText("{}"));
        assertThat(failed.frames().values())
                .singleElement()
                .satisfies(frame -> assertThat(frame.state()).isEqualTo("T"));
    }

    @Test
    void resultThatWasTooLargeIsMadeAnew() {
        Limits small = new Limits(25_000, 100, 40, 1);
        ScriptedRun run = new ScriptedRun(
                DefinitionParser.parse(json("{'StartAt':'P','States':{'P':{'Type':'Parallel','End':true,'Branches':["
                                + "{'StartAt':'A','States':{'A':" + task("'End':true")
                                + "}},{'StartAt':'B','States':{'B':" + task("'End':true") + "}}]}}}"))
                        .machine()
                        .orElseThrow(),
                Optional.of(node("{'A':[{'succeed':'" + "a".repeat(60) + "'},{'succeed':1}],'B':[{'succeed':'"
                        + "b".repeat(60) + "'},{'succeed':2}]}")),
                small,
                Fuel.STANDARD);
        Execution failed = run.run(Json.ofText("{}"));
        assertThat(failed.failure().orElseThrow().error()).contains("States.DataLimitExceeded");
        assertThat(run.redrive(failed).output()).contains(Json.ofText("[1,2]"));
    }

    @Test
    void whatTheStateAroundCannotTakeIsNotMadeAnew() {
        ScriptedRun run = run(
                "{'StartAt':'P','States':{'P':{'Type':'Parallel','ResultSelector':{'x.$':'$[5]'},'End':true,'Branches':["
                        + "{'StartAt':'A','States':{'A':" + task("'End':true") + "}}]}}}",
                "{'A':[{'succeed':1}]}");
        Execution again = run.redrive(run.run(Json.ofText("{}")));
        assertThat(again.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(invoked(run, "A")).isEqualTo(1);
        assertThat(again.isRedrivable()).isTrue();
    }

    @Test
    void itemThatCannotBeMadeClosesTheIterationsBesideIt() {
        ScriptedRun run = run(
                "{'StartAt':'M','States':{'M':{'Type':'Map','Next':'N','Catch':[{'ErrorEquals':['States.ALL'],'Next':'N'}],"
                        + "'QueryLanguage':'JSONata','Items':'{% [1,2] %}','ItemSelector':'{% $states.context.Map.Item.Value = 2 ? $error(\"no\") : 1 %}',"
                        + "'ItemProcessor':{'StartAt':'W','States':{'W':{'Type':'Wait','Seconds':9,'End':true}}}},'N':{'Type':'Wait','Seconds':20,'End':true}}}",
                "{}");
        Execution end = run.run(Json.ofText("{}"));
        assertThat(end.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(run.seconds()).isEqualTo(20);
    }

    @Test
    void nothingIsTakenUpOfWhatSucceeded() {
        ScriptedRun run = run("{'StartAt':'S','States':{'S':{'Type':'Succeed'}}}", "{}");
        Execution done = run.run(Json.ofText("{}"));
        assertThat(done.isRedrivable()).isFalse();
        assertThatThrownBy(() -> run.redrive(done)).isInstanceOf(IllegalArgumentException.class);
    }

    private static long invoked(ScriptedRun run, String state) {
        return run.effects().stream()
                .filter(effect -> effect instanceof Effect.InvokeTask invoke
                        && invoke.stateName().equals(state))
                .count();
    }

    private static String task(String members) {
        return "{'Type':'Task','Resource':'arn:aws:states:::lambda:invoke','Parameters':{'FunctionName':'f'}," + members
                + "}";
    }

    private static ScriptedRun run(String definition, String script) {
        return new ScriptedRun(
                DefinitionParser.parse(json(definition)).machine().orElseThrow(),
                Optional.of(node(script)),
                Limits.AWS,
                Fuel.STANDARD);
    }

    private static JsonNode node(String script) {
        try {
            return new ObjectMapper().readTree(json(script));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(script, e);
        }
    }

    private static String json(String text) {
        return text.replace("\"no\"", "\\\"no\\\"").replace('\'', '"');
    }
}
