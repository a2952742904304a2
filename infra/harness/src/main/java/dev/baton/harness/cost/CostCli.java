package dev.baton.harness.cost;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.harness.Disturbances;
import dev.baton.harness.HarnessCli;
import dev.baton.harness.HarnessSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code baton harness cost}: what a million transitions cost. */
@Command(
        name = "cost",
        description =
                "Runs workflows on the functions, counts what they use, and tells what that costs at list prices.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:every promise was kept", "1:one was not", "2:it could not be run"})
public final class CostCli implements Callable<Integer> {
    private static final int INSTANCES = 2;
    private static final int MEMORY = 256;

    /** A Map holds the results of its items until it ends. */
    private static final int MEMORY_FOR_MAPS = 512;

    private static final Duration SWEEP_EVERY = Duration.ofSeconds(4);

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Option(names = "--maps", description = "Measure Maps of 100, 1,000 and 10,000 items instead of workflows.")
    private boolean maps;

    @Option(names = "--only", paramLabel = "NAME", description = "Only the workflow of that name, e.g. tasks.")
    private Optional<String> only = Optional.empty();

    @Option(
            names = "--prices",
            paramLabel = "FILE",
            description = "Prices and assumptions. Default: benchmarks/prices.json.")
    private Optional<Path> pricesFile = Optional.empty();

    @Option(names = "--memory", paramLabel = "MB", description = "Memory of the functions. Default: 256, for Maps 512.")
    private @Nullable Integer memory;

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // put in by picocli
    private HarnessCli parent;

    @Spec
    @SuppressWarnings("NullAway.Init") // put in by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Optional<String> complaint = parent.complaint();
        if (complaint.isPresent()) {
            return refuse("baton: " + complaint.get());
        }
        HarnessSettings settings = settings(parent.onOwnServers());
        int memoryMb = memory != null ? memory : maps ? MEMORY_FOR_MAPS : MEMORY;
        try {
            Prices prices = Prices.read(pricesFile.orElse(parent.root().resolve("benchmarks/prices.json")));
            try (Lab lab = Lab.open(settings, prices, memoryMb)) {
                // Whoever stops it leaves no processes behind.
                Runtime.getRuntime().addShutdownHook(new Thread(lab::close));
                return maps ? maps(lab) : workflows(lab, memoryMb);
            }
        } catch (PricesException e) {
            return refuse("baton: " + e.getMessage());
        }
    }

    private int refuse(String why) {
        spec.commandLine().getErr().println(why);
        return 2;
    }

    /** As deployed, with waits as they are, histories of any length, and a sweep that is soon there. */
    private static HarnessSettings settings(HarnessSettings asked) {
        return new HarnessSettings(
                0,
                asked.artefact(),
                asked.runtime(),
                asked.services(),
                asked.work().resolve("cost"),
                INSTANCES,
                asked.blueprint(),
                SWEEP_EVERY,
                false,
                Map.of("BATON_HISTORY_LIMIT", "0"),
                Optional.empty(),
                Disturbances.NONE);
    }

    private int maps(Lab lab) throws IOException, InterruptedException {
        MapTable table = MapTable.measure(lab);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            print(JsonNodeFactory.instance.objectNode().set("maps", table.json()));
        } else {
            table.print(out);
        }
        out.flush();
        return 0;
    }

    private int workflows(Lab lab, int memoryMb) throws IOException, InterruptedException {
        lab.warmUp();
        List<Measurement> measurements = new ArrayList<>();
        for (Workload workload : Workloads.all()) {
            if (only.filter(name -> !name.equals(workload.name())).isEmpty()) {
                tell(workload);
                measurements.add(lab.measure(workload));
            }
        }
        if (only.filter(name -> !name.equals("job-an-hour")).isEmpty()) {
            measurements.add(new LongJob(lab).measure().hour());
        }
        LongWait.Found wait = new LongWait(lab).measure();
        measurements.add(wait.day());
        Month month = Month.of(wait.sweep(), lab.prices());
        CostReport report =
                new CostReport(lab.prices(), month, measurements, memoryMb, lab.usedMb(), lab.startMillis());
        if (json) {
            print(report.json());
        } else {
            report.print(spec.commandLine().getOut());
        }
        spec.commandLine().getOut().flush();
        boolean missed = measurements.stream().anyMatch(measurement -> measurement.isMissed(lab.prices(), month));
        return missed ? 1 : 0;
    }

    private void tell(Workload workload) {
        PrintWriter err = spec.commandLine().getErr();
        err.println("baton: " + workload.name() + ": " + workload.title());
        err.flush();
    }

    private void print(ObjectNode node) throws IOException {
        spec.commandLine()
                .getOut()
                .println(new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(node));
    }
}
