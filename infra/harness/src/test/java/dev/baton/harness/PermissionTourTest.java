package dev.baton.harness;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.aws.blueprint.Blueprint;
import dev.baton.harness.permission.AwsCall;
import dev.baton.harness.permission.CallRecorder;
import dev.baton.harness.permission.Permissions;
import dev.baton.harness.template.TemplateReader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the functions do by themselves is allowed, and what is allowed they do, by SAM's template and by CDK's. */
class PermissionTourTest {
    private static final Path ROOT = Path.of("../..");
    private static final Built BUILT = Built.in(ROOT);

    /** Allowed, and not played, because something must go wrong first or be set otherwise; each with what that is. */
    private static final Map<String, String> NOT_PLAYED = Map.ofEntries(
            entry(
                    "StarterRole: s3:GetObject on Inside[id=PayloadsBucket]",
                    "an event comes twice, and the last entry of its execution, which ended, is too big for an item"),
            entry(
                    "StarterRole: sqs:SendMessage on Part[id=FailedStartsQueue]",
                    "Lambda itself sends there an event that started nothing at any try"),
            entry(
                    "StateMachinesRole: s3:PutObject on Inside[id=PayloadsBucket]",
                    "a deletion stops an execution whose state of several megabytes is written anew just then"),
            entry("SweepRole: s3:PutObject on Inside[id=PayloadsBucket]", "the same, where another process began it"),
            entry(
                    "StarterRole: kms:Decrypt on Named[parameter=EncryptionKeys]",
                    "an event names an execution that stands, of a machine with a customer's key"),
            entry(
                    "StarterRole: kms:GenerateDataKey on Named[parameter=EncryptionKeys]",
                    "an event starts a machine with a customer's key"),
            entry(
                    "StateMachinesRole: kms:Decrypt on Named[parameter=EncryptionKeys]",
                    "a machine with a customer's key is changed, or deleted while it runs"),
            entry("StateMachinesRole: kms:GenerateDataKey on Named[parameter=EncryptionKeys]", "the same"),
            entry("SweepRole: kms:Decrypt on Named[parameter=EncryptionKeys]", "such a deletion is taken up"),
            entry("SweepRole: kms:GenerateDataKey on Named[parameter=EncryptionKeys]", "the same"),
            entry(
                    "TaskRole: lambda:InvokeFunction on Named[parameter=TaskFunctions]",
                    "BATON_ASSUME_ROLES is false: else functions are called in the machines' roles"));

    /** Allowed, and played only when two things meet in one moment; each with what they are. */
    private static final Map<String, String> SELDOM_PLAYED = Map.ofEntries(
            entry(
                    "StateMachinesRole: logs:CreateLogStream on Named[parameter=ExecutionLogs]",
                    "a deletion stops executions, and ends before the machine with its log group is gone"),
            entry("StateMachinesRole: logs:PutLogEvents on Named[parameter=ExecutionLogs]", "the same"),
            entry("SweepRole: logs:CreateLogStream on Named[parameter=ExecutionLogs]", "the same"),
            entry("SweepRole: logs:PutLogEvents on Named[parameter=ExecutionLogs]", "the same"),
            entry(
                    "StateMachinesRole: events:PutEvents on Named[parameter=EventBus]",
                    "a deletion stops an execution before its first step"),
            entry(
                    "SweepRole: events:PutEvents on Named[parameter=EventBus]",
                    "the same, or a batch of redrives is taken up"),
            entry(
                    "TaskRole: sqs:ChangeMessageVisibility on OwnQueues[infix=-activity-]",
                    "a worker went away while a task was offered to it"),
            entry(
                    "TaskRole: sqs:ChangeMessageVisibility on Part[id=ExpressQueue]",
                    "a message fails, and is to come again soon"),
            entry("TaskRole: sqs:ChangeMessageVisibility on Part[id=LongQueue]", "the same"),
            entry("TaskRole: sqs:ChangeMessageVisibility on Part[id=ShortQueue]", "the same"));

    private static final Map<String, Map<String, String>> TEMPLATES = Map.of(
            "infra/sam/template.yaml",
            Map.of("EventBus", "default"),
            "baton.template.json",
            Map.of("EventBus", "default", "CodeBucket", "any"));

