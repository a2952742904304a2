package dev.baton.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code baton search}: executions by what is known of them. */
@Command(
        name = "search",
        description = "Finds executions by a text of their name or input, a status, an error, a value of the input.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:found", "1:none found", "2:wrong usage, or no server"})
final class SearchCli implements Callable<Integer> {
    private static final int PAGE = 100;

    @Parameters(
            paramLabel = "TEXT",
            arity = "0..1",
            description = "The name, or a value of the input; where nothing has it, a part of one.")
    private @Nullable String text;

    @Option(names = "--status", paramLabel = "STATUS", description = "RUNNING, SUCCEEDED, FAILED, TIMED_OUT, ABORTED.")
    private List<String> statuses = List.of();

    @Option(names = "--machine", paramLabel = "ARN", description = "Of this state machine only.")
    private List<String> machines = List.of();

    @Option(names = "--name", paramLabel = "PREFIX", description = "How the name begins.")
    private @Nullable String name;

    @Option(names = "--error", paramLabel = "NAME", description = "The error that it ended with.")
    private @Nullable String error;

    @Option(names = "--state", paramLabel = "NAME", description = "A state that it is in, or failed in.")
    private @Nullable String state;

    @Option(names = "--input", paramLabel = "PATH=VALUE", description = "A value of the input: customer.id=42.")
    private Map<String, String> input = Map.of();

    @Option(names = "--limit", description = "At most so many. Default: ${DEFAULT-VALUE}.", defaultValue = "100")
    private int limit = PAGE;

    @Option(names = "--json", description = "Each as the API gives it, one a line.")
    private boolean json;

    @Mixin
    private ServerOption server = new ServerOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // put in by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        int found = text == null ? 0 : print(request("value"));
        // Nothing has it as its name or as a whole value: then it may be a part of one.
        return found > 0 || print(request("text")) > 0 ? 0 : 1;
    }

    /** How many it found. */
    private int print(ObjectNode request) {
        PrintWriter out = spec.commandLine().getOut();
        int found = 0;
        while (found < limit) {
            JsonNode page = server.api()
                    .post("Baton.SearchExecutions", request.put("maxResults", Math.min(PAGE, limit - found)));
            for (JsonNode row : page.path("executions")) {
                out.println(json ? row.toString() : line(row));
                found++;
            }
            out.flush();
            if (!page.hasNonNull("nextToken")) {
                break;
            }
            request.set("nextToken", page.path("nextToken"));
        }
        return found;
    }

    private ObjectNode request(String member) {
        ObjectNode request = JsonNodeFactory.instance.objectNode().put("withStates", true);
        statuses.forEach(request.withArray("statuses")::add);
        machines.forEach(request.withArray("stateMachineArns")::add);
        input.forEach(request.withObject("/input")::put);
        put(request, member, text);
        put(request, "namePrefix", name);
        put(request, "error", error);
        put(request, "state", state);
        return request;
    }

    private static void put(ObjectNode request, String member, @Nullable String value) {
        if (value != null) {
            request.put(member, value);
        }
    }

    private static String line(JsonNode row) {
        StringBuilder states = new StringBuilder();
        row.path("states")
                .forEach(name -> states.append(states.isEmpty() ? "" : ", ").append(name.asText()));
        return "%-9s  %s  %-24s  %s  %s"
                .formatted(
                        row.path("status").asText(),
                        Instant.ofEpochMilli(Math.round(row.path("startDate").doubleValue() * 1000)),
                        states,
                        row.path("executionArn").asText(),
                        row.path("error").asText(""))
                .stripTrailing();
    }
}
