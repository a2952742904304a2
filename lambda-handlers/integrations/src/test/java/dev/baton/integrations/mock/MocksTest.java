package dev.baton.integrations.mock;

import static dev.baton.integrations.Calls.mocked;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.asl.execution.Failure;
import dev.baton.asl.json.Json;
import dev.baton.engine.task.TaskAnswer;
import dev.baton.engine.token.Token;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MocksTest {
    private static final String INVOKE = "arn:aws:states:::lambda:invoke";

    private static final String FILE = """
            {
              "StateMachines": {
                "parent": {
                  "TestCases": {
                    "Retried": {"Work": "FailsThenWorks"},
                    "Once": {"Work": "Works"}
                  }
                }
              },
              "MockedResponses": {
                "FailsThenWorks": {
                  "0-1": {"Throw": {"Error": "Busy", "Cause": "later"}},
                  "2": {"Return": {"done": true}}
                },
                "Works": {"0": {"Return": {"n": 1.50}}}
              }
            }
            """;

    private static Mocks mocks() throws MockFileException {
        return new Mocks(MockFile.parse("mocks.json", FILE));
    }

    private static final TaskAnswer BUSY = new TaskAnswer.Failed(Failure.of("Busy", "later"));

    @Test
    void responsesFollowTheInvocations() throws MockFileException {
        Mocks mocks = mocks();

        assertThat(mocks.answer(mocked(INVOKE, "Retried", "Work", 0))).contains(BUSY);
        assertThat(mocks.answer(mocked(INVOKE, "Retried", "Work", 1))).contains(BUSY);
        assertThat(mocks.answer(mocked(INVOKE, "Retried", "Work", 2)))
                .contains(new TaskAnswer.Succeeded(Json.ofText("{\"done\":true}")));
    }

    @Test
    void oneResponseServesEveryFirstTryOfALoop() throws MockFileException {
        Mocks mocks = mocks();

        mocks.answer(mocked(INVOKE, "Once", "Work", 0));

        assertThat(mocks.answer(mocked(INVOKE, "Once", "Work", 0)))
                .contains(new TaskAnswer.Succeeded(Json.ofText("{\"n\":1.5}")));
    }

    @Test
    void invocationWithoutResponseFailsTheExecution() throws MockFileException {
        Mocks mocks = mocks();
        mocks.answer(mocked(INVOKE, "Once", "Work", 0));

        TaskAnswer answer = mocks.answer(mocked(INVOKE, "Once", "Work", 1)).orElseThrow();

        assertThat(((TaskAnswer.Failed) answer).failure())
                .isEqualTo(Failure.of(
                        "States.Runtime",
                        "The mocked response 'Works' has no answer to invocation 1 of the state 'Work'."));
    }

    @Test
    void statesOutsideTheCaseAreNotMocked() throws MockFileException {
        assertThat(mocks().answer(mocked(INVOKE, "Once", "Other", 0))).isEmpty();
    }

    @Test
    void unknownCaseFailsWithTheCasesThereAre() throws MockFileException {
        TaskAnswer answer = mocks().answer(mocked(INVOKE, "Twice", "Work", 0)).orElseThrow();

        assertThat(((TaskAnswer.Failed) answer).failure().cause().orElseThrow())
                .isEqualTo(
                        "There is no mock test case 'Twice' of the state machine 'parent'; there are [Retried, Once].");
    }

    @Test
    void callbackTasksAreSubmittedAndCompletedAtOnce() throws MockFileException {
        TaskAnswer answer = mocks().answer(mocked(INVOKE + ".waitForTaskToken", "Once", "Work", 0))
                .orElseThrow();

        assertThat(answer)
                .isEqualTo(new TaskAnswer.Completed(
                        Json.EMPTY_OBJECT, new Token.Outcome.Success(Json.ofText("{\"n\":1.5}"))));
    }

    @Test
    void throwWithoutErrorIsAFailureWithoutName() throws MockFileException {
        MockConfiguration file = MockFile.parse("m", """
                {"StateMachines":{"parent":{"TestCases":{"C":{"Work":"R"}}}},"MockedResponses":{"R":{"0":{"Throw":{}}}}}""");

        assertThat(new Mocks(file).answer(mocked(INVOKE, "C", "Work", 0)))
                .contains(new TaskAnswer.Failed(new Failure(Optional.empty(), Optional.empty())));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "[]|m.json:1:1: an object is expected",
                "{|m.json:1:2: not JSON",
                "{}|m.json:1:1: the field StateMachines is missing",
                "{\"StateMachines\":{},\"More\":1}|the field More is unknown here",
                "{\"StateMachines\":{\"a\":{\"TestCases\":{\"c\":{\"S\":\"R\"}}}}}|there is no mocked response \"R\"",
                "{\"StateMachines\":{},\"MockedResponses\":{\"R\":{\"x\":{\"Return\":1}}}}|neither an invocation's number",
                "{\"StateMachines\":{},\"MockedResponses\":{\"R\":{\"2-1\":{\"Return\":1}}}}|ends before it begins",
                "{\"StateMachines\":{},\"MockedResponses\":{\"R\":{\"0\":{}}}}|either Return or Throw is expected",
                "{\"StateMachines\":{},\"MockedResponses\":{\"R\":{\"0-2\":{\"Return\":1},\"1\":{\"Return\":1}}}}|answered already",
                "{\"StateMachines\":{},\"MockedResponses\":{\"R\":{\"0\":{\"Throw\":{\"Error\":1}}}}}|Error must be a text",
            })
    void malformedFilesAreLocated(String text, String message) {
        assertThatThrownBy(() -> MockFile.parse("m.json", text))
                .isInstanceOf(MockFileException.class)
                .hasMessageContaining(message)
                .hasMessageMatching("m\\.json:\\d+:\\d+: (?s).*");
    }
}