    @TempDir
    Path work;

    @Test
    @Timeout(value = 15, unit = TimeUnit.MINUTES)
    void everyCallIsAllowedAndEveryPermissionIsUsed() throws Exception {
        BUILT.complaint().ifPresent(complaint -> {
            System.err.println("SKIPPED, NOT TESTED: the functions' permissions; " + complaint);
            Assumptions.abort(complaint);
        });
        Set<AwsCall> calls =
                tour(TemplateReader.read(ROOT.resolve("infra/sam/template.yaml"), Map.of("EventBus", "default")));
        for (Map.Entry<String, Map<String, String>> template : TEMPLATES.entrySet()) {
            String text = Files.readString(ROOT.resolve(template.getKey()));
            Permissions permissions = permissions(text, template.getValue());
            assertThat(permissions.refused(calls)).as(template.getKey()).isEmpty();
            assertThat(permissions.unused(calls).stream().filter(unused -> !SELDOM_PLAYED.containsKey(unused)))
                    .as(template.getKey())
                    .containsExactlyInAnyOrderElementsOf(NOT_PLAYED.keySet());
            assertFaultsAreSeen(text, template.getValue(), calls);
        }
    }

    /** One action in the place of another is a call that nothing allows, and a permission that nothing uses. */
    private static void assertFaultsAreSeen(String template, Map<String, String> parameters, Set<AwsCall> calls) {
        Permissions wrong = permissions(template.replace("dynamodb:UpdateItem", "dynamodb:Scan"), parameters);
        assertThat(wrong.refused(calls))
                .isNotEmpty()
                .allMatch(line -> line.contains(" may not dynamodb:UpdateItem on baton-"));
        assertThat(wrong.unused(calls))
                .containsAll(NOT_PLAYED.keySet())
                .contains(
                        "TaskRole: dynamodb:Scan on Part[id=ExecutionsTable]",
                        "SweepRole: dynamodb:Scan on Part[id=ExecutionsTable]");
    }

    private static Permissions permissions(String template, Map<String, String> parameters) {
        return new Permissions(TemplateReader.read(template, parameters), "baton");
    }

    private Set<AwsCall> tour(Blueprint blueprint) throws Exception {
        try (AwsStub aws = new AwsStub();
                SqsServer queues = new SqsServer();
                DynamoDbLocal tables =
                        DynamoDbLocal.start(BUILT.dynamoDbClassPath(), Files.createDirectories(work.resolve("logs")));
                CallRecorder recorder = new CallRecorder();
                Harness harness = Harness.start(settings(
                        blueprint,
                        new Endpoints(tables.endpoint(), queues.endpoint(), Optional.of(aws.uri())),
                        aws.uri(),
                        recorder))) {
            assertThat(new Tour(harness, aws.uri()).go()).isEmpty();
            assertThat(aws.objects()).isPositive();
            assertThat(aws.events())
                    .contains(
                            "baton.states RUNNING",
                            "baton.states SUCCEEDED",
                            "baton.states FAILED",
                            "baton.states ABORTED");
            return Stream.concat(recorder.calls().stream(), new Permissions(blueprint, "baton").polls().stream())
                    .filter(call -> !call.function().equals(AwsStub.LENT_KEY))
                    .collect(Collectors.toSet());
        }
    }

    private HarnessSettings settings(Blueprint blueprint, Endpoints endpoints, URI aws, CallRecorder recorder) {
        Map<String, String> environment = new HashMap<>(Map.of("BATON_ASSUME_ROLES", "true"));
        for (String service :
                Set.of("S3", "STS", "LAMBDA", "CLOUDWATCH_LOGS", "SECRETS_MANAGER", "KMS", "EVENTBRIDGE")) {
            environment.put("AWS_ENDPOINT_URL_" + service, recorder.before(aws).toString());
        }
        return new HarnessSettings(
                0,
                BUILT.artefact(),
                BUILT.runtime(),
                new Services.Given(endpoints, "baton"),
                work,
                1,
                blueprint,
                Duration.ZERO,
                false,
                environment,
                Optional.empty(),
                new Disturbances(
                        recorder::before,
                        recorder::before,
                        Disturbances.NONE.variants(),
                        Disturbances.NONE.redelivery()));
    }
}
