package dev.baton.integrations.answer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.asl.definition.TaskResource;
import dev.baton.asl.json.Json;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ModelledResultsTest {

    private static Optional<String> fault(String resource, String result, boolean complete) {
        return new ModelledResults()
                .fault(resource(resource), Json.ofText(result).node(), complete);
    }

    private static TaskResource resource(String end) {
        return TaskResource.of("arn:aws:states:::" + end).orElseThrow();
    }

    @Test
    void wrongTypesAreToldByTheirField() {
        assertThat(fault("events:putEvents", "{\"Entries\": {}}", false)).contains("Field 'Entries' must be an array");
        assertThat(fault("events:putEvents", "{\"Entries\": [{\"EventId\": []}]}", false))
                .contains("Field 'EventId' must be a string");
        assertThat(fault("lambda:invoke", "{\"StatusCode\": \"200\", \"Payload\": 1}", false))
                .contains("Field 'StatusCode' must be a number");
        assertThat(fault("aws-sdk:sfn:startExecution", "{\"StartDate\": true}", false))
                .contains("Field 'StartDate' must be a string");
        assertThat(fault("aws-sdk:s3:getObject", "{\"StorageClass\": \"Papyrus\"}", true))
                .contains("Field 'StorageClass' is not an expected value");
        assertThat(fault("aws-sdk:lambda:getFunction", "{\"Configuration\": {\"MemorySize\": 127}}", false))
                .contains("Field 'MemorySize' is less than the minimum value");
    }

    /** The published model has a wider bound since; {@code infra/models/recorded-bounds.json} has the recorded one. */
    @Test
    void recordedBoundsGoBeforeThoseOfTheModel() {
        assertThat(fault("aws-sdk:lambda:getFunction", "{\"Configuration\": {\"MemorySize\": 10240}}", false))
                .isEmpty();
        assertThat(fault("aws-sdk:lambda:getFunction", "{\"Configuration\": {\"MemorySize\": 10241}}", false))
                .contains("Field 'MemorySize' exceeds the maximum value");
    }

    @Test
    void requiredMembersMustBeThereWhereAllIsWanted() {
        assertThat(fault("aws-sdk:sfn:startExecution", "{}", true))
                .contains("Required field 'ExecutionArn' is missing");
        assertThat(fault("aws-sdk:sfn:startExecution", "{}", false)).isEmpty();
    }

    @Test
    void whatNobodyKnowsFits() {
        assertThat(fault("aws-sdk:nothing:get", "{\"a\": 1}", true)).isEmpty();
        assertThat(fault("sqs:sendMessage.waitForTaskToken", "[1]", true)).isEmpty();
    }

    @Test
    void theResultOfAJobIsItsDescription() {
        assertThat(fault("ecs:runTask.sync", "{\"LastStatus\": 1}", false))
                .contains("Field 'LastStatus' must be a string");
        assertThat(fault("codebuild:startBuild.sync", "{\"Build\": {\"Id\": 1}}", false))
                .contains("Field 'Id' must be a string");
    }

    @Test
    void plausibleResultsFit() {
        for (String name : new String[] {
            "ecs:runTask.sync",
            "glue:startJobRun.sync",
            "dynamodb:getItem",
            "lambda:invoke",
            "states:startExecution.sync:2",
            "aws-sdk:ec2:describeInstances",
            "aws-sdk:s3:listObjectsV2",
            "codebuild:startBuild.sync",
            "elasticmapreduce:addStep.sync"
        }) {
            ExpectedResult expected = ExpectedResults.of(resource(name)).orElseThrow();
            assertThat(new ModelledResults().fault(resource(name), PlausibleResult.of(expected), false))
                    .as(name)
                    .isEmpty();
        }
    }

    @Test
    void jobsOfPlausibleResultsEndedWell() {
        ExpectedResult expected =
                ExpectedResults.of(resource("batch:submitJob.sync")).orElseThrow();
        assertThat(PlausibleResult.of(expected).path("Status").asText()).isEqualTo("SUCCEEDED");
    }

    private static JsonNode plausible(String name) {
        return PlausibleResult.of(ExpectedResults.of(resource(name)).orElseThrow());
    }

    @Test
    void whoeverAsksUntilSomethingIsDoneAsksOnce() {
        assertThat(plausible("aws-sdk:transcribe:getTranscriptionJob")
                        .at("/TranscriptionJob/TranscriptionJobStatus")
                        .asText())
                .isEqualTo("COMPLETED");
        assertThat(plausible("aws-sdk:redshiftdata:describeStatement")
                        .path("Status")
                        .asText())
                .isEqualTo("FINISHED");
        assertThat(plausible("aws-sdk:polly:getSpeechSynthesisTask")
                        .at("/SynthesisTask/TaskStatus")
                        .asText())
                .isEqualTo("completed");
        assertThat(plausible("aws-sdk:rds:describeDBInstances")
                        .at("/DbInstances/0/DbInstanceStatus")
                        .asText())
                .isEqualTo("available");
    }

    @Test
    void whoeverReadsPageByPageReadsOne() {
        assertThat(plausible("athena:getQueryResults").has("NextToken")).isFalse();
        assertThat(plausible("aws-sdk:dynamodb:scan").has("LastEvaluatedKey")).isFalse();
        assertThat(plausible("aws-sdk:lambda:listFunctions").has("NextMarker")).isFalse();
    }
}
