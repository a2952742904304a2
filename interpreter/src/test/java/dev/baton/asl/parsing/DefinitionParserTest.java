package dev.baton.asl.parsing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.asl.definition.Block;
import dev.baton.asl.definition.ChoiceState;
import dev.baton.asl.definition.FieldValue;
import dev.baton.asl.definition.MapState;
import dev.baton.asl.definition.ParallelState;
import dev.baton.asl.definition.StateMachine;
import dev.baton.asl.definition.TaskState;
import dev.baton.asl.definition.WaitState;
import dev.baton.asl.validation.Diagnostic;
import dev.baton.asl.validation.DiagnosticCode;
import dev.baton.asl.validation.InvalidDefinitionText;
import dev.baton.asl.validation.MachineType;
import dev.baton.asl.validation.Severity;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DefinitionParserTest {

    private static StateMachine machine(String text) {
        ParseResult result = DefinitionParser.parse(text);
        assertThat(result.diagnostics()).isEmpty();
        return result.machine().orElseThrow();
    }

    @Test
    void blocksAreNumberedInDocumentOrderDepthFirst() {
        StateMachine machine = machine("""
            {"StartAt": "Both", "States": {
              "Both": {"Type": "Parallel", "Next": "Each", "Branches": [
                {"StartAt": "Inner", "States": {"Inner": {"Type": "Map", "End": true,
                  "ItemProcessor": {"StartAt": "Deep", "States": {"Deep": {"Type": "Succeed"}}}}}},
                {"StartAt": "Right", "States": {"Right": {"Type": "Succeed"}}}]},
              "Each": {"Type": "Map", "End": true,
                "Iterator": {"StartAt": "One", "States": {"One": {"Type": "Succeed"}}}}}}
            """);

        assertThat(machine.blocks())
                .extracting(Block::startAt)
                .containsExactly("Both", "Inner", "Deep", "Right", "One");
        assertThat(machine.blocks()).extracting(Block::ordinal).containsExactly(0, 1, 2, 3, 4);
        ParallelState both = (ParallelState) machine.body().state("Both");
        assertThat(both.branches().get(1)).isSameAs(machine.blocks().get(3));
    }

    @Test
    void variableReferencesNameTheStatesThatRead() {
        StateMachine machine = machine("""
            {"StartAt": "Set", "States": {
              "Set": {"Type": "Pass", "Assign": {"limit": 3, "name.$": "$.name"}, "Next": "Check"},
              "Check": {"Type": "Choice", "Default": "Done", "Choices": [
                {"Variable": "$limit", "NumericEqualsPath": "$other", "Next": "Done"}]},
              "Done": {"Type": "Pass", "Parameters": {"text.$": "States.Format('{}', $name)"}, "End": true}}}
            """);

        assertThat(machine.variableReferences())
                .containsOnly(
                        java.util.Map.entry("Check", Set.of("limit", "other")),
                        java.util.Map.entry("Done", Set.of("name")));
    }

    @Test
    void taskFieldsAreCompiled() {
        StateMachine machine = machine("""
            {"StartAt": "Call", "TimeoutSeconds": 60, "Comment": "one call", "States": {
              "Call": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
                "TimeoutSeconds": 20, "HeartbeatSecondsPath": "$.beat",
                "Credentials": {"RoleArn": "arn:aws:iam::123456789012:role/r"},
                "Retry": [{"ErrorEquals": ["States.ALL"], "BackoffRate": 1.5, "MaxDelaySeconds": 9}],
                "Catch": [{"ErrorEquals": ["A", "B"], "Next": "End", "ResultPath": "$.error"}],
                "Next": "End"},
              "End": {"Type": "Succeed"}}}
            """);

        TaskState task = (TaskState) machine.body().state("Call");
        assertThat(task.resource().integration()).isEqualTo("lambda:invoke");
        assertThat(task.timeoutSeconds().orElseThrow()).isInstanceOf(FieldValue.Constant.class);
        assertThat(task.heartbeatSeconds().orElseThrow().field()).isEqualTo("HeartbeatSecondsPath");
        assertThat(task.retry().get(0).backoffRate()).isEqualTo(1.5);
        assertThat(task.retry().get(0).maxAttempts()).isEqualTo(3);
        assertThat(task.catchers().get(0).errorEquals()).containsExactly("A", "B");
        assertThat(machine.timeoutSeconds()).contains(60L);
        assertThat(machine.comment()).contains("one call");
    }

    @Test
    void jsonataStatesAreCompiled() {
        StateMachine machine = machine("""
            {"QueryLanguage": "JSONata", "StartAt": "Pick", "States": {
              "Pick": {"Type": "Choice", "Default": "Nap", "Choices": [
                {"Condition": "{% $states.input.n > $limit %}", "Next": "Nap", "Assign": {"seen": true}}]},
              "Nap": {"Type": "Wait", "Seconds": "{% $states.input.n %}", "Output": "{% $states.input %}",
                "End": true}}}
            """);

        WaitState nap = (WaitState) machine.body().state("Nap");
        assertThat(((FieldValue.FromJsonata) nap.delay().value()).source()).isEqualTo("$states.input.n");
        ChoiceState pick = (ChoiceState) machine.body().state("Pick");
        assertThat(pick.choices()).hasSize(1);
        assertThat(machine.variableReferences()).containsOnlyKeys("Pick");
    }

    @Test
    void distributedMapsKeepTheirParts() {
        StateMachine machine = machine("""
            {"StartAt": "Each", "States": {"Each": {"Type": "Map", "End": true, "Label": "each",
              "ItemReader": {"Resource": "arn:aws:states:::s3:getObject",
                "ReaderConfig": {"InputType": "CSV", "CSVHeaderLocation": "FIRST_ROW", "MaxItems": 5},
                "Parameters": {"Bucket": "b", "Key.$": "$key"}},
              "ItemBatcher": {"MaxItemsPerBatch": 10},
              "ResultWriter": {"Resource": "arn:aws:states:::s3:putObject", "Parameters": {"Bucket": "b"}},
              "ToleratedFailurePercentage": 12.5,
              "ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "EXPRESS"},
                "StartAt": "One", "States": {"One": {"Type": "Succeed"}}}}}}
            """);

        MapState each = (MapState) machine.body().state("Each");
        assertThat(each.distributed().orElseThrow().executionType()).isEqualTo("EXPRESS");
        assertThat(each.distributed().orElseThrow().label()).contains("each");
        assertThat(each.distributed().orElseThrow().itemReader()).isPresent();
        assertThat(machine.variableReferences()).containsEntry("Each", Set.of("key"));
    }

    @Test
    void aLoneStateMayLeadAnywhere() {
        ParseResult result = DefinitionParser.parseState(
                "StateName", "{\"Type\": \"Pass\", \"Result\": 1, \"Next\": \"Elsewhere\"}");

        assertThat(result.diagnostics()).isEmpty();
        assertThat(result.machine().orElseThrow().body().startAt()).isEqualTo("StateName");
    }

    @Test
    void aLoneStateIsCheckedLikeAnyOther() {
        ParseResult result = DefinitionParser.parseState("StateName", "{\"Type\": \"Pass\", \"Retry\": []}");

        assertThat(result.errors())
                .extracting(Diagnostic::message)
                .containsExactly(
                        "Field 'Retry' is not supported",
                        "This object should have only one of the following fields: [Next, End]");
    }

    @Test
    void textThatIsNoJsonIsToldInJacksonsWords() {
        Diagnostic fault = DefinitionParser.parse("hello there").diagnostics().get(0);

        assertThat(fault.code()).isEqualTo(DiagnosticCode.INVALID_JSON_DESCRIPTION);
        assertThat(fault.location()).contains("[Source: (String)\"hello there\"; line: 1, column: 6]");
        assertThat(fault.message())
                .isEqualTo("Unrecognized token 'hello': was expecting (JSON String, Number, Array, Object or token"
                        + " 'null', 'true' or 'false')\n at [Source: (String)\"hello there\"; line: 1, column: 6]");
    }

    @Test
    void deepNestingIsADiagnosticAndNoStackOverflow() {
        String deep = "{\"StartAt\": " + "[".repeat(100_000) + "]".repeat(100_000) + "}";

        assertThat(DefinitionParser.parse(deep).diagnostics())
                .extracting(Diagnostic::code)
                .containsExactly(DiagnosticCode.TOO_DEEPLY_NESTED);
    }

    @Test
    void deepExpressionsAreDiagnosticsAndNoStackOverflow() {
        String many = "(".repeat(200_000);
        for (String value : List.of(
                "{\"Output\": \"{% " + many + " %}\", \"QueryLanguage\": \"JSONata\"",
                "{\"Output\": \"{% " + "[".repeat(100_000) + "1" + "]".repeat(100_000)
                        + " %}\", \"QueryLanguage\": \"JSONata\"",
                "{\"Output\": \"{% 1" + "+1".repeat(100_000) + " %}\", \"QueryLanguage\": \"JSONata\"",
                "{\"InputPath\": \"$[?(" + many + "\"",
                "{\"InputPath\": \"$" + "[0]".repeat(100_000) + "[*]\"",
                "{\"Parameters\": {\"a.$\": \"States.Array(" + "States.Array(".repeat(50_000) + "\"}",
                "{\"ResultPath\": \"$" + ".a".repeat(100_000) + "\"")) {
            String definition =
                    "{\"StartAt\": \"A\", \"States\": {\"A\": " + value + ", \"Type\": \"Pass\", \"End\": true}}}";
            assertThat(DefinitionParser.parse(definition).machine().isPresent())
                    .as(definition.substring(0, 80))
                    .isIn(true, false);
        }
    }

    @Test
    void aDefinitionOverOneMebibyteIsRefused() {
        String start = "{\"StartAt\": \"A\", \"States\": {\"A\": {\"Type\": \"Succeed\", \"Comment\": \"";
        String end = "\"}}}";
        String fits = start + "x".repeat(DefinitionParser.MAX_BYTES - start.length() - end.length()) + end;

        assertThat(DefinitionParser.parse(fits).hasErrors()).isFalse();
        assertThat(DefinitionParser.parse(fits.replaceFirst("xx", "\u00e9x")).hasErrors())
                .isTrue();
    }

    @Test
    void onlyAnObjectIsADefinition() {
        for (String text : List.of("", "  ", "[]", "1", "null", "\"text\"")) {
            assertThat(DefinitionParser.parse(text).diagnostics())
                    .as(text)
                    .extracting(Diagnostic::message)
                    .containsExactly("Definition must be a valid JSON object");
        }
    }

    @Test
    void severalFaultsAreJoinedWithTheirCodes() {
        ParseResult result = DefinitionParser.parse(
                "{\"StartAt\": \"A\", \"States\": {\"A\": {\"Type\": \"Pass\", \"Next\": \"B\"}}}");

        assertThat(InvalidDefinitionText.of(result.diagnostics()))
                .isEqualTo("Invalid State Machine Definition: 'MISSING_TRANSITION_TARGET: Missing 'Next' target: B at"
                        + " /States/A/Next, MISSING_END_STATE: Workflow has no terminal state at null'");
    }

    @Test
    void expressMachinesRefuseToWaitForOthers() {
        ParseResult result = DefinitionParser.parse("""
            {"StartAt": "A", "States": {
              "A": {"Type": "Task", "Resource": "arn:aws:states:::batch:submitJob.sync", "Next": "B"},
              "B": {"Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken", "Next": "C"},
              "C": {"Type": "Task", "Resource": "arn:aws:states:eu-west-1:123456789012:activity:a", "End": true}}}
            """);

        assertThat(result.checkedFor(MachineType.STANDARD).hasErrors()).isFalse();
        ParseResult express = result.checkedFor(MachineType.EXPRESS);
        assertThat(express.machine()).isEmpty();
        assertThat(InvalidDefinitionText.of(express.diagnostics()))
                .contains("Express state machine does not support '.sync' service integration at /States/A/Resource")
                .contains("does not support '.waitForTaskToken' service integration  at /States/B/Resource")
                .contains("does not support Activity ARN at /States/C/Resource");
    }

    private static ParseResult checked(String resource) {
        return DefinitionParser.parse("""
            {"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "%s", "End": true}}}
            """.formatted(resource))
                .checkedAgainst(task -> task.integration().equals("lambda:invoke"));
    }

    @Test
    void whatIsServedIsFine() {
        assertThat(checked("arn:aws:states:::lambda:invoke").diagnostics()).isEmpty();
    }

    @Test
    void aResourceThatIsNoneIsRefusedInAwsWords() {
        for (String arn : List.of("moon:land", "dynamodb:query", "sqs:sendMessage.sync", "aws-sdk:moon:land")) {
            assertThat(checked("arn:aws:states:::" + arn).errors())
                    .extracting(Diagnostic::message, Diagnostic::location)
                    .containsExactly(org.assertj.core.api.Assertions.tuple(
                            "The resource provided arn:<partition>:states:::" + arn
                                    + " is not recognized. The value is not a valid resource ARN, or the resource is"
                                    + " not available in this region.",
                            Optional.of("/States/A/Resource")));
        }
    }

    @Test
    void aResourceThatOnlyBatonLacksIsTakenWithAWarning() {
        ParseResult warned = checked("arn:aws:states:::batch:submitJob.sync");

        assertThat(warned.machine()).isPresent();
        assertThat(warned.diagnostics())
                .extracting(Diagnostic::code, Diagnostic::message)
                .containsExactly(org.assertj.core.api.Assertions.tuple(
                        DiagnosticCode.INVALID_RESOURCE,
                        "Baton does not serve batch:submitJob.sync yet: the execution fails when it comes to the state"
                                + " 'A', unless a mock answers for it (SFN_MOCK_CONFIG)"));
    }

    @Test
    void whatIsNoArnIsRefusedButNotWhileItHasAPlaceholder() {
        ParseResult refused = checked("createToken");

        assertThat(refused.diagnostics())
                .extracting(Diagnostic::severity, Diagnostic::message)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple(Severity.ERROR, "Value is not a valid resource ARN"));
        assertThat(checked("${CreateToken}").machine()).isPresent();
    }

    @Test
    void aDistributedMapIsRefusedOnlyWhenNothingElseIsWrong() {
        String map = """
            {"StartAt": "M", "States": {"M": {"Type": "Map", %s "End": true, "ItemProcessor": {
              "ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "EXPRESS"},
              "StartAt": "P", "States": {"P": {"Type": "Succeed"}}}}}}
            """;

        assertThat(DefinitionParser.parse(map.formatted("")).checkedForRunning().errors())
                .extracting(Diagnostic::message)
                .singleElement()
                .asString()
                .startsWith("Baton does not run Maps of mode DISTRIBUTED yet: the state 'M'");
        assertThat(DefinitionParser.parse(map.formatted("").replace("ItemProcessor", "Iterator"))
                        .checkedForRunning()
                        .hasErrors())
                .isTrue();
        assertThat(DefinitionParser.parse(map.formatted("\"ItemReader\": {},"))
                        .checkedForRunning()
                        .errors())
                .extracting(Diagnostic::message)
                .containsExactly("These fields are required: [Resource]");
    }
}
