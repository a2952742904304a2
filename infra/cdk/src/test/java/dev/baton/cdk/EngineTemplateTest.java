package dev.baton.cdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.aws.blueprint.Blueprint;
import dev.baton.aws.blueprint.Standard;
import dev.baton.harness.template.Differences;
import dev.baton.harness.template.TemplateReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awscdk.CustomResource;
import software.amazon.awscdk.cloudformation.include.CfnInclude;
import software.amazon.awscdk.services.dynamodb.Table;
import software.amazon.awscdk.services.events.EventBus;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.sns.Topic;

/** What the construct makes is what the blueprint says, and so is the template that was made of it for everybody else. */
class EngineTemplateTest {
    private static final Path PLAIN = Path.of("../../baton.template.json");
    private static final Map<String, String> BUCKET = Map.of("CodeBucket", "releases");
    private static final ObjectMapper JSON = new ObjectMapper();

    @BeforeAll
    static void node() {
        Node.orSkip();
    }

    @Test
    void constructMakesTheBlueprint() {
        String template = Synthesis.of(stack ->
                BatonEngine.Builder.create(stack, "Baton", Synthesis.code()).build());
        assertThat(Differences.between(Standard.BLUEPRINT, TemplateReader.read(template, Map.of())))
                .isEmpty();
    }

    @Test
    void constructThatPublishesMakesTheBlueprintThatDoes() {
        String template = Synthesis.of(stack -> BatonEngine.Builder.create(stack, "Baton", Synthesis.code())
                .publishEvents(EventBus.fromEventBusName(stack, "Bus", "orders"))
                .failureTopic(Topic.fromTopicArn(stack, "Failures", "arn:aws:sns:us-east-1:123456789012:failures"))
                .build());
        assertThat(Differences.between(Standard.publishing("orders"), TemplateReader.read(template, Map.of())))
                .isEmpty();
    }

    @Test
    void topicOfTheStackLetsTheBusPublish() {
        String template = Synthesis.of(stack -> BatonEngine.Builder.create(stack, "Baton", Synthesis.code())
                .publishEvents(EventBus.fromEventBusName(stack, "Bus", "default"))
                .failureTopic(new Topic(stack, "Topic"))
                .build());
        assertThat(template).contains("AWS::SNS::TopicPolicy", "\"Service\":\"events.amazonaws.com\"");
    }

    @Test
    void plainTemplateThatPublishesMakesTheBlueprintThatDoes() throws IOException {
        Map<String, String> parameters = new HashMap<>(BUCKET);
        parameters.put("EventBus", "orders");
        assertThat(TemplateReader.read(PLAIN, parameters).rules()).isEmpty();
        parameters.put("FailureTopicArn", "arn:aws:sns:us-east-1:123456789012:failures");
        assertThat(Differences.between(Standard.publishing("orders"), TemplateReader.read(PLAIN, parameters)))
                .isEmpty();
    }

    /** To make it anew: {@code infra/cdk/plain-template}. */
    @Test
    void plainTemplateIsCurrent() throws IOException {
        assertThat(Files.readString(PLAIN)).isEqualTo(PlainTemplate.text());
    }

    @Test
    void settingsReachWhatTheyAreFor() throws IOException {
        String template = Synthesis.of(stack -> BatonEngine.Builder.create(stack, "Baton", Synthesis.code())
                .retentionDays(30)
                .memoryMb(1024)
                .logLevel("WARN")
                .laneConcurrency(7)
                .taskFunctions(List.of("arn:aws:lambda:*:*:function:mine-*"))
                .key(new Key(stack, "Key"))
                .alarmTopic(new Topic(stack, "Topic"))
                .adopt(
                        Table.fromTableName(stack, "OldExecutions", "old-executions"),
                        Table.fromTableName(stack, "OldRegistry", "old-registry"))
                .build());
        JsonNode resources = JSON.readTree(template).path("Resources");
        JsonNode driver = function(resources, "DriverFunction");
        assertThat(driver.at("/Environment/Variables/BATON_RETENTION_DAYS").asText())
                .isEqualTo("30");
        assertThat(driver.at("/Environment/Variables/BATON_LOG_LEVEL").asText()).isEqualTo("WARN");
        assertThat(driver.at("/Environment/Variables/BATON_EXECUTIONS_TABLE").asText())
                .isEqualTo("old-executions");
        assertThat(driver.path("MemorySize").asInt()).isEqualTo(1024);
        assertThat(driver.has("KmsKeyArn")).isTrue();
        assertThat(template)
                .contains("\"MaximumConcurrency\":7", "arn:aws:lambda:*:*:function:mine-*", "\"ExpirationInDays\":426")
                .doesNotContain("AWS::DynamoDB::Table");
        assertThat(resources)
                .filteredOn(resource -> resource.path("Type").asText().equals("AWS::CloudWatch::Alarm"))
                .hasSize(Standard.BLUEPRINT.alarms().size())
                .allMatch(alarm -> alarm.at("/Properties/AlarmActions").size() == 1);
    }

