package dev.baton.engine.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.asl.definition.StateMachine;
import dev.baton.asl.execution.Execution;
import dev.baton.asl.execution.ExecutionStatus;
import dev.baton.asl.execution.Failure;
import dev.baton.asl.history.EventDetails;
import dev.baton.asl.history.EventDetails.RedriveChange;
import dev.baton.asl.history.HistoryEvent;
import dev.baton.asl.json.Json;
import dev.baton.asl.parsing.DefinitionParser;
import dev.baton.engine.log.ExecutionKey;
import dev.baton.engine.log.Head;
import dev.baton.engine.log.codec.HistoryReader;
import dev.baton.engine.rewind.RewindPlan;
import dev.baton.engine.rewind.RewindRefusedException;
import dev.baton.engine.task.TaskAnswer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Executions that go on from another place than where they ended. */
class RewindTest {
    private static final String TASK =
            "{'Type':'Task','Resource':'arn:aws:states:::lambda:invoke','Parameters':{'FunctionName':'f'},%s}";
    private static final String MACHINE = "{'StartAt':'A','States':{"
            + "'A':{'Type':'Pass','Assign':{'v':1},'Next':'B'},"
            + "'B':{'Type':'Pass','Assign':{'v':2,'w.$':'$.x'},'Next':'T'},"
            + "'T':" + TASK.formatted("'ResultPath':null,'Next':'C'")
            + ",'C':{'Type':'Pass','Parameters':{'v.$':'$v','w.$':'$w','x.$':'$.x'},'End':true}}}";
    private static final String MAP =
            "{'StartAt':'M','States':{'M':{'Type':'Map','End':true,'ItemProcessor':{'StartAt':'I',"
                    + "'States':{'I':{'Type':'Pass','Next':'T'},'T':" + TASK.formatted("'End':true") + "}}}}}";

    private final AtomicBoolean fails = new AtomicBoolean(true);
    private final OneProcess process =
            new OneProcess(call -> fails.get() && !call.parameters().text().contains("good")
                    ? new TaskAnswer.Failed(Failure.of("E"))
                    : new TaskAnswer.Succeeded(Json.ofText("\"done\"")));

    @AfterEach
    void close() {
        process.close();
    }

    @Test
    void goesBackToAStateWithAnotherInputAndTheVariablesOfThatTime() throws RewindRefusedException {
        ExecutionKey key = process.start(MACHINE, "{\"x\":1}");
        process.end(key);
        fails.set(false);
        redrive(key, MACHINE, "B", Optional.of("{\"x\":7}"), Optional.empty());
        assertThat(process.end(key).output()).contains(Json.ofText("{\"v\":2,\"w\":7,\"x\":7}"));
        EventDetails.ExecutionRedriven redriven = history(key).stream()
                .filter(event -> event.details() instanceof EventDetails.ExecutionRedriven)
                .map(event -> (EventDetails.ExecutionRedriven) event.details())
                .findFirst()
                .orElseThrow();
        assertThat(redriven.change().orElseThrow().fromState()).isEqualTo("B");
        assertThat(redriven.change().orElseThrow().by()).contains("ann");
    }

    @Test
    void succeededOneGoesOnFromAnEvent() throws RewindRefusedException {
        fails.set(false);
        ExecutionKey key = process.start(MACHINE, "{\"x\":1}");
        process.end(key);
        HistoryEvent last = history(key).stream()
                .filter(event -> event.details() instanceof EventDetails.StateEntered entered
                        && entered.name().equals("C"))
                .findFirst()
                .orElseThrow();
        redrive(key, MACHINE, Long.toString(last.id()), Optional.empty(), Optional.empty());
        assertThat(process.end(key).output()).contains(Json.ofText("{\"v\":2,\"w\":1,\"x\":1}"));
        assertThat(process.calls).hasSize(1);
    }

    @Test
    void twoRewindsAfterEachOtherKnowTheirVariables() throws RewindRefusedException {
        ExecutionKey key = process.start(MACHINE, "{\"x\":1}");
        process.end(key);
        redrive(key, MACHINE, "B", Optional.of("{\"x\":5}"), Optional.empty());
        process.end(key);
        fails.set(false);
        redrive(key, MACHINE, "T", Optional.empty(), Optional.empty());
        assertThat(process.end(key).output()).contains(Json.ofText("{\"v\":2,\"w\":5,\"x\":5}"));
    }

