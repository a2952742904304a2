package dev.baton.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code baton watch}: an execution as it goes on, until its end. */
@Command(
        name = "watch",
        description = "Shows an execution as it goes on, until its end.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:it succeeded", "1:it ended otherwise", "2:no such execution, or no server"})
final class WatchCli implements Callable<Integer> {
    private static final int HELD_SECONDS = 20;
    /** Between two questions to a server that does not hold them. */
    private static final long PAUSE_MILLIS = 1000;

    @Parameters(paramLabel = "ARN", description = "The execution's ARN.")
    private String arn = "";

    @Option(names = "--json", description = "The events as the API gives them, one a line.")
    private boolean json;

    @Mixin
    private ServerOption server = new ServerOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // put in by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        WatchLines lines = new WatchLines(Colours.ofTerminal());
        ObjectNode request = JsonNodeFactory.instance.objectNode().put("executionArn", arn);
        request.put("waitSeconds", HELD_SECONDS);
        long last = 0;
        while (true) {
            long asked = System.nanoTime();
            JsonNode answer = server.api().post("Baton.WatchExecution", request.put("afterEventId", last));
            for (JsonNode event : answer.path("events")) {
                last = event.path("id").longValue();
                if (json) {
                    out.println(event);
                } else {
                    lines.of(event).ifPresent(out::println);
                }
            }
            out.flush();
            String status = answer.path("status").asText();
            if (!status.equals("RUNNING") && !answer.path("more").asBoolean()) {
                return status.equals("SUCCEEDED") ? 0 : 1;
            }
            if (answer.path("events").isEmpty() && (System.nanoTime() - asked) / 1_000_000 < PAUSE_MILLIS) {
                Thread.sleep(PAUSE_MILLIS);
            }
        }
    }
}
