package dev.baton.functions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Custom resources that cannot be made: the reason says why, and nothing is made. */
class WrongResourcesTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final StackOfResources stack = new StackOfResources("wrong");

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"DefinitionSubstitutions": "Hello"}            | DefinitionSubstitutions must be names with a text each
            {"DefinitionSubstitutions": {"a": {"b": "c"}}}  | DefinitionSubstitutions: a must be a text
            {"DefinitionSubstitutions": {"a": ["b"]}}       | DefinitionSubstitutions: a must be a text
            {"Tags": {"team": "a"}}                         | Tags must be a list of Key and Value
            {"Tags": [{"team": "a"}]}                       | Tags: Key is missing
            {"Tags": [{"Key": "baton:stack", "Value": "b"}]}| keys with baton: are Baton's own
            {"DefinitionS3Location": "s3://bucket/key"}     | DefinitionS3Location must have Bucket and Key
            {"DefinitionS3Location": {"Bucket": "b"}}       | One of DefinitionString and DefinitionS3Location is needed
            {"StateMachineType": "FAST"}                    | FAST
            {"StateMachineName": "a b"}                     | InvalidName
            {"RoleArn": "any"}                              | InvalidArn
            {"Defintion": {}}                               | The property Defintion is not supported
            """)
    void wrongPropertyOfAMachineIsNamed(String properties, String reason) throws Exception {
        ObjectNode machine = StackOfResources.machine(StackOfResources.PASS);
        machine.setAll((ObjectNode) JSON.readTree(properties));
        assertRefused(stack.create("Flow", machine, StackOfResources.MACHINE), reason);
        assertThat(stack.machines()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"Key": "k"}                  | DefinitionS3Location: Bucket is missing
            {"Bucket": "b"}               | DefinitionS3Location: Key is missing
            {"Bucket": "b", "Key": "k"}   | DefinitionS3Location: There is no object k in b
            """)
    void wrongPlaceOfADefinitionIsNamed(String location, String reason) throws Exception {
        ObjectNode machine = StackOfResources.machine("");
        machine.remove("DefinitionString");
        machine.set("DefinitionS3Location", JSON.readTree(location));
        assertRefused(stack.create("Flow", machine, StackOfResources.MACHINE), reason);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Version | {}                                             | StateMachineArn is missing
            Version | {"StateMachineArn": "any"}                     | InvalidArn
            Version | {"StateMachineArn": "any", "Weight": "1"}      | The property Weight is not supported
            Alias   | {}                                             | Name is missing
            Alias   | {"Name": "live"}                               | RoutingConfiguration must be a list
            Alias   | {"Name": "live", "DeploymentPreference": {}}   | DeploymentPreference is not supported: nothing shifts weights by itself
            Alias   | {"Name": "live", "RoutingConfiguration": [{"StateMachineVersionArn": "a", "Weight": "all"}]} | Weight must be a number
            Alias   | {"Name": "live", "RoutingConfiguration": [{"Weight": "100"}]} | StateMachineVersionArn is missing
            """)
    void wrongVersionAndAliasIsRefused(String kind, String properties, String reason) throws Exception {
        ObjectNode wanted = StackOfResources.properties();
        wanted.setAll((ObjectNode) JSON.readTree(properties));
        assertRefused(stack.create("Live", wanted, "Custom::BatonStateMachine" + kind), reason);
    }

    @Test
    void diagnosticsAreToldWholeAsLongAsThereIsRoom() throws Exception {
        String wrong = wrong(12);
        String reason = stack.create("Flow", StackOfResources.machine(wrong), StackOfResources.MACHINE)
                .path("Reason")
                .asText();
        assertThat(reason).startsWith("InvalidDefinition").doesNotContain("(cut;");
        IntStream.range(0, 12).forEach(i -> assertThat(reason).contains("/States/S" + i));
    }

    @Test
    void reasonThatIsTooLongIsCutAtTheLimitAndSaysSo() throws Exception {
        String wrong = wrong(500);
        JsonNode answer = stack.create("Flow", StackOfResources.machine(wrong), StackOfResources.MACHINE);
        int bytes = JSON.writeValueAsString(answer).getBytes(StandardCharsets.UTF_8).length;
        assertThat(bytes).isBetween(3500, 4096);
        assertRefused(answer, "(cut; the function's log has all of it)");
    }

    @ParameterizedTest
    @CsvSource({"Machine", "MachineVersion", "MachineAlias"})
    void whatWasNeverMadeIsDeletedWithoutAWord(String kind) throws Exception {
        for (String id : new String[] {
            "not-made-1",
            "2026/11/28/[1]abc",
            "arn:aws:states:us-east-1:123456789012:stateMachine:none",
            "arn:aws:states:us-east-1:123456789012:stateMachine:none:1",
            "arn:aws:states:us-east-1:123456789012:stateMachine:none:live"
        }) {
            JsonNode answer = stack.delete("Flow", StackOfResources.properties(), id, "Custom::BatonState" + kind);
            assertThat(answer.path("Status").asText()).as(answer.toString()).isEqualTo("SUCCESS");
            assertThat(answer.path("PhysicalResourceId").asText()).isEqualTo(id);
        }
    }

    private static String wrong(int states) {
        String wrong = IntStream.range(0, states)
                .mapToObj(i -> ",\"S" + i + "\":{\"Type\":\"Pas\"}")
                .collect(Collectors.joining());
        return "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pass\",\"End\":true}" + wrong + "}}";
    }

    private static void assertRefused(JsonNode answer, String reason) {
        assertThat(answer.path("Status").asText()).as(answer.toString()).isEqualTo("FAILED");
        assertThat(answer.path("Reason").asText()).contains(reason);
        assertThat(answer.path("PhysicalResourceId").asText()).startsWith("not-made-");
    }
}
