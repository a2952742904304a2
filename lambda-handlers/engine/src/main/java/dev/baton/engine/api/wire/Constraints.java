package dev.baton.engine.api.wire;

import static dev.baton.engine.api.wire.MemberRule.document;
import static dev.baton.engine.api.wire.MemberRule.list;
import static dev.baton.engine.api.wire.MemberRule.number;
import static dev.baton.engine.api.wire.MemberRule.pattern;
import static dev.baton.engine.api.wire.MemberRule.secret;
import static dev.baton.engine.api.wire.MemberRule.structure;
import static dev.baton.engine.api.wire.MemberRule.text;
import static dev.baton.engine.api.wire.MemberRule.word;

import dev.baton.engine.log.PageLimit;
import java.util.List;
import java.util.Map;

/**
 * The constraints of the service model (stepfunctions 2016-11-23) on the requests of the supported actions. The SDK's classes
 * do not carry them. The order of ExecutionStatus is the one AWS prints (recording {@code
 * sfn_api/test_state_machine_status_filter}).
 */
final class Constraints {
    private static final MemberRule NAME = text("name", 1, 80);
    private static final MemberRule MACHINE = text("stateMachineArn", 1, 256).must();
    private static final MemberRule EXECUTION = text("executionArn", 1, 256).must();
    private static final MemberRule ACTIVITY = text("activityArn", 1, 256).must();
    private static final MemberRule RESOURCE = text("resourceArn", 1, 256).must();
    private static final MemberRule ROLE = text("roleArn", 1, 256);
    private static final MemberRule DEFINITION = secret("definition", 1, 1_048_576);
    private static final MemberRule TYPE = word("type", "STANDARD", "EXPRESS");
    private static final MemberRule INPUT = document("input");
    private static final MemberRule TRACE = pattern("traceHeader", 0, 256, "\\p{ASCII}*");
    private static final MemberRule INCLUDED = word("includedData", "ALL_DATA", "METADATA_ONLY");
    private static final MemberRule MAX_RESULTS = number("maxResults", 0, PageLimit.MOST);
    private static final MemberRule NEXT_TOKEN = text("nextToken", 1, 1024);
    private static final MemberRule TASK_TOKEN = text("taskToken", 1, 2048).must();
    private static final MemberRule ERROR = secret("error", 0, 256);
    private static final MemberRule CAUSE = secret("cause", 0, 32_768);
    private static final MemberRule VERSION_DESCRIPTION = secret("versionDescription", 0, 256);
    private static final MemberRule TAGS =
            list("tags", structure("member", text("key", 1, 128), text("value", 0, 256)));
    private static final MemberRule LOGGING = structure(
            "loggingConfiguration",
            word("level", "ALL", "ERROR", "FATAL", "OFF"),
            list(
                    "destinations",
                    structure("member", structure("cloudWatchLogsLogGroup", text("logGroupArn", 1, 256)))));
    private static final MemberRule ENCRYPTION = structure(
            "encryptionConfiguration",
            text("kmsKeyId", 1, 2048),
            number("kmsDataKeyReusePeriodSeconds", 60, 900),
            word("type", "AWS_OWNED_KEY", "CUSTOMER_MANAGED_KMS_KEY").must());

    private static final MemberRule ALIAS = text("stateMachineAliasArn", 1, 256).must();
    private static final MemberRule ALIAS_NAME = pattern("name", 1, 80, "^(?=.*[a-zA-Z_\\-\\.])[a-zA-Z0-9_\\-\\.]+$");
    private static final MemberRule ALIAS_DESCRIPTION = secret("description", 0, 256);
    private static final MemberRule ROUTING = list(
            "routingConfiguration",
            1,
            2,
            structure(
                    "member",
                    text("stateMachineVersionArn", 1, 256).must(),
                    number("weight", 0, 100).must()));

    private static final MemberRule MOCK = structure(
            "mock",
            document("result"),
            structure("errorOutput", ERROR, CAUSE),
            word("fieldValidationMode", "STRICT", "PRESENT", "NONE"));
    private static final MemberRule STATE_CONFIGURATION = structure(
            "stateConfiguration",
            number("retrierRetryCount", 0, Integer.MAX_VALUE),
            text("errorCausedByState", 1, 80),
            number("mapIterationFailureCount", 0, Integer.MAX_VALUE),
            document("mapItemReaderData"));

