package dev.baton.local.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.client.config.SdkAdvancedClientOption;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ActivityDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sfn.model.RoutingConfigurationListItem;
import software.amazon.awssdk.services.sfn.model.StateMachineDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.StateMachineStatus;
import software.amazon.awssdk.services.sfn.model.SyncExecutionStatus;
import software.amazon.awssdk.services.sfn.model.Tag;
import software.amazon.awssdk.services.sfn.model.TestExecutionStatus;
import software.amazon.awssdk.services.sfn.model.ValidateStateMachineDefinitionResultCode;

/**
 * What the Terraform provider calls for its resources {@code aws_sfn_state_machine}, {@code aws_sfn_alias} and {@code
 * aws_sfn_activity}, call by call (provider source, {@code internal/service/sfn}), by the SDK for Java v2, which is tried with it.
 */
class TerraformSequencesTest {
    private static final String ROLE = "arn:aws:iam::123456789012:role/any";
    private static final String FIRST = "{\n  \"StartAt\": \"A\",\n  \"States\": {\"A\": {\"Type\": \"Succeed\"}}\n}";
    private static final String SECOND =
            "{\"StartAt\": \"A\", \"States\": {\"A\": {\"Type\": \"Pass\", \"Result\": 7, \"End\": true}}}";
    private static final long LOOK_MILLIS = 10;

    private ServedApi api = serve();
    private SfnClient sfn = client(api);

