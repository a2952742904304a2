package dev.baton.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code baton tasks}: what waits for a person, and its answer. */
@Command(
        name = "tasks",
        description = "Lists the tasks that wait for a person; completes or refuses one.",
        mixinStandardHelpOptions = true)
final class TasksCli implements Callable<Integer> {

    @Option(names = "--assignee", paramLabel = "NAME", description = "Those for that person, and for anybody.")
    private @Nullable String assignee;

    @Option(names = "--complete", paramLabel = "ID", description = "Complete this task with --output.")
    private @Nullable String complete;

    @Option(names = "--refuse", paramLabel = "ID", description = "Fail this task with the error Refused.")
    private @Nullable String refuse;

    @Option(names = "--output", paramLabel = "JSON", description = "Default: ${DEFAULT-VALUE}.", defaultValue = "{}")
    private String output = "{}";

    @Option(
            names = "--by",
            paramLabel = "NAME",
            description = "Who does it. Default: ${DEFAULT-VALUE}.",
            defaultValue = "${sys:user.name}")
    private String by = "";

    @Option(names = "--json", description = "Each as the API gives it, one a line.")
    private boolean json;

    @Mixin
    private ServerOption server = new ServerOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // put in by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        ObjectNode request = JsonNodeFactory.instance.objectNode().put("by", by);
        if (complete != null) {
            server.api()
                    .post("Baton.CompleteTask", request.put("taskId", complete).put("output", output));
            return 0;
        }
        if (refuse != null) {
            request.put("taskId", refuse).put("error", "Refused").put("cause", by + " refused");
            server.api().post("Baton.CompleteTask", request);
            return 0;
        }
        return list();
    }

    private int list() {
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        if (assignee != null) {
            request.put("assignee", assignee);
        }
        PrintWriter out = spec.commandLine().getOut();
        while (true) {
            JsonNode page = server.api().post("Baton.ListTasks", request);
            for (JsonNode task : page.path("tasks")) {
                out.println(json ? task.toString() : line(task));
            }
            out.flush();
            if (!page.hasNonNull("nextToken")) {
                return 0;
            }
            request.set("nextToken", page.path("nextToken"));
        }
    }

    private static String line(JsonNode task) {
        return "%-40s  %-20s  %s"
                .formatted(
                        task.path("title").asText(),
                        task.path("claimedBy")
                                .asText(
                                        task.path("assignees").isEmpty()
                                                ? "anybody"
                                                : task.path("assignees").path(0).asText()),
                        task.path("taskId").asText());
    }
}
