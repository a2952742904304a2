package dev.baton.cdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.stepfunctions.StateMachineType;

/** What a state machine becomes in a template. */
class BatonStateMachineTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    @BeforeAll
    static void node() {
        Node.orSkip();
    }

    @Test
    void examplesAreMadeFromChainYamlAndAsset() throws Exception {
        JsonNode resources = JSON.readTree(Synthesis.named(
                        "Test/Baton",
                        stack -> new BatonApp.Examples(stack, "Baton", Synthesis.code(), Path.of("examples"))))
                .path("Resources");
        List<JsonNode> machines = machines(resources);
        assertThat(machines).hasSize(3).allSatisfy(machine -> {
            assertThat(machine.path("ServiceToken").toString()).contains("StateMachinesFunction");
            assertThat(machine.path("ServiceTimeout").asText()).isEqualTo("300");
            assertThat(machine.path("RoleArn").toString()).contains("Role", "Arn");
        });
        assertThat(machines.toString())
                .contains("Say hello", "${GreetFunction}", "DefinitionSubstitutions", "DefinitionS3Location");
        assertThat(policies(resources)).contains("lambda:InvokeFunction", "s3:GetObject");
        JsonNode rule = resource(resources, "AWS::Events::Rule", "EachHour");
        assertThat(rule.at("/Targets/0/InputTransformer/InputTemplate").toString())
                .contains("\\\"input\\\":<")
                .doesNotContain("\\\"<\\\"");
        assertThat(rule.at("/Targets/0/DeadLetterConfig").isObject()).isTrue();
    }

    @Test
    void settingsReachTheResource() throws Exception {
        String template = Synthesis.of(stack -> {
            BatonEngine engine =
                    BatonEngine.Builder.create(stack, "Baton", Synthesis.code()).build();
            BatonStateMachine machine = BatonStateMachine.Builder.create(
                            stack, "Flow", engine, MachineDefinition.fromString("{\"StartAt\": \"${First}\"}"))
                    .name("flow")
                    .type(StateMachineType.EXPRESS)
                    .substitutions(Map.of("First", "A"))
                    .tags(Map.of("team", "a"))
                    .build();
            assertThat(machine.alias("live")).isNotEmpty();
            assertThat(machine.metricFailed().getMetricName()).isEqualTo("ExecutionsFailed");
            machine.asScheduleTarget(
                    Map.of("a", 1), Queue.Builder.create(stack, "Dead").build());
        });
        JsonNode resources = JSON.readTree(template).path("Resources");
        JsonNode machine = machines(resources).getFirst();
        assertThat(machine.path("StateMachineName").asText()).isEqualTo("flow");
        assertThat(machine.path("StateMachineType").asText()).isEqualTo("EXPRESS");
        assertThat(machine.at("/DefinitionSubstitutions/First").asText()).isEqualTo("A");
        assertThat(machine.at("/Tags/0/Key").asText()).isEqualTo("team");
        assertThat(resource(resources, "Custom::BatonStateMachineAlias", "")
                        .path("Name")
                        .asText())
                .isEqualTo("live");
    }

    @Test
    void grantIsOfTheDoorAndOfTheMachine() throws Exception {
        String template = Synthesis.of(stack -> {
            BatonEngine engine = BatonEngine.Builder.create(stack, "Baton", Synthesis.code())
                    .onlyWhatIsGranted()
                    .build();
            BatonStateMachine machine = BatonStateMachine.Builder.create(
                            stack, "Flow", engine, MachineDefinition.fromString("{}"))
                    .build();
            Role caller = Role.Builder.create(stack, "Caller")
                    .assumedBy(new ServicePrincipal("ec2.amazonaws.com"))
                    .build();
            machine.grantStartExecution(caller);
            machine.grantRead(caller);
            assertThatThrownBy(() -> machine.grantOperate(new ServicePrincipal("ec2.amazonaws.com")))
                    .hasMessageContaining("a role or a user");
        });
        JsonNode resources = JSON.readTree(template).path("Resources");
        JsonNode grant = resource(resources, "Custom::BatonGrant", "Grant1");
        assertThat(grant.path("Rights").toString()).isEqualTo("[\"start\"]");
        assertThat(grant.at("/Principal/Fn::GetAtt/0").asText()).startsWith("Caller");
        assertThat(grant.at("/Resource/Ref").asText()).startsWith("Flow");
        assertThat(resource(resources, "Custom::BatonGrant", "Grant2")
                        .path("Rights")
                        .toString())
                .isEqualTo("[\"read\"]");
        assertThat(template).contains("lambda:InvokeFunctionUrl").contains("\"BATON_ACCESS\":\"grants\"");
    }

    @Test
    void fileThatCannotBeReadIsRefused() throws Exception {
        Path broken = Files.writeString(folder.resolve("broken.yaml"), "a: [");
        assertThatThrownBy(() -> MachineDefinition.fromFile(broken)).hasMessageContaining("is no YAML");
        Path absent = folder.resolve("absent.json");
        assertThatThrownBy(() -> MachineDefinition.fromFile(absent)).hasMessageContaining("absent.json cannot be read");
        assertThatThrownBy(() -> MachineDefinition.fromAsset(absent))
                .hasMessageContaining("absent.json cannot be read");
    }

    private static List<JsonNode> machines(JsonNode resources) {
        List<JsonNode> machines = new ArrayList<>();
        resources.forEach(resource -> {
            if (resource.path("Type").asText().equals("Custom::BatonStateMachine")) {
                machines.add(resource.path("Properties"));
            }
        });
        return machines;
    }

    private static String policies(JsonNode resources) {
        StringBuilder policies = new StringBuilder();
        resources.properties().forEach(resource -> {
            String id = resource.getKey();
            if (id.contains("ChainRole") || id.contains("MayReadDefinition")) {
                policies.append(resource.getValue());
            }
        });
        return policies.toString();
    }

    private static JsonNode resource(JsonNode resources, String type, String id) {
        for (Map.Entry<String, JsonNode> resource : resources.properties()) {
            if (resource.getValue().path("Type").asText().equals(type)
                    && resource.getKey().contains(id)) {
                return resource.getValue().path("Properties");
            }
        }
        throw new AssertionError("there is no " + type);
    }
}
