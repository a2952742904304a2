package dev.baton.local.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.baton.asl.execution.Failure;
import dev.baton.asl.history.EventDetails;
import dev.baton.asl.history.HistoryEvent;
import dev.baton.asl.json.Json;
import dev.baton.engine.history.BlockRun;
import dev.baton.engine.history.Progress;
import dev.baton.engine.history.StateRun;
import dev.baton.engine.history.StateStatus;
import dev.baton.engine.log.Closing;
import dev.baton.engine.log.Head;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Shows a run to a person: states as they are entered and left, how long they took, what failed and was tried again;
 * branches and iterations are indented and numbered from the outside in, {@code [3][0]}.
 */
final class ProgressPrinter implements EventPrinter {
    private static final JsonMapper PRETTY = new JsonMapper();

    /** Of a cause that is longer, the middle is left out: what it is about stands at its end as often as at its begin. */
    private static final int LONGEST_CAUSE = 600;

    private final PrintWriter out;
    private final Colours colours;
    private @Nullable Progress progress;

    ProgressPrinter(PrintWriter out, Colours colours) {
        this.out = out;
        this.colours = colours;
    }

    @Override
    public void print(HistoryEvent event) {
        Progress known = progress;
        if (known == null) {
            known = Progress.startedAt(event.timestamp());
            progress = known;
        }
        known.add(event).ifPresent(run -> show(event, run));
        out.flush();
    }

    /** Prints the event if it is worth a line. */
    private void show(HistoryEvent event, StateRun run) {
        switch (event.details()) {
            case EventDetails.StateEntered entered ->
                out.println(start(run) + "▶ " + run.name() + "  "
                        + colours.faint(run.type().text()));
            case EventDetails.StateExited exited -> left(run, event.timestamp());
            case EventDetails.MapStateStarted started -> {
                tried(run, event.timestamp());
                under(run, colours.faint(items(started.length())));
            }
            case EventDetails.TaskScheduled scheduled -> tried(run, event.timestamp());
            case EventDetails.LambdaFunctionScheduled scheduled -> tried(run, event.timestamp());
            case EventDetails.ActivityScheduled scheduled -> tried(run, event.timestamp());
            case EventDetails.TaskError error -> failed(run, error.failure());
            case EventDetails.Error error -> failed(run, error.failure());
            case EventDetails.EvaluationFailed error -> failed(run, error.failure());
            default -> other(event, run);
        }
    }

    private void left(StateRun run, Instant now) {
        boolean caught = run.status() == StateStatus.CAUGHT;
        String took = text(run.duration(now));
        String mark = caught ? colours.yellow("↷ ") : colours.green("✔ ");
        out.println(start(run) + mark + run.name() + "  " + colours.faint(caught ? took + ", caught" : took));
    }

    private static String items(int count) {
        return count == 1 ? "1 iteration" : count + " iterations";
    }

    private void tried(StateRun run, Instant now) {
        if (run.failures() > 0) {
            under(
                    run,
                    colours.yellow(
                            "↻ try " + (run.failures() + 1) + ", " + text(run.duration(now)) + " after the first"));
        }
    }

    private void failed(StateRun run, Failure failure) {
        under(run, colours.red("✘ ") + failure.error().orElse("failed") + causeOf(failure));
    }

    /** The state is named beside it, so the cause need not do it again. */
    private static String causeOf(Failure failure) {
        return failure.cause()
                .map(cause -> cause.replaceFirst(
                        "^An error occurred while executing the state '.*?' \\(entered at the event id #\\d+\\)\\. ",
                        ""))
                .map(cause -> cause.length() > LONGEST_CAUSE ? withoutMiddle(cause) : cause)
                .map(cause -> ": " + cause)
                .orElse("");
    }

    private static String withoutMiddle(String cause) {
        return cause.substring(0, LONGEST_CAUSE / 2) + " … " + cause.substring(cause.length() - LONGEST_CAUSE / 2);
    }

    private void other(HistoryEvent event, StateRun run) {
        switch (event.type()) {
            case TASK_SUBMITTED -> under(run, colours.faint("submitted, waits for its outcome"));
            case PARALLEL_STATE_STARTED -> tried(run, event.timestamp());
            default -> {}
        }
    }

    private void under(StateRun run, String text) {
        out.println("  ".repeat(run.block().depth() + 1) + label(run.block()) + text);
    }

    private static String start(StateRun run) {
        return "  ".repeat(run.block().depth()) + label(run.block());
    }

    /** {@code [3][0] } for the first branch or iteration within the fourth one. */
    private static String label(BlockRun block) {
        String path = path(block);
        return path.isEmpty() ? "" : path + " ";
    }

    private static String path(BlockRun block) {
        return block.owner()
                .map(owner -> path(owner.block()) + "[" + block.index() + "]")
                .orElse("");
    }

    @Override
    public void end(Head head, Optional<Json> output) {
        Closing closing = head.closing().orElseThrow();
        String took = text(Duration.between(head.identity().startTime(), closing.stopDate()));
        String status = closing.status().name();
        out.println();
        out.println(colours.bold(output.isPresent() ? colours.green(status) : colours.red(status)) + " after " + took);
        output.ifPresent(json -> out.println(pretty(json)));
        closing.failure().ifPresent(failure -> {
            failure.error().ifPresent(error -> out.println("Error: " + error));
            failure.cause().ifPresent(cause -> out.println("Cause: " + cause));
        });
        out.flush();
    }

    private static String pretty(Json json) {
        try {
            return PRETTY.writerWithDefaultPrettyPrinter().writeValueAsString(json.node());
        } catch (JsonProcessingException e) {
            return json.text();
        }
    }

    private static String text(Duration took) {
        long millis = took.toMillis();
        return millis < 1000 ? millis + " ms" : String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
    }
}
