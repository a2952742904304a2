package dev.baton.local.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.baton.asl.definition.StateMachine;
import dev.baton.asl.parsing.DefinitionParser;
import dev.baton.asl.parsing.ParseResult;
import dev.baton.integrations.mock.MockSkeleton;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code baton mock}: mocks for a definition, to begin with. */
@Command(
        name = "mock",
        description = {
            "Prints a MockConfigFile for a definition: a test case in which every Task succeeds, with an answer of the form",
            "that its service's answers have. Change what matters, and give it to run --mock or SFN_MOCK_CONFIG."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:printed", "1:the definition was refused", "2:it could not be read"})
final class MockCli implements Callable<Integer> {

    @Parameters(paramLabel = "DEFINITION", description = "A definition in JSON or YAML, or its folder.")
    private Path definition = Path.of("");

    @Mixin
    private Substitutions substitutions = new Substitutions();

    @Spec
    @SuppressWarnings("NullAway.Init") // put in by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws JsonProcessingException {
        DefinitionFile file = DefinitionFile.find(definition);
        ParseResult result = DefinitionParser.parse(file.json(substitutions));
        Optional<StateMachine> machine = result.machine();
        if (machine.isEmpty()) {
            spec.commandLine()
                    .getErr()
                    .println("baton: " + file.path() + " is refused, see baton validate " + file.path());
            spec.commandLine().getErr().flush();
            return 1;
        }
        ObjectMapper json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
        spec.commandLine().getOut().println(json.writeValueAsString(MockSkeleton.of(file.machine(), machine.get())));
        spec.commandLine().getOut().flush();
        return 0;
    }
}