    private static final Map<String, List<MemberRule>> TABLE = Map.ofEntries(
            Map.entry(
                    "CreateStateMachine",
                    List.of(
                            NAME.must(),
                            DEFINITION.must(),
                            ROLE.must(),
                            TYPE,
                            LOGGING,
                            TAGS,
                            VERSION_DESCRIPTION,
                            ENCRYPTION)),
            Map.entry(
                    "UpdateStateMachine", List.of(MACHINE, DEFINITION, ROLE, LOGGING, VERSION_DESCRIPTION, ENCRYPTION)),
            Map.entry("DescribeStateMachine", List.of(MACHINE, INCLUDED)),
            Map.entry("DeleteStateMachine", List.of(MACHINE)),
            Map.entry("ListStateMachines", List.of(MAX_RESULTS, NEXT_TOKEN)),
            Map.entry(
                    "ValidateStateMachineDefinition",
                    List.of(
                            DEFINITION.must(),
                            TYPE,
                            word("severity", "ERROR", "WARNING"),
                            number("maxResults", 0, 100))),
            Map.entry("PublishStateMachineVersion", List.of(MACHINE, secret("description", 0, 256))),
            Map.entry("ListStateMachineVersions", List.of(MACHINE, NEXT_TOKEN, MAX_RESULTS)),
            Map.entry(
                    "DeleteStateMachineVersion",
                    List.of(text("stateMachineVersionArn", 1, 2000).must())),
            Map.entry("CreateStateMachineAlias", List.of(ALIAS_DESCRIPTION, ALIAS_NAME.must(), ROUTING.must())),
            Map.entry("UpdateStateMachineAlias", List.of(ALIAS, ALIAS_DESCRIPTION, ROUTING)),
            Map.entry("DescribeStateMachineAlias", List.of(ALIAS)),
            Map.entry("DeleteStateMachineAlias", List.of(ALIAS)),
            Map.entry("ListStateMachineAliases", List.of(MACHINE, NEXT_TOKEN, MAX_RESULTS)),
            Map.entry(
                    "TestState",
                    List.of(
                            DEFINITION.must(),
                            ROLE,
                            INPUT,
                            word("inspectionLevel", "INFO", "DEBUG", "TRACE"),
                            document("variables"),
                            text("stateName", 1, 80),
                            MOCK,
                            document("context"),
                            STATE_CONFIGURATION)),
            Map.entry("StartExecution", List.of(MACHINE, NAME, INPUT, TRACE)),
            Map.entry("StartSyncExecution", List.of(MACHINE, NAME, INPUT, TRACE, INCLUDED)),
            Map.entry("StopExecution", List.of(EXECUTION, ERROR, CAUSE)),
            Map.entry("RedriveExecution", List.of(EXECUTION, pattern("clientToken", 1, 64, "[!-~]+"))),
            Map.entry("DescribeExecution", List.of(EXECUTION, INCLUDED)),
            Map.entry("DescribeStateMachineForExecution", List.of(EXECUTION, INCLUDED)),
            Map.entry(
                    "ListExecutions",
                    List.of(
                            text("stateMachineArn", 1, 256),
                            word(
                                    "statusFilter",
                                    "SUCCEEDED",
                                    "TIMED_OUT",
                                    "PENDING_REDRIVE",
                                    "ABORTED",
                                    "FAILED",
                                    "RUNNING"),
                            MAX_RESULTS,
                            text("nextToken", 1, 3096),
                            text("mapRunArn", 1, 2000),
                            word("redriveFilter", "REDRIVEN", "NOT_REDRIVEN"))),
            Map.entry("GetExecutionHistory", List.of(EXECUTION, MAX_RESULTS, NEXT_TOKEN)),
            Map.entry("SendTaskSuccess", List.of(TASK_TOKEN, document("output").must())),
            Map.entry("SendTaskFailure", List.of(TASK_TOKEN, ERROR, CAUSE)),
            Map.entry("SendTaskHeartbeat", List.of(TASK_TOKEN)),
            Map.entry("CreateActivity", List.of(NAME.must(), TAGS, ENCRYPTION)),
            Map.entry("DescribeActivity", List.of(ACTIVITY)),
            Map.entry("DeleteActivity", List.of(ACTIVITY)),
            Map.entry("ListActivities", List.of(MAX_RESULTS, NEXT_TOKEN)),
            Map.entry("GetActivityTask", List.of(ACTIVITY, text("workerName", 1, 80))),
            Map.entry("TagResource", List.of(RESOURCE, TAGS.must())),
            Map.entry(
                    "UntagResource",
                    List.of(RESOURCE, list("tagKeys", text("member", 1, 128)).must())),
            Map.entry("ListTagsForResource", List.of(RESOURCE)));

    private Constraints() {}

    /** The rules of an action's request. */
    static List<MemberRule> of(String action) {
        return TABLE.getOrDefault(action, List.of());
    }
}
