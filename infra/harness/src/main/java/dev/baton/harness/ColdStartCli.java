package dev.baton.harness;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.harness.ColdStart.FirstCall;
import dev.baton.harness.ColdStart.Sample;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.ToLongFunction;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code benchmarks/cold-start}: process start to first answer, in the forms in which functions are deployed. */
@Command(
        name = "cold-start",
        description =
                "Measures how long a function takes from the start of its process to its first answer, under the real runtime"
                        + " client, against DynamoDB Local and ElasticMQ.",
        mixinStandardHelpOptions = true)
public final class ColdStartCli implements Callable<Integer> {
    private static final int MOST_RUNS = 1000;

    @Option(names = "--runs", description = "How often. Default: ${DEFAULT-VALUE}.", defaultValue = "5")
    private int runs;

    @Option(names = "--json", description = "One JSON document.")
    private boolean json;

    @Option(
            names = "--root",
            paramLabel = "DIR",
            description = "Where Baton was built. Default: the current folder.",
            defaultValue = ".")
    private Path root = Path.of(".");

    @Spec
    @SuppressWarnings("NullAway.Init") // put in by picocli
    private CommandSpec spec;

    /** A form of deployment and what was measured of it. */
    private record Form(String name, Launch launch, Map<FirstCall, List<Sample>> samples) {}

    public static void main(String[] args) {
        System.exit(new CommandLine(new ColdStartCli()).execute(args));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Built built = Built.in(root);
        Optional<String> complaint = runs < 1 || runs > MOST_RUNS
                ? Optional.of("--runs must be 1 to " + MOST_RUNS + ", but is " + runs)
                : built.complaint();
        if (complaint.isPresent()) {
            spec.commandLine().getErr().println("baton: " + complaint.get());
            return 2;
        }
        List<Form> forms = forms(new ImageFolder(ArchiveTraining.trained(built)));
        try (Stage stage = Stage.open(built)) {
            measure(new ColdStart(stage), forms);
        } catch (InvocationFailedException e) {
            throw new IOException(e.getMessage(), e);
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println(json ? document(forms) : table(forms));
        out.flush();
        return 0;
    }

    private static List<Form> forms(ImageFolder image) {
        return List.of(
                new Form("managed runtime", new Launch.Managed(), new LinkedHashMap<>()),
                new Form("container image, without archive", new Launch.Image(image), new LinkedHashMap<>()),
                new Form("container image, with archive", new Launch.Archived(image), new LinkedHashMap<>()));
    }

    /** In turn, so that whatever else the machine does meets all alike; the first round fills the caches of files and is not counted. */
    private void measure(ColdStart coldStart, List<Form> forms)
            throws IOException, InterruptedException, InvocationFailedException {
        coldStart.prepare();
        for (int run = 0; run <= runs; run++) {
            for (Form form : forms) {
                Map<FirstCall, Sample> samples = coldStart.once(form.launch());
                if (run > 0) {
                    samples.forEach((call, sample) -> form.samples()
                            .computeIfAbsent(call, none -> new ArrayList<>())
                            .add(sample));
                }
            }
        }
    }

    private static String jvm() {
        return System.getProperty("java.vendor") + " " + Runtime.version();
    }

    private String table(List<Form> forms) {
        StringBuilder text =
                new StringBuilder("JVM: " + jvm() + "; " + Runtime.getRuntime().availableProcessors() + " processors; "
                        + runs + " runs; milliseconds since the start of the process\n");
        text.append(String.format(
                Locale.ROOT, "%-34s %-18s %7s %8s %8s %8s %8s%n", "", "", "ready", "answer", "least", "most", "cpu"));
        for (Form form : forms) {
            form.samples()
                    .forEach((call, samples) -> text.append(String.format(
                            Locale.ROOT,
                            "%-34s %-18s %7d %8d %8d %8d %8d%n",
                            form.name(),
                            call.label.split(":", 2)[0],
                            median(samples, Sample::ready),
                            median(samples, Sample::answered),
                            samples.stream().mapToLong(Sample::answered).min().orElse(0),
                            samples.stream().mapToLong(Sample::answered).max().orElse(0),
                            median(samples, Sample::cpu))));
        }
        return text.append("ready, answer: medians; the wake-up: ")
                .append(FirstCall.DRIVE.label)
                .toString();
    }

    private String document(List<Form> forms) {
        ObjectNode document = new ObjectMapper().createObjectNode();
        document.put("jvm", jvm())
                .put("processors", Runtime.getRuntime().availableProcessors())
                .put("runs", runs);
        ArrayNode results = document.putArray("results");
        for (Form form : forms) {
            form.samples().forEach((call, samples) -> {
                ObjectNode result = results.addObject();
                result.put("form", form.name()).put("function", call.handler).put("request", call.label);
                result.put("readyMillis", median(samples, Sample::ready));
                result.put("firstAnswerMillis", median(samples, Sample::answered));
                result.put("cpuMillis", median(samples, Sample::cpu));
                ArrayNode all = result.putArray("firstAnswers");
                samples.forEach(sample -> all.add(sample.answered()));
            });
        }
        return document.toPrettyString();
    }

    private static long median(List<Sample> samples, ToLongFunction<Sample> of) {
        return ColdStart.median(samples.stream().map(of::applyAsLong).toList());
    }
}