    @Test
    void goesOnByANewerDefinition() throws RewindRefusedException {
        ExecutionKey key = process.start(MACHINE, "{\"x\":1}");
        process.end(key);
        String newer = MACHINE.replace(
                        TASK.formatted("'ResultPath':null,'Next':'C'"), TASK.formatted("'ResultPath':null,'Next':'N'"))
                .replace("'C':{", "'N':{'Type':'Pass','Result':'newer','End':true},'Old':{");
        assertThatThrownBy(() -> redrive(key, MACHINE, "C", Optional.empty(), Optional.of(newer)))
                .isInstanceOf(RewindRefusedException.class)
                .hasMessage("no state 'C' was entered");
        fails.set(false);
        String reachable =
                newer.replace(",'Old':{'Type':'Pass','Parameters':{'v.$':'$v','w.$':'$w','x.$':'$.x'},'End':true}", "");
        redrive(key, MACHINE, "T", Optional.empty(), Optional.of(reachable));
        assertThat(process.end(key).output()).contains(Json.ofText("\"newer\""));
        assertThat(process.head(key.executionArn()).definition()).isEqualTo(reachable.replace('\'', '"'));
    }

    @Test
    void newerDefinitionMustStillHaveTheState() {
        ExecutionKey key = process.start(MACHINE, "{\"x\":1}");
        process.end(key);
        assertThatThrownBy(() -> redrive(
                        key,
                        MACHINE,
                        "T",
                        Optional.empty(),
                        Optional.of("{'StartAt':'X','States':{'X':{'Type':'Succeed'}}}")))
                .hasMessage("the new definition has no state 'T' where it stood");
        assertThatThrownBy(() -> redrive(
                        key,
                        MACHINE,
                        "T",
                        Optional.empty(),
                        Optional.of("{'StartAt':'T','States':{'T':{'Type':'Succeed'}}}")))
                .hasMessage("the state 'T' is a Succeed in the new definition, and was a Task");
    }

    @Test
    void iterationGoesBackAndTheOthersAreTakenUpWhereTheyStood() throws RewindRefusedException {
        ExecutionKey key = process.start(MAP, "[1,2,3]");
        process.end(key);
        fails.set(false);
        redrive(key, MAP, "I", Optional.of("9"), Optional.empty());
        Execution end = process.end(key);
        assertThat(end.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(end.output()).contains(Json.ofText("[\"done\",\"done\",\"done\"]"));
        assertThat(history(key).stream()
                        .filter(event -> event.details() instanceof EventDetails.StateEntered entered
                                && entered.name().equals("I")))
                .hasSize(4);
    }

    @Test
    void endedIterationIsRefused() {
        fails.set(false);
        ExecutionKey key = process.start(MAP, "[1]");
        process.end(key);
        assertThatThrownBy(() -> redrive(key, MAP, "I", Optional.empty(), Optional.empty()))
                .hasMessageContaining("go on from the state around it");
        assertThatThrownBy(() -> redrive(key, MAP, "1", Optional.empty(), Optional.empty()))
                .hasMessage("the event 1 is none by which a state was entered");
    }

    private void redrive(
            ExecutionKey key, String definition, String from, Optional<String> input, Optional<String> newer)
            throws RewindRefusedException {
        Head head = process.head(key.executionArn());
        RewindPlan plan = new RewindPlan(machine(definition), process.state(key), history(key));
        HistoryEvent at = plan.entered(from);
        Execution state = plan.state(at, input.map(Json::ofText), newer.map(RewindTest::machine));
        Optional<String> id = newer.map(text -> text.replace('\'', '"'));
        String name = ((EventDetails.StateEntered) at.details()).name();
        RedriveChange change = new RedriveChange(at.id(), name, input.isPresent(), id, Optional.of("ann"));
        assertThat(process.executions.redrive(
                        head, Optional.empty(), Optional.of(new Rewind(id, closed -> state, change))))
                .isPresent();
    }

    private static StateMachine machine(String text) {
        return DefinitionParser.parse(text.replace('\'', '"')).machine().orElseThrow();
    }

    private List<HistoryEvent> history(ExecutionKey key) {
        return new HistoryReader(process.log).page(key, 1, 1000, false);
    }
}
