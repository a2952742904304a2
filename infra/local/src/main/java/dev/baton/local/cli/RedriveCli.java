package dev.baton.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code baton redrive}: lets an execution go on after its end, as AWS does, or from another state, input or definition. */
@Command(
        name = "redrive",
        description = {
            "Lets an execution that ended go on.",
            "Alone as AWS does: what failed or was aborted is done again, what succeeded is not.",
            "With --from also an execution that succeeded, with another input or definition."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:it goes on", "2:refused, or no server"})
final class RedriveCli implements Callable<Integer> {
    @Parameters(paramLabel = "ARN", description = "The execution's ARN.")
    private String arn = "";

    @Option(
            names = "--from",
            paramLabel = "STATE|EVENT",
            description =
                    "A state, for the last time it was entered, or the id of an event by which a state was entered.")
    private @Nullable String from;

    @Option(names = "--input", paramLabel = "FILE", description = "Another input for that state.")
    private @Nullable Path input;

    @Option(
            names = "--definition",
            paramLabel = "FILE",
            description = "A newer definition, which must still have the states in which the execution stands.")
    private @Nullable Path definition;

    @Mixin
    private ServerOption server = new ServerOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // put in by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (from == null && (input != null || definition != null)) {
            throw new UserMistake("--input and --definition need --from: where shall it go on?");
        }
        ApiCall api = server.api();
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        request.put("executionArn", arn).put("clientToken", UUID.randomUUID().toString());
        if (from == null) {
            api.post("RedriveExecution", request);
            spec.commandLine().getOut().println("redriven: " + arn);
        } else {
            JsonNode answer = api.post("Baton.RedriveFrom", complete(request, from));
            spec.commandLine()
                    .getOut()
                    .println("redriven from " + answer.path("fromState").asText() + " (event "
                            + answer.path("fromEvent").longValue() + "): " + arn);
        }
        spec.commandLine().getOut().flush();
        return 0;
    }

    private ObjectNode complete(ObjectNode request, String place) {
        request.put("from", place).put("by", System.getProperty("user.name", ""));
        if (input != null) {
            request.put("input", text(input));
        }
        if (definition != null) {
            request.put("definition", text(definition));
        }
        return request;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UserMistake("cannot read " + file + ": " + e.getMessage(), e);
        }
    }
}
