package dev.baton.local.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.baton.asl.Limits;
import dev.baton.asl.execution.ExecutionStatus;
import dev.baton.asl.json.Json;
import dev.baton.engine.log.Head;
import dev.baton.integrations.mock.MockConfiguration;
import dev.baton.integrations.mock.MockFile;
import dev.baton.integrations.mock.MockFileException;
import dev.baton.local.Local;
import dev.baton.local.LocalSettings;
import dev.baton.local.logging.LogSettings;
import java.io.PrintWriter;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code baton run}: one execution, shown as it goes on. */
@Command(
        name = "run",
        description = "Runs a definition, or an example folder with definition, input and mocks, and shows it.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:the execution succeeded", "1:it failed", "2:it could not be started"})
final class RunCli implements Callable<Integer> {

    @Parameters(paramLabel = "FOLDER|DEFINITION", description = "What to run.")
    private Path what = Path.of(".");

    @Option(names = "--input", paramLabel = "FILE|JSON", description = "Default: input.json of the folder, else {}.")
    private @Nullable String input;

    @Option(
            names = "--mock",
            paramLabel = "FILE",
            description = "A MockConfigFile.json. Default: mocks.json of the folder.")
    private @Nullable Path mock;

    @Option(names = "--case", paramLabel = "NAME", description = "The mocks' test case. Default: the first.")
    private @Nullable String testCase;

    @Option(names = "--no-mocks", description = "Call the real services, though the folder has mocks.")
    private boolean noMocks;

    @Option(names = "--json", description = "One event a line.")
    private boolean json;

    @Option(names = "--open", description = "Show the execution in the browser; the console stays until Ctrl-C.")
    private boolean open;

    @Option(
            names = "--port",
            description = "Of the console that --open serves. Default: any free one.",
            defaultValue = "0")
    private int port;

    @Mixin
    private ServiceOptions services = new ServiceOptions();

    @Mixin
    private Substitutions substitutions = new Substitutions();

    @Spec
    @SuppressWarnings("NullAway.Init") // put in by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        new LogSettings(LogSettings.Format.PLAIN, Level.WARN).apply();
        ExampleFolder example = ExampleFolder.of(what);
        MockConfiguration mocks = mocks(example);
        String machine = machine(example, mocks);
        ExampleRun run = new ExampleRun(
                machine, example.definition().json(substitutions), input(example), mockCase(machine, mocks));
        PrintWriter out = spec.commandLine().getOut();
        EventPrinter printer = json ? new JsonPrinter(out) : new ProgressPrinter(out, Colours.ofTerminal());
        Head end = open ? shown(run, settings(mocks), printer) : run.follow(settings(mocks), printer);
        return end.status() == ExecutionStatus.SUCCEEDED ? 0 : 1;
    }

    /** Runs it before the eyes of who looks at it in the console, which stays as long as he likes. */
    private Head shown(ExampleRun run, LocalSettings settings, EventPrinter printer) throws InterruptedException {
        // Lines of --json are read by programs.
        PrintWriter told =
                json ? spec.commandLine().getErr() : spec.commandLine().getOut();
        try (Local local = Local.inMemory(settings);
                ServedConsole console = ServedConsole.start(port, local::answer)) {
            local.begin();
            String arn = run.start(local);
            URI page = console.page("execution/" + URLEncoder.encode(arn, StandardCharsets.UTF_8));
            told.println("In the console: " + page);
            told.flush();
            ServedConsole.show(page, spec.commandLine().getErr());
            Head end = ExampleRun.follow(local, arn, printer);
            told.println();
            told.println("The console stays until Ctrl-C: " + page);
            told.flush();
            console.untilStopped();
            return end;
        }
    }

    private LocalSettings settings(MockConfiguration mocks) {
        try {
            return LocalSettings.of(services.in(System.getenv()), Limits.AWS.historyEvents(), mocks);
        } catch (IllegalArgumentException e) {
            throw new UserMistake(e);
        }
    }

    private MockConfiguration mocks(ExampleFolder example) {
        Optional<Path> file =
                noMocks ? Optional.empty() : Optional.ofNullable(mock).or(example::mocks);
        try {
            return file.isPresent() ? MockFile.read(file.get()) : MockConfiguration.NONE;
        } catch (MockFileException e) {
            throw new UserMistake(e);
        }
    }

    /** The mocks' own name for it, when they know one machine only. */
    private static String machine(ExampleFolder example, MockConfiguration mocks) {
        boolean known = mocks.machines().containsKey(example.name());
        return !known && mocks.machines().size() == 1
                ? mocks.machines().keySet().iterator().next()
                : example.name();
    }

    private Optional<String> mockCase(String machine, MockConfiguration mocks) {
        String wanted = testCase;
        if (wanted == null) {
            return mocks.testCases(machine).keySet().stream().findFirst();
        }
        if (!mocks.testCases(machine).containsKey(wanted)) {
            throw new UserMistake("there is no test case " + wanted + " of " + machine + "; there are "
                    + mocks.testCases(machine).keySet());
        }
        return Optional.of(wanted);
    }

    private String input(ExampleFolder example) {
        String given = input;
        if (given == null) {
            return example.input().map(InputFiles::read).map(RunCli::checked).orElse("{}");
        }
        Optional<Path> file = file(given);
        return checked(file.isPresent() ? InputFiles.read(file.get()) : given);
    }

    private static Optional<Path> file(String given) {
        try {
            return Optional.of(Path.of(given)).filter(Files::isRegularFile);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static String checked(String text) {
        try {
            return Json.parse(text.strip()).text();
        } catch (JsonProcessingException e) {
            throw new UserMistake("the input is neither a file nor JSON: " + JsonFault.of(e), e);
        }
    }
}
