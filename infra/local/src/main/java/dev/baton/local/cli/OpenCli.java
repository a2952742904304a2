package dev.baton.local.cli;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code baton open}: the console's page of an execution or a state machine, in the browser. */
@Command(
        name = "open",
        description = "Shows an execution, a state machine or the console itself in the browser.",
        mixinStandardHelpOptions = true)
final class OpenCli implements Callable<Integer> {

    @Parameters(paramLabel = "ARN", arity = "0..1", description = "Of an execution or a state machine.")
    private @Nullable String arn;

    @Option(names = "--print", description = "Print the address instead.")
    private boolean print;

    @Mixin
    private ServerOption server = new ServerOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // put in by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        URI page = server.page(route());
        if (print) {
            spec.commandLine().getOut().println(page);
            spec.commandLine().getOut().flush();
        } else {
            Browser.show(page);
        }
        return 0;
    }

    private String route() {
        String wanted = arn;
        if (wanted == null) {
            return "dashboard";
        }
        String kind = wanted.contains(":execution:") ? "execution" : wanted.contains(":stateMachine:") ? "machine" : "";
        if (kind.isEmpty()) {
            throw new UserMistake(wanted + " is the ARN of neither an execution nor a state machine");
        }
        return kind + "/" + URLEncoder.encode(wanted, StandardCharsets.UTF_8);
    }
}
