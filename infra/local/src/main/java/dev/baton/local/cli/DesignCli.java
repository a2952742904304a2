package dev.baton.local.cli;

import dev.baton.asl.Limits;
import dev.baton.integrations.mock.MockConfiguration;
import dev.baton.local.Local;
import dev.baton.local.LocalSettings;
import dev.baton.local.logging.LogSettings;
import java.io.PrintWriter;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.slf4j.event.Level;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code baton design}: the designer on a file, which it saves to. */
@Command(
        name = "design",
        description = "Opens a definition in the designer, which saves to the same file, until Ctrl-C.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:stopped", "2:the file cannot be opened, or the port is in use"})
final class DesignCli implements Callable<Integer> {

    @Parameters(
            paramLabel = "FILE",
            description = "A definition in JSON, or in YAML, which is edited as text; or a folder with one.")
    private Path named = Path.of(".");

    @Option(names = "--port", description = "Default: any free one.", defaultValue = "0")
    private int port;

    @Option(names = "--print", description = "Print the address only, and open no browser.")
    private boolean print;

    @Mixin
    private ServiceOptions services = new ServiceOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // put in by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        new LogSettings(LogSettings.Format.PLAIN, Level.WARN).apply();
        DefinitionFile definition = DefinitionFile.find(named);
        DesignedFile file = new DesignedFile(definition.path());
        file.read();
        try (Local local = Local.inMemory(settings());
                ServedConsole console = ServedConsole.start(port, new DesignApi(file, local::answer))) {
            local.begin();
            tell(console.page(route(file)), file);
            console.untilStopped();
        }
        return 0;
    }

    private LocalSettings settings() {
        try {
            return LocalSettings.of(services.in(System.getenv()), Limits.AWS.historyEvents(), MockConfiguration.NONE);
        } catch (IllegalArgumentException e) {
            throw new UserMistake(e);
        }
    }

    private static String route(DesignedFile file) {
        String name = String.valueOf(file.path().getFileName());
        return "design?file=" + URLEncoder.encode(name, StandardCharsets.UTF_8);
    }

    private void tell(URI page, DesignedFile file) {
        PrintWriter out = spec.commandLine().getOut();
        out.println("The designer of " + file.path() + ", until Ctrl-C: " + page);
        out.flush();
        if (!print) {
            ServedConsole.show(page, spec.commandLine().getErr());
        }
    }
}
