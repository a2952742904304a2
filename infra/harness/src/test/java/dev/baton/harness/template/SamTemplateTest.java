package dev.baton.harness.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.aws.blueprint.Blueprint;
import dev.baton.aws.blueprint.Standard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The hand-written template makes what the blueprint says, and nothing else. */
class SamTemplateTest {
    private static final Path TEMPLATE = Path.of("../sam/template.yaml");

    @Test
    void templateMakesTheBlueprint() throws IOException {
        Blueprint made = TemplateReader.read(TEMPLATE, Map.of());
        assertThat(Differences.between(Standard.BLUEPRINT, made)).isEmpty();
        assertThat(made).isEqualTo(Standard.BLUEPRINT);
    }

    private static final Map<String, String> PUBLISHING =
            Map.of("EventBus", "orders", "FailureTopicArn", "arn:aws:sns:us-east-1:123456789012:failures");

    @Test
    void templateThatPublishesMakesTheBlueprintThatDoes() throws IOException {
        Blueprint made = TemplateReader.read(TEMPLATE, PUBLISHING);
        assertThat(Differences.between(Standard.publishing("orders"), made)).isEmpty();
        Blueprint withoutTopic = TemplateReader.read(TEMPLATE, Map.of("EventBus", "orders"));
        assertThat(withoutTopic.rules()).isEmpty();
        assertThat(withoutTopic.roles()).isEqualTo(made.roles());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        status: [ABORTED, FAILED, TIMED_OUT]    | status: [FAILED]                   | rules.FailuresRule.statuses
        source: [baton.states]                  | source: [aws.states]               | rules.FailuresRule.source
        Action: events:PutEvents                | Action: events:PutRule             | roles.SweepRole.grants
        Roles: [!Ref TaskRole, !Ref SweepRole, !Ref StateMachinesRole] | Roles: [!Ref TaskRole] | roles.StateMachinesRole.grants
        BATON_EVENT_BUS: !Ref EventBus          | BATON_EVENT_BUS: default           | environment.BATON_EVENT_BUS
        """)
    void plantedDifferenceOfWhatPublishesIsNamed(String text, String other, String place) throws IOException {
        Blueprint made = TemplateReader.read(planted(text, other), PUBLISHING);
        assertThat(Differences.between(Standard.publishing("orders"), made))
                .anySatisfy(difference -> assertThat(difference).startsWith(place));
    }

    /** Of each kind one: what is changed in the template, into what, and where the difference is said to be. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        VisibilityTimeout: 930                  | VisibilityTimeout: 900             | queues.LongQueue.visibility
        maxReceiveCount: 5                      | maxReceiveCount: 3                 | queues.ShortQueue.deadLetters
        MessageRetentionPeriod: 1209600         | MessageRetentionPeriod: 345600     | queues.DeadLettersQueue.retention
        {AttributeName: ttl                     | {AttributeName: expiry             | tables.ExecutionsTable.expiry
        TableClass: STANDARD_INFREQUENT_ACCESS  | TableClass: STANDARD               | tables.ExecutionsTable.infrequent
        IndexName: due                          | IndexName: overdue                 | tables.ExecutionsTable.indexes.due
        '90': {Days: 486}                       | '90': {Days: 90}                   | bucket.beyondRetention
        PasswordLength: 44                      | PasswordLength: 24                 | secret.characters
        BATON_LONG_QUEUE_URL: !Ref LongQueue    | BATON_LONG_QUEUE_URL: !Ref ShortQueue | environment.BATON_LONG_QUEUE_URL
        BATON_LOG_LEVEL: !Ref LogLevel          | BATON_RETENTION_DAY: !Ref LogLevel | environment.BATON_LOG_LEVEL
        Timeout: 900                            | Timeout: 600                       | functions.LongTaskFunction.timeout
        RecursiveLoop: Allow                    | RecursiveLoop: Terminate           | functions.DriverFunction.feedsItself
        TargetArn: !GetAtt FailedStartsQueue.Arn | TargetArn: !GetAtt DeadLettersQueue.Arn | functions.StarterFunction.deadLetters
        BatchSize: 10                           | BatchSize: 1                       | functions.DriverFunction.source
        rate(1 minute)                          | rate(5 minutes)                    | functions.SweepFunction.source
        [s3:GetObject, s3:PutObject]            | [s3:GetObject]                     | roles.TaskRole.grants
        lambda:GetFunctionConfiguration         | lambda:GetFunction                 | roles.TaskRole.grants
        MetricName: ApproximateAgeOfOldestMessage | MetricName: NumberOfMessagesSent | alarms.OldShortMessagesAlarm.metric.name
        TreatMissingData: breaching             | TreatMissingData: notBreaching     | alarms.NoSweepAlarm.missing
        """)
    void plantedDifferenceIsNamed(String text, String other, String place) throws IOException {
        Blueprint made = TemplateReader.read(planted(text, other), Map.of());
        assertThat(Differences.between(Standard.BLUEPRINT, made))
                .anySatisfy(difference -> assertThat(difference).startsWith(place));
    }

