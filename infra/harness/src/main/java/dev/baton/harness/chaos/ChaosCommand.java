package dev.baton.harness.chaos;

import dev.baton.aws.blueprint.Blueprint;
import dev.baton.harness.Built;
import dev.baton.harness.HarnessCli;
import dev.baton.harness.template.TemplateException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code baton harness chaos}: exit code 0 when nothing was lost, doubled, wrong or late, else 1. */
@Command(
        name = "chaos",
        description =
                "Runs workflows on the harness while processes are killed, stopped and set apart in time, messages come"
                        + " twice, services throttle and answers are lost; shows what was lost, doubled, wrong or late.",
        mixinStandardHelpOptions = true)
public final class ChaosCommand implements Callable<Integer> {
    /** A driver keeps five seconds back, and a call may take three. */
    private static final int LEAST_TIMEOUT = 10;

    @Option(
            names = "--executions",
            description = "How many are started. Default: ${DEFAULT-VALUE}.",
            defaultValue = "1000")
    private int executions;

    @Option(names = "--faults", description = "How many happen. Default: ${DEFAULT-VALUE}.", defaultValue = "200")
    private int faults;

    @Option(
            names = "--seed",
            description = "Draws what happens and when: the same seed, the same plan. Default: ${DEFAULT-VALUE}.",
            defaultValue = "1")
    private long seed;

    @Option(names = "--json", description = "Show the report as JSON.")
    private boolean json;

    @Option(
            names = "--open",
            description = "How many executions are open at once. Default: ${DEFAULT-VALUE}.",
            defaultValue = "40")
    private int open;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            description = "Time-out of the functions. Default: ${DEFAULT-VALUE}.",
            defaultValue = "20")
    private int timeoutSeconds;

    @Option(
            names = "--sweep",
            paramLabel = "SECONDS",
            description = "How often the sweep runs; 0 for never. Default: ${DEFAULT-VALUE}.",
            defaultValue = "20")
    private int sweepSeconds;

    @Option(
            names = "--settle",
            paramLabel = "SECONDS",
            description = "How long executions may take to end after the last start. Default: ${DEFAULT-VALUE}.",
            defaultValue = "240")
    private int settleSeconds;

    @Option(
            names = "--upgrade",
            description =
                    "Deploy a newer version step by step, with its ways back, in place of one that runs beside the"
                            + " old one all the time.")
    private boolean upgrade;

    @Option(
            names = "--artefact",
            paramLabel = "ZIP",
            description = "Another zip of the functions, to see whether its faults are found.")
    private Path artefact = Path.of("");

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // put in by picocli
    private HarnessCli harness;

    @Spec
    @SuppressWarnings("NullAway.Init") // put in by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        checkOptions();
        Built built = harness.built();
        Optional<String> missing = built.complaint();
        if (missing.isPresent()) {
            spec.commandLine().getErr().println("baton: " + missing.get());
            return 2;
        }
        Blueprint blueprint;
        try {
            blueprint = harness.blueprint();
        } catch (TemplateException | NoSuchFileException e) {
            spec.commandLine().getErr().println("baton: " + e.getMessage());
            return 2;
        }
        ChaosReport report = ChaosRun.of(settings(built, blueprint));
        spec.commandLine().getOut().println(json ? ReportJson.of(report) : ReportText.of(report));
        spec.commandLine().getOut().flush();
        return report.isGood() ? 0 : 1;
    }

    private void checkOptions() {
        if (timeoutSeconds < LEAST_TIMEOUT) {
            throw new ParameterException(
                    spec.commandLine(), "--timeout must be " + LEAST_TIMEOUT + " or more, so that a call fits");
        }
        if (executions < 1 || faults < 0 || open < 1 || sweepSeconds < 0 || settleSeconds < 1) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--executions, --open and --settle must be 1 or more, --faults and --sweep 0 or more");
        }
    }

    private ChaosSettings settings(Built built, Blueprint blueprint) {
        return new ChaosSettings(
                executions,
                faults,
                seed,
                open,
                ChaosSettings.ALL_VARIANTS,
                blueprint,
                Duration.ofSeconds(timeoutSeconds),
                Duration.ofSeconds(sweepSeconds),
                Duration.ofSeconds(settleSeconds),
                upgrade,
                artefact.toString().isEmpty() ? built.artefact() : artefact,
                built,
                harness.root().resolve("lambda-handlers/engine/src/main/java"));
    }
}
