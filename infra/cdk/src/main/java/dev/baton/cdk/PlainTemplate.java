package dev.baton.cdk;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.aws.blueprint.Standard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.CfnCondition;
import software.amazon.awscdk.CfnMapping;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.CfnParameter;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.DefaultStackSynthesizer;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.Token;
import software.amazon.awscdk.services.cloudwatch.CfnAlarm;
import software.amazon.awscdk.services.lambda.CfnVersion;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.amazon.awscdk.services.s3.Bucket;
import software.constructs.IConstruct;

/**
 * The engine as a template for everybody without CDK for Java and without SAM: raw CloudFormation, {@code CfnInclude} in TypeScript and Python, Terraform.
 * It has parameters for what the construct has settings, and no need of a bootstrapped account.
 *
 * <p>{@code main} writes it to the file that is given, {@code baton.template.json} in the repository.
 */
final class PlainTemplate {
    private static final List<Integer> RETENTIONS = List.of(1, 7, 14, 30, 60, 90, 180, 365, 730, 3650);
    private static final Set<String> UNNAMED = Set.of("Resource", "Default");

    private PlainTemplate() {}

    public static void main(String[] arguments) throws IOException {
        Files.writeString(Path.of(arguments[0]), text());
    }

    /** The template, in JSON with a line for each member. */
    static String text() throws IOException {
        App app = new App(AppProps.builder().analyticsReporting(false).build());
        Stack stack = Stack.Builder.create(app, "Baton")
                .description(
                        "Baton runs Step Functions state machines on Lambda, DynamoDB and SQS. docs/deploy.md tells how.")
                .synthesizer(DefaultStackSynthesizer.Builder.create()
                        .generateBootstrapVersionRule(false)
                        .build())
                .build();
        BatonEngine engine = engine(stack);
        outputs(stack, engine);
        rename(stack);
        Object template = app.synth().getStackByName("Baton").getTemplate();
        ObjectMapper json = new ObjectMapper();
        DefaultPrettyPrinter printer =
                new DefaultPrettyPrinter().withArrayIndenter(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE);
        return json.writer(printer).writeValueAsString(json.valueToTree(template)) + "\n";
    }