    /** What the blueprint has no words for, because it must always be so. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        DeletionPolicy: Retain                 | DeletionPolicy: Delete            | DeletionPolicy must be Retain
        PointInTimeRecoveryEnabled: true       | PointInTimeRecoveryEnabled: false | PointInTimeRecoveryEnabled must be true
        DeletionProtectionEnabled: true        | DeletionProtectionEnabled: false  | DeletionProtectionEnabled must be true
        {AuthType: AWS_IAM}                    | {AuthType: NONE}                  | AuthType must be AWS_IAM
        FunctionResponseTypes: [ReportBatchItemFailures] | FunctionResponseTypes: [] | FunctionResponseTypes must be
        Runtime: java25                        | Runtime: java21                   | Runtime must be java25
        SystemLogLevel: WARN                   | SystemLogLevel: INFO              | SystemLogLevel must be WARN
        AutoPublishAliasAllProperties: true    | AutoPublishAliasAllProperties: false | AutoPublishAliasAllProperties must be true
        aws:SecureTransport: 'false'           | aws:SecureTransport: 'true'       | no policy refuses what comes without TLS
        BlockPublicAcls: true                  | BlockPublicAcls: false            | BlockPublicAcls must be true
        BillingMode: PAY_PER_REQUEST           | BillingMode: PROVISIONED          | BillingMode must be PAY_PER_REQUEST
        - !GetAtt DriverLogs.Arn               | - !GetAtt SweepLogs.Arn           | its role may not write to its log group
        RetentionInDays: 30                    | Retention: 30                     | Retention is not known here
        """)
    void wrongPropertyIsNamed(String text, String other, String problem) throws IOException {
        String planted = planted(text, other);
        assertThatThrownBy(() -> TemplateReader.read(planted, Map.of()))
                .isInstanceOf(TemplateException.class)
                .hasMessageContaining(problem);
    }

    @Test
    void unknownTypeAndFunctionAreRefused() throws IOException {
        String topic = planted("  # Alarms", "  Topic:\n    Type: AWS::SNS::Topic\n");
        assertThatThrownBy(() -> TemplateReader.read(topic, Map.of()))
                .hasMessageContaining("Resources/Topic: the type AWS::SNS::Topic is not known here");
        String cidr = planted("VisibilityTimeout: 930", "VisibilityTimeout: !Cidr ['10.0.0.0/8', 1, 8]");
        assertThatThrownBy(() -> TemplateReader.read(cidr, Map.of())).hasMessageContaining("Fn::Cidr is not modelled");
    }

    @Test
    void everyProblemIsToldAtOnce() throws IOException {
        String two =
                planted("Runtime: java25", "Runtime: java8").replace("BillingMode: PAY_PER_REQUEST", "BillingMode: X");
        assertThatThrownBy(() -> TemplateReader.read(two, Map.of()))
                .isInstanceOfSatisfying(
                        TemplateException.class,
                        problems -> assertThat(problems.problems()).hasSizeGreaterThanOrEqualTo(7));
    }

    @Test
    void parameterReachesWhatItIsFor() throws IOException {
        Blueprint made = TemplateReader.read(TEMPLATE, Map.of("RetentionDays", "30", "MemoryMb", "1024"));
        assertThat(Differences.between(Standard.BLUEPRINT, made))
                .allMatch(difference -> difference.matches("(environment.BATON_RETENTION_DAYS|functions.*memoryMb).*"))
                .hasSize(Standard.BLUEPRINT.functions().size() + 1);
    }

    @ParameterizedTest
    @CsvSource({
        "RetentionDays, 91, must be one of",
        "MemoryMb, 128, must be at least 256",
        "MemoryMb, much, must be a number",
        "EventBus, my bus, must be like",
        "Colour, red, there is no Colour"
    })
    void wrongParameterIsRefused(String name, String value, String problem) {
        assertThatThrownBy(() -> TemplateReader.read(TEMPLATE, Map.of(name, value)))
                .hasMessageContaining(name)
                .hasMessageContaining(problem);
    }

    /** Whoever changes from one template to the other finds the same things under the same names. */
    @Test
    void outputsAndParametersAreThoseOfThePlainTemplate() throws IOException {
        JsonNode sam = YamlTree.read(Files.readString(TEMPLATE));
        JsonNode plain = YamlTree.read(Files.readString(Path.of("../../baton.template.json")));
        assertThat(names(sam.path("Outputs"))).isEqualTo(names(plain.path("Outputs")));
        for (String output : names(sam.path("Outputs"))) {
            assertThat(plain.path("Outputs").path(output).path("Export"))
                    .isEqualTo(sam.path("Outputs").path(output).path("Export"));
        }
        Set<String> parameters = names(plain.path("Parameters"));
        parameters.removeAll(Set.of("CodeBucket", "CodeKey"));
        assertThat(names(sam.path("Parameters"))).isEqualTo(parameters);
    }