    private static JsonNode function(JsonNode resources, String id) {
        for (JsonNode resource : resources) {
            if (resource.at("/Properties/Handler").asText().endsWith(id)) {
                return resource.path("Properties");
            }
        }
        throw new AssertionError(id + " is not there");
    }

    @Test
    void wrongSettingIsRefused() {
        Synthesis.of(stack -> {
            BatonEngine.Builder builder = BatonEngine.Builder.create(stack, "Baton", Synthesis.code());
            assertThatThrownBy(() -> builder.retentionDays(0)).hasMessageContaining("1 to 3650");
            assertThatThrownBy(() -> builder.memoryMb(128)).hasMessageContaining("256 to 10240");
            assertThatThrownBy(() -> builder.laneConcurrency(1)).hasMessageContaining("2 to 1000");
            assertThatThrownBy(() -> builder.formatLevel(2)).hasMessageContaining("at least 3");
            assertThatThrownBy(() -> builder.logLevel("LOUD")).hasMessageContaining("LOUD");
            assertThatThrownBy(() -> builder.taskFunctions(List.of())).hasMessageContaining("taskFunctions");
            assertThatThrownBy(() ->
                            builder.failureTopic(new Topic(stack, "Topic")).build())
                    .hasMessageContaining("publishEvents");
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        "VisibilityTimeout" : 930        | "VisibilityTimeout" : 30           | queues.LongQueue.visibility
        "AttributeName" : "ttl"          | "AttributeName" : "end"            | tables.ExecutionsTable.expiry
        "Timeout" : 900                  | "Timeout" : 90                     | functions.LongTaskFunction.timeout
        "RecursiveLoop" : "Allow"        | "RecursiveLoop" : "Terminate"      | functions.DriverFunction.feedsItself
        "BATON_LOG_LEVEL"                | "BATON_LOG_LEVELS"                 | environment.BATON_LOG_LEVEL
        "lambda:GetFunctionConfiguration" | "lambda:GetFunction"              | roles.TaskRole.grants
        "rate(1 minute)"                 | "rate(2 minutes)"                  | functions.SweepFunction.source
        "TreatMissingData" : "breaching" | "TreatMissingData" : "notBreaching" | alarms.NoSweepAlarm.missing
        """)
    void plantedDifferenceIsNamed(String text, String other, String place) throws IOException {
        String template = Files.readString(PLAIN);
        assertThat(template).contains(text);
        boolean all = text.contains("BATON");
        Blueprint made = TemplateReader.read(
                all
                        ? template.replace(text, other)
                        : template.replaceFirst(Pattern.quote(text), Matcher.quoteReplacement(other)),
                BUCKET);
        assertThat(Differences.between(Standard.BLUEPRINT, made))
                .anySatisfy(difference -> assertThat(difference).startsWith(place));
    }

    /** What CDK in other languages does with it. */
    @Test
    void plainTemplateCanBeIncluded() {
        String template = Synthesis.of(stack -> {
            CfnInclude baton = CfnInclude.Builder.create(stack, "Baton")
                    .templateFile(PLAIN.toString())
                    .parameters(Map.of("CodeBucket", "my-bucket", "CodeKey", "baton-1.zip", "RetentionDays", "30"))
                    .build();
            CustomResource.Builder.create(stack, "Orders")
                    .serviceToken(baton.getResource("StateMachinesFunction")
                            .getAtt("Arn")
                            .toString())
                    .resourceType("Custom::BatonStateMachine")
                    .properties(Map.of("DefinitionString", "{}", "RoleArn", "arn:aws:iam::123456789012:role/any"))
                    .build();
        });
        assertThat(template).contains("\"S3Bucket\":\"my-bucket\"", "Custom::BatonStateMachine");
    }

    @Test
    void plainTemplateMakesTheBlueprint() throws IOException {
        assertThat(Differences.between(Standard.BLUEPRINT, TemplateReader.read(PLAIN, BUCKET)))
                .isEmpty();
    }
}