    private static BatonEngine engine(Stack stack) {
        CfnParameter retention = number(stack, "RetentionDays", 90, "How many days finished executions are kept.");
        retention.setAllowedValues(RETENTIONS.stream().map(String::valueOf).toList());
        CfnParameter memory = number(stack, "MemoryMb", 512, "Memory of each function.");
        memory.setMinValue(256);
        memory.setMaxValue(10_240);
        CfnParameter lanes = number(
                stack, "LaneConcurrency", 100, "How many processes the functions of each queue have at the most.");
        lanes.setMinValue(2);
        lanes.setMaxValue(1000);
        CfnParameter form = number(
                stack,
                "FormatLevel",
                Standard.FORMAT_LEVEL,
                "Up to which version executions are written. Raise it when no older code will come back.");
        form.setMinValue(Standard.FORMAT_LEVEL);
        CfnParameter access = text(
                stack,
                "Access",
                "iam",
                "Whether whom IAM lets in may do all (iam), or what Custom::BatonGrant grants (grants).");
        access.setAllowedValues(List.of("iam", "grants"));
        CfnParameter level = text(stack, "LogLevel", "INFO", "Least level of Baton's own log lines.");
        level.setAllowedValues(List.of("ERROR", "WARN", "INFO", "DEBUG", "TRACE"));
        CfnParameter functions = text(
                stack,
                "TaskFunctions",
                "*",
                "ARNs, perhaps with wildcards, of the functions that Task states may call.");
        functions.setType("CommaDelimitedList");
        CfnParameter roles = text(
                stack, "TaskRoles", "*", "ARNs, perhaps with wildcards, of the roles that state machines may have.");
        roles.setType("CommaDelimitedList");
        CfnParameter logs = text(
                stack,
                "ExecutionLogs",
                "*",
                "ARNs, perhaps with wildcards, of log groups to which state machines may log.");
        logs.setType("CommaDelimitedList");
        CfnParameter keys = text(
                stack,
                "EncryptionKeys",
                "*",
                "ARNs, perhaps with wildcards, of KMS keys by which state machines and activities may be encrypted.");
        keys.setType("CommaDelimitedList");
        PlainEvents events = new PlainEvents(stack);
        BatonEngine engine = new BatonEngine(
                stack,
                "Engine",
                new EngineSettings(
                        code(stack),
                        retention.getValueAsNumber(),
                        Token.asNumber(payloadDays(stack).findInMap(retention.getValueAsString(), "Days")),
                        memory.getValueAsNumber(),
                        lanes.getValueAsNumber(),
                        form.getValueAsNumber(),
                        access.getValueAsString(),
                        level.getValueAsString(),
                        RetentionDays.ONE_MONTH,
                        functions.getValueAsList(),
                        roles.getValueAsList(),
                        logs.getValueAsList(),
                        keys.getValueAsList(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(events.bus()),
                        Optional.of(events.failureTopic()),
                        Optional.empty(),
                        Optional.empty()));
        events.onlyWhereWanted(engine);
        alarmTopic(stack, engine);
        publishEachCode(engine);
        return engine;
    }

    private static CfnParameter number(Stack stack, String name, int otherwise, String about) {
        return CfnParameter.Builder.create(stack, name)
                .type("Number")
                .defaultValue(Integer.toString(otherwise))
                .description(about)
                .build();
    }

    private static CfnParameter text(Stack stack, String name, String otherwise, String about) {
        return CfnParameter.Builder.create(stack, name)
                .type("String")
                .defaultValue(otherwise)
                .description(about)
                .build();
    }

    private static Code code(Stack stack) {
        CfnParameter bucket = CfnParameter.Builder.create(stack, "CodeBucket")
                .type("String")
                .description("The bucket, in the stack's region, that holds the functions' zip.")
                .build();
        CfnParameter key =
                text(stack, "CodeKey", "baton-functions.zip", "The zip's key there. Another key is another version.");
        return Code.fromBucket(Bucket.fromBucketName(stack, "Code", bucket.getValueAsString()), key.getValueAsString());
    }

    private static CfnMapping payloadDays(Stack stack) {
        Map<String, Map<String, Object>> days = new TreeMap<>();
        RETENTIONS.forEach(kept -> days.put(
                Integer.toString(kept),
                Map.of("Days", EngineSettings.payloadDays(kept).intValue())));
        return CfnMapping.Builder.create(stack, "PayloadDays").mapping(days).build();
    }

    private static void alarmTopic(Stack stack, BatonEngine engine) {
        CfnParameter topic =
                text(stack, "AlarmTopicArn", "", "SNS topic that hears of alarms. Without one, alarms are only shown.");
        CfnCondition alarmed = CfnCondition.Builder.create(stack, "Alarmed")
                .expression(Fn.conditionNot(Fn.conditionEquals(topic.getValueAsString(), "")))
                .build();
        Object actions = Fn.conditionIf(alarmed.getLogicalId(), List.of(topic.getValueAsString()), Aws.NO_VALUE);
        for (IConstruct construct : engine.getNode().findAll()) {
            if (construct instanceof CfnAlarm alarm) {
                alarm.addPropertyOverride("AlarmActions", actions);
            }
        }
    }

    /** A version is made anew when its description changes, which names what makes one differ from the other. */
    private static void publishEachCode(BatonEngine engine) {
        for (IConstruct construct : engine.getNode().findAll()) {
            if (construct instanceof CfnVersion version) {
                version.setDescription(Fn.sub(
                        "${CodeKey} ${RetentionDays} ${LogLevel} ${MemoryMb} ${FormatLevel} ${Access} ${EventBus}"));
            }
        }
    }

    /** As SAM's template has them. The names of exports must stay: other stacks' state machines refer to them. */
    private static void outputs(Stack stack, BatonEngine engine) {
        output(
                stack,
                "ApiUrl",
                "Where the Step Functions API is served to whom IAM lets in",
                engine.apiUrl().getUrl());
        output(
                stack,
                "SweepFunctionName",
                "What ./baton dead-letters asks, as its option --function",
                engine.sweepFunctionName());
        output(
                stack,
                "FailedStartsQueueUrl",
                "Where events lie that started nothing at any try",
                engine.failedStarts().getQueueUrl());
        output(
                stack,
                "ExecutionsTableName",
                "Executions and their events",
                engine.executionsTable().getTableName());
        exported(
                stack,
                "TaskRole",
                "The role that calls functions, and assumes the roles of state machines",
                engine.taskRole().getRoleArn());
        exported(
                stack,
                "StarterFunction",
                "What rules, schedules and pipes invoke to start an execution",
                engine.function("StarterFunction").getFunctionArn());
        exported(
                stack, "StateMachinesFunction", "The ServiceToken of Custom::BatonStateMachine", engine.serviceToken());
    }

    private static void exported(Stack stack, String name, String about, String value) {
        output(stack, name + "Arn", about, value).setExportName(Fn.sub("${AWS::StackName}-" + name));
    }

    private static CfnOutput output(Stack stack, String name, String about, String value) {
        return CfnOutput.Builder.create(stack, name)
                .description(about)
                .value(value)
                .build();
    }

    /** After the construct's path, without the stack's and the engine's names, and without the hash. */
    private static void rename(Stack stack) {
        for (IConstruct construct : stack.getNode().findAll()) {
            if (construct instanceof CfnResource resource) {
                List<String> path =
                        new ArrayList<>(List.of(resource.getNode().getPath().split("/")));
                path.removeAll(UNNAMED);
                resource.overrideLogicalId(String.join("", path.subList(Math.min(2, path.size() - 1), path.size())));
            }
        }
    }
}