    private static Set<String> names(JsonNode members) {
        Set<String> names = new TreeSet<>();
        members.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** Also where nothing is modelled: CloudFormation makes nothing of such a template. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Value: !Ref StarterFunctionAliaslive    | Value: !Ref Nobody            | Outputs/StarterFunctionArn
        TreatMissingData: breaching             | DependsOn: Nobody             | Resources/NoSweepAlarm
        !GetAtt ApiFunctionUrl.FunctionUrl      | !GetAtt Nobody.FunctionUrl    | Outputs/ApiUrl
        """)
    void whatIsReferredToAndNotThereIsNamed(String text, String other, String place) throws IOException {
        String planted = planted(text, other);
        assertThatThrownBy(() -> TemplateReader.read(planted, Map.of()))
                .hasMessageContaining(place)
                .hasMessageContaining("there is no parameter and no resource Nobody");
    }

    @Test
    void folderIsNoTemplate() {
        assertThatThrownBy(() -> TemplateReader.read(TEMPLATE.getParent(), Map.of()))
                .isInstanceOf(TemplateException.class)
                .hasMessageContaining("is a folder");
    }

    @Test
    void brokenFilesAreRefusedInWords() {
        for (String text : List.of("", "- a", "a: [", "{", "Resources: {A: {}, A: {}}", "Description: a template")) {
            assertThatThrownBy(() -> TemplateReader.read(text, Map.of()))
                    .isInstanceOf(TemplateException.class)
                    .hasMessageContaining("template");
        }
    }

    private static String planted(String text, String other) throws IOException {
        String template = Files.readString(TEMPLATE);
        assertThat(template).contains(text);
        int at = template.indexOf(text);
        return template.substring(0, at) + other + template.substring(at + text.length());
    }
}
