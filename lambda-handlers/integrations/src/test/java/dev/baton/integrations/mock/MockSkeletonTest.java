package dev.baton.integrations.mock;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.asl.definition.StateMachine;
import dev.baton.asl.parsing.DefinitionParser;
import org.junit.jupiter.api.Test;

class MockSkeletonTest {
    private static final String DEFINITION = """
        {"StartAt": "M", "States": {"M": {"Type": "Map", "End": true, "ItemProcessor": {"StartAt": "Run", "States": {
          "Run": {"Type": "Task", "Resource": "arn:aws:states:::glue:startJobRun.sync", "Parameters": {"JobName": "j"}, "End": true}}}}}}\
        """;

    @Test
    void everyTaskSucceedsWithAnAnswerOfItsService() throws MockFileException {
        StateMachine machine = DefinitionParser.parse(DEFINITION).machine().orElseThrow();

        JsonNode file = MockSkeleton.of("etl", machine);

        assertThat(file.at("/MockedResponses/RunSucceeds/0/Return/JobRunState").asText())
                .isEqualTo("SUCCEEDED");
        MockConfiguration read = MockFile.parse("mocks.json", file.toString());
        assertThat(read.testCases("etl")).containsOnlyKeys(MockSkeleton.CASE);
        assertThat(read.testCases("etl").get(MockSkeleton.CASE).responses()).containsOnlyKeys("Run");
    }
}
