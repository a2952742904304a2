package dev.baton.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code baton history}: the events of an execution, one line each. */
@Command(
        name = "history",
        description = "Prints an execution's history.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:printed", "2:no such execution, or no server"})
final class HistoryCli implements Callable<Integer> {
    private static final int PAGE = 1000;
    private static final int DETAIL_LENGTH = 160;

    @Parameters(paramLabel = "ARN", description = "The execution's ARN.")
    private String arn = "";

    @Mixin
    private ServerOption server = new ServerOption();

    @Option(names = "--json", description = "The events as the API gives them, one a line.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // put in by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        ApiCall api = server.api();
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        request.put("executionArn", arn).put("maxResults", PAGE);
        PrintWriter out = spec.commandLine().getOut();
        double started = Double.NaN;
        while (true) {
            JsonNode page = api.post("GetExecutionHistory", request);
            for (JsonNode event : page.path("events")) {
                double time = event.path("timestamp").doubleValue();
                started = Double.isNaN(started) ? time : started;
                out.println(json ? event.toString() : line(event, time - started));
            }
            out.flush();
            if (!page.hasNonNull("nextToken")) {
                return 0;
            }
            request.set("nextToken", page.path("nextToken"));
        }
    }

    private static String line(JsonNode event, double seconds) {
        return "%5d <- %-5d %10.3f s  %-26s %s"
                .formatted(
                        event.path("id").longValue(),
                        event.path("previousEventId").longValue(),
                        seconds,
                        event.path("type").asText(),
                        details(event))
                .stripTrailing();
    }

    private static String details(JsonNode event) {
        Iterator<Map.Entry<String, JsonNode>> members = event.fields();
        while (members.hasNext()) {
            Map.Entry<String, JsonNode> member = members.next();
            if (member.getKey().endsWith("EventDetails")) {
                return shortened(member.getValue());
            }
        }
        return "";
    }

    private static String shortened(JsonNode details) {
        ObjectNode shown = details.deepCopy();
        shown.remove("inputDetails");
        shown.remove("outputDetails");
        String text = shown.toString();
        return text.length() <= DETAIL_LENGTH ? text : text.substring(0, DETAIL_LENGTH) + "…";
    }
}
