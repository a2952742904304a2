package dev.baton.integrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.asl.parsing.DefinitionParser;
import dev.baton.asl.validation.Diagnostic;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResourceNamesTest {

    private static List<String> problems(String resource, String arguments) {
        String definition =
                "{\"StartAt\": \"A\", \"States\": {\"A\": {\"Type\": \"Task\", \"Resource\": \"arn:aws:states:::"
                        + resource + "\", " + arguments + ", \"End\": true}}}";
        return DefinitionParser.parse(definition).checkedAgainst(Integrations.catalog()).diagnostics().stream()
                .map(ResourceNamesTest::text)
                .toList();
    }

    private static String text(Diagnostic diagnostic) {
        return diagnostic.message() + " at " + diagnostic.location().orElse("");
    }

    @Test
    void membersThatAnActionDoesNotHaveAreToldWithTheNearestThatItHas() {
        assertThat(problems(
                        "aws-sdk:ssm:getParameter", "\"Parameters\": {\"Nam.$\": \"$.x\", \"WithDecryption\": true}"))
                .containsExactly(
                        "The field \"Nam\" is not supported by Step Functions (did you mean \"Name\"?) at /States/A/Parameters");
        assertThat(
                        problems(
                                "ecs:runTask.sync",
                                "\"Parameters\": {\"TaskDefinition\": \"t\", \"Overrides\": {\"ContainerOverrides\": [{\"Image\": \"x\"}]}}"))
                .containsExactly(
                        "The field \"Image\" is not supported by Step Functions at /States/A/Parameters/Overrides/ContainerOverrides[0]");
    }

    @Test
    void whatIsComputedIsLookedAtWhenItRuns() {
        assertThat(
                        problems(
                                "dynamodb:putItem",
                                "\"Parameters\": {\"TableName\": \"t\", \"Item\": {\"id\": {\"S.$\": \"$.id\"}, \"x.$\": \"$.x\"}}"))
                .isEmpty();
        assertThat(problems(
                        "aws-sdk:ssm:getParameter",
                        "\"QueryLanguage\": \"JSONata\", \"Arguments\": \"{% $states.input %}\""))
                .isEmpty();
    }

    @Test
    void actionsThatThereAreNotAreToldWithTheNearest() {
        assertThat(problems("aws-sdk:ssm:getParametr", "\"Parameters\": {}"))
                .singleElement()
                .asString()
                .contains("is not recognized", "Did you mean aws-sdk:ssm:getParameter?");
        assertThat(problems("aws-sdk:sssm:getParameter", "\"Parameters\": {}"))
                .singleElement()
                .asString()
                .contains("Did you mean aws-sdk:ssm:getParameter?");
        assertThat(problems("dynamodb:query", "\"Parameters\": {}"))
                .singleElement()
                .asString()
                .doesNotContain("Did you mean");
    }
}