    private static ServedApi serve() {
        try {
            return new ServedApi();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static SfnClient client(ServedApi api) {
        return SfnClient.builder()
                .endpointOverride(URI.create(api.url()))
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any")))
                .httpClient(Apache5HttpClient.create())
                .overrideConfiguration(override ->
                        override.putAdvancedOption(SdkAdvancedClientOption.DISABLE_HOST_PREFIX_INJECTION, true))
                .build();
    }

    @BeforeEach
    void isUp() {
        assertThat(sfn.listStateMachines().stateMachines()).isEmpty();
    }

    @AfterEach
    void stop() {
        sfn.close();
        api.close();
    }

    @Test
    void aMachineIsPlannedCreatedReadUpdatedAndDeleted() throws Exception {
        plan(FIRST);
        String arn = sfn.createStateMachine(create -> create.name("m")
                        .definition(FIRST)
                        .roleArn(ROLE)
                        .type("STANDARD")
                        .publish(false)
                        .loggingConfiguration(logging -> logging.level("OFF").includeExecutionData(false))
                        .tracingConfiguration(tracing -> tracing.enabled(false))
                        .tags(Tag.builder().key("env").value("test").build()))
                .stateMachineArn();
        DescribeStateMachineResponse read = read(arn, 0, Map.of("env", "test"));
        assertThat(read.definition()).isEqualTo(FIRST);
        assertThat(read.revisionId()).isNull();

        plan(SECOND);
        update(arn);
        assertThat(read(arn, 1, Map.of("env", "prod", "team", "x")).revisionId())
                .isNotNull();

        sfn.deleteStateMachine(delete -> delete.stateMachineArn(arn));
        awaitGone(arn);
    }

    private void plan(String definition) {
        assertThat(sfn.validateStateMachineDefinition(
                                validate -> validate.definition(definition).type("STANDARD"))
                        .result())
                .isEqualTo(ValidateStateMachineDefinitionResultCode.OK);
    }

    /** What each refresh asks for; a data source and a newer provider ask for the aliases as well. */
    private DescribeStateMachineResponse read(String arn, int versions, Map<String, String> tags) {
        DescribeStateMachineResponse read = sfn.describeStateMachine(describe -> describe.stateMachineArn(arn));
        assertThat(read.status()).isEqualTo(StateMachineStatus.ACTIVE);
        assertThat(read.loggingConfiguration().levelAsString()).isEqualTo("OFF");
        assertThat(read.tracingConfiguration().enabled()).isFalse();
        assertThat(read.encryptionConfiguration().typeAsString()).isEqualTo("AWS_OWNED_KEY");
        assertThat(read.creationDate()).isNotNull();
        assertThat(sfn.listStateMachineVersions(list -> list.stateMachineArn(arn))
                        .stateMachineVersions())
                .hasSize(versions);
        assertThat(sfn.listStateMachineAliases(list -> list.stateMachineArn(arn))
                        .stateMachineAliases())
                .isEmpty();
        assertThat(sfn.listTagsForResource(list -> list.resourceArn(arn)).tags())
                .extracting(Tag::key, Tag::value)
                .containsExactlyInAnyOrderElementsOf(tags.entrySet().stream()
                        .map(tag -> org.assertj.core.groups.Tuple.tuple(tag.getKey(), tag.getValue()))
                        .toList());
        return read;
    }

    private void update(String arn) throws InterruptedException {
        sfn.updateStateMachine(change -> change.stateMachineArn(arn)
                .definition(SECOND)
                .roleArn(ROLE + "2")
                .publish(true)
                .versionDescription("second"));
        while (!sfn.describeStateMachine(describe -> describe.stateMachineArn(arn))
                .definition()
                .equals(SECOND)) {
            Thread.sleep(LOOK_MILLIS);
        }
        sfn.untagResource(untag -> untag.resourceArn(arn).tagKeys("env"));
        sfn.tagResource(tag -> tag.resourceArn(arn)
                .tags(
                        Tag.builder().key("env").value("prod").build(),
                        Tag.builder().key("team").value("x").build()));
    }

    private void awaitGone(String arn) throws InterruptedException {
        while (true) {
            try {
                assertThat(sfn.describeStateMachine(describe -> describe.stateMachineArn(arn))
                                .status())
                        .isIn(StateMachineStatus.DELETING, StateMachineStatus.ACTIVE);
            } catch (StateMachineDoesNotExistException e) {
                return;
            }
            Thread.sleep(LOOK_MILLIS);
        }
    }

    @Test
    void aDefinitionThatIsWrongAbortsThePlan() {
        var validated = sfn.validateStateMachineDefinition(
                validate -> validate.definition("{\"StartAt\": \"A\"}").type("STANDARD"));
        assertThat(validated.result()).isEqualTo(ValidateStateMachineDefinitionResultCode.FAIL);
        assertThat(validated.diagnostics())
                .isNotEmpty()
                .allSatisfy(diagnostic -> assertThat(diagnostic.message()).isNotBlank());
    }

    @Test
    void anAliasIsCreatedReadMovedAndDeleted() {
        String version = sfn.createStateMachine(create ->
                        create.name("m").definition(FIRST).roleArn(ROLE).publish(true))
                .stateMachineVersionArn();
        String second = sfn.updateStateMachine(change -> change.stateMachineArn(machineOf(version))
                        .definition(SECOND)
                        .roleArn(ROLE)
                        .publish(true))
                .stateMachineVersionArn();
        String alias = sfn.createStateMachineAlias(
                        create -> create.name("prod").routingConfiguration(route(version, 100)))
                .stateMachineAliasArn();
        assertThat(sfn.describeStateMachineAlias(describe -> describe.stateMachineAliasArn(alias))
                        .routingConfiguration())
                .containsExactly(route(version, 100));
        sfn.updateStateMachineAlias(update -> update.stateMachineAliasArn(alias)
                .description("half")
                .routingConfiguration(route(version, 50), route(second, 50)));
        assertThat(sfn.describeStateMachineAlias(describe -> describe.stateMachineAliasArn(alias)))
                .satisfies(read -> assertThat(read.description()).isEqualTo("half"))
                .satisfies(read -> assertThat(read.routingConfiguration()).hasSize(2));
        sfn.deleteStateMachineAlias(delete -> delete.stateMachineAliasArn(alias));
        assertThatThrownBy(() -> sfn.describeStateMachineAlias(describe -> describe.stateMachineAliasArn(alias)))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    private static RoutingConfigurationListItem route(String version, int weight) {
        return RoutingConfigurationListItem.builder()
                .stateMachineVersionArn(version)
                .weight(weight)
                .build();
    }

    private static String machineOf(String version) {
        return version.substring(0, version.lastIndexOf(':'));
    }

    @Test
    void anActivityIsCreatedReadAndDeleted() {
        String arn = sfn.createActivity(create -> create.name("act")
                        .tags(Tag.builder().key("k").value("v").build()))
                .activityArn();
        assertThat(sfn.describeActivity(describe -> describe.activityArn(arn)).name())
                .isEqualTo("act");
        assertThat(sfn.listTagsForResource(list -> list.resourceArn(arn)).tags())
                .containsExactly(Tag.builder().key("k").value("v").build());
        assertThat(sfn.listActivities().activities()).hasSize(1);
        sfn.deleteActivity(delete -> delete.activityArn(arn));
        assertThatThrownBy(() -> sfn.describeActivity(describe -> describe.activityArn(arn)))
                .isInstanceOf(ActivityDoesNotExistException.class);
    }

    @Test
    void aUsersDayWithTheSdkForJava() throws Exception {
        String arn = sfn.createStateMachine(
                        create -> create.name("m").definition(SECOND).roleArn(ROLE))
                .stateMachineArn();
        String execution =
                sfn.startExecution(start -> start.stateMachineArn(arn)).executionArn();
        while (sfn.describeExecution(describe -> describe.executionArn(execution))
                        .status()
                == ExecutionStatus.RUNNING) {
            Thread.sleep(LOOK_MILLIS);
        }
        assertThat(sfn
                        .getExecutionHistoryPaginator(
                                history -> history.executionArn(execution).maxResults(3))
                        .events()
                        .stream()
                        .map(event -> event.typeAsString())
                        .toList())
                .isEqualTo(List.of("ExecutionStarted", "PassStateEntered", "PassStateExited", "ExecutionSucceeded"));
        String fast = sfn.createStateMachine(create ->
                        create.name("fast").type("EXPRESS").definition(SECOND).roleArn(ROLE))
                .stateMachineArn();
        assertThat(sfn.startSyncExecution(start -> start.stateMachineArn(fast)).status())
                .isEqualTo(SyncExecutionStatus.SUCCEEDED);
        assertThat(sfn.testState(test -> test.definition("{\"Type\": \"Pass\", \"End\": true}")
                                .input("1"))
                        .status())
                .isEqualTo(TestExecutionStatus.SUCCEEDED);
    }
}
