package dev.baton.local.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.asl.parsing.DefinitionParser;
import dev.baton.asl.parsing.ParseResult;
import dev.baton.asl.validation.Diagnostic;
import dev.baton.asl.validation.MachineType;
import dev.baton.integrations.Integrations;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code baton validate}: everything that is wrong or doubtful in definitions, with its place. */
@Command(
        name = "validate",
        description = "Checks definitions and prints what is wrong with line and column.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:all can run", "1:at least one was refused", "2:a file could not be read"})
final class ValidateCli implements Callable<Integer> {

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "Definitions in JSON or YAML, or folders with a definition.asl.json.")
    private List<Path> files = List.of();

    @Option(names = "--json", description = "One line a file: {file, result, diagnostics}.")
    private boolean json;

    @Option(
            names = "--type",
            description = "STANDARD or EXPRESS. Default: ${DEFAULT-VALUE}.",
            defaultValue = "STANDARD")
    private MachineType type = MachineType.STANDARD;

    @Mixin
    private Substitutions substitutions = new Substitutions();

    @Spec
    @SuppressWarnings("NullAway.Init") // put in by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        boolean refused = false;
        boolean unreadable = false;
        for (Path file : files) {
            try {
                refused |= !check(file);
            } catch (UserMistake e) {
                unreadable = true;
                spec.commandLine().getErr().println("baton: " + e.getMessage());
                spec.commandLine().getErr().flush();
            }
        }
        return unreadable ? 2 : refused ? 1 : 0;
    }

    private boolean check(Path named) {
        DefinitionFile definition = DefinitionFile.find(named);
        Path file = definition.path();
        ParseResult result = DefinitionParser.parse(definition.json(substitutions))
                .checkedFor(type)
                .checkedAgainst(Integrations.catalog())
                .checkedForRunning();
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(line(file, result));
        } else {
            result.diagnostics().forEach(diagnostic -> out.println(plain(file, diagnostic)));
            if (!result.hasErrors()) {
                out.println(file + ": OK");
            }
        }
        out.flush();
        return !result.hasErrors();
    }

    private static String plain(Path file, Diagnostic diagnostic) {
        return file + ":" + diagnostic.line() + ":" + diagnostic.column() + ": "
                + diagnostic.severity().name().toLowerCase(Locale.ROOT) + ": " + diagnostic.message();
    }

    private static ObjectNode line(Path file, ParseResult result) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("file", file.toString());
        line.put("result", result.hasErrors() ? "FAIL" : "OK");
        ArrayNode diagnostics = line.putArray("diagnostics");
        for (Diagnostic diagnostic : result.diagnostics()) {
            ObjectNode one = diagnostics.addObject();
            one.put("severity", diagnostic.severity().name());
            one.put("code", diagnostic.code().name());
            one.put("message", diagnostic.message());
            one.put("location", diagnostic.location().orElse(""));
            one.put("line", diagnostic.line());
            one.put("column", diagnostic.column());
        }
        return line;
    }
}
