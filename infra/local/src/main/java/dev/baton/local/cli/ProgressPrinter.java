package dev.baton.local.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.baton.asl.execution.Failure;
import dev.baton.asl.history.EventDetails;
import dev.baton.asl.history.HistoryEvent;
import dev.baton.asl.history.HistoryEventType;
import dev.baton.asl.json.Json;
import dev.baton.engine.log.Closing;
import dev.baton.engine.log.Head;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Shows a run to a person: states as they are entered and left, how long they took, what failed and was tried again;
 * branches and iterations are indented. Which branch an event belongs to is read off {@code previousEventId}.
 */
final class ProgressPrinter implements EventPrinter {
    private static final JsonMapper PRETTY = new JsonMapper();
    private static final int LONGEST_CAUSE = 200;

    private final PrintWriter out;
    private final Colours colours;
    private final Map<Long, Place> places = new HashMap<>();

    ProgressPrinter(PrintWriter out, Colours colours) {
        this.out = out;
        this.colours = colours;
    }

    @Override
    public void print(HistoryEvent event) {
        Place before =
                places.getOrDefault(event.previousEventId(), places.getOrDefault(1L, Place.run(event.timestamp())));
        places.put(event.id(), show(event, before));
        out.flush();
    }

    /** Prints the event if it is worth a line; gives the place that what follows from it belongs to. */
    private Place show(HistoryEvent event, Place before) {
        Instant now = event.timestamp();
        return switch (event.details()) {
            case EventDetails.StateEntered entered -> entered(entered.name(), event.type(), before, now);
            case EventDetails.StateExited exited -> exited(before.named(exited.name()), now);
            case EventDetails.MapStateStarted started -> {
                Place map = before.ofKind(Place.Kind.MAP);
                yield line(map, colours.faint(started.length() + " iterations"), map);
            }
            case EventDetails.MapIteration iteration -> iteration(iteration, event.type(), before, now);
            case EventDetails.TaskScheduled scheduled -> tried(before, now);
            case EventDetails.LambdaFunctionScheduled scheduled -> tried(before, now);
            case EventDetails.TaskError error -> failed(before, event.type(), error.failure());
            case EventDetails.Error error -> failed(before, event.type(), error.failure());
            case EventDetails.EvaluationFailed error -> failed(before, event.type(), error.failure());
            default -> other(event.type(), before);
        };
    }

    private Place entered(String name, HistoryEventType type, Place before, Instant now) {
        Place.Kind kind = switch (type) {
            case PARALLEL_STATE_ENTERED -> Place.Kind.PARALLEL;
            case MAP_STATE_ENTERED -> Place.Kind.MAP;
            default -> Place.Kind.PLAIN;
        };
        Place around = before.kind == Place.Kind.PARALLEL ? before.iteration(before.branches++, now) : before;
        Place place = around.inside(name, kind, now);
        String what = type.text().replace("StateEntered", "");
        out.println(start(place) + "▶ " + name + "  " + colours.faint(what));
        return place;
    }

    private Place exited(Place place, Instant now) {
        String took = text(Duration.between(place.entered, now));
        String mark = place.failed ? colours.yellow("↷ ") : colours.green("✔ ");
        out.println(start(place) + mark + place.name + "  " + colours.faint(place.failed ? took + ", caught" : took));
        return place.outside();
    }

    private Place iteration(EventDetails.MapIteration iteration, HistoryEventType type, Place before, Instant now) {
        Place map = before.named(iteration.name());
        if (type != HistoryEventType.MAP_ITERATION_STARTED) {
            return map;
        }
        return map.iteration(iteration.index(), now);
    }

    private Place tried(Place place, Instant now) {
        if (place.failed) {
            place.failed = false;
            String text = "↻ try " + (place.failures + 1) + ", " + text(Duration.between(place.entered, now))
                    + " after the first";
            line(place, colours.yellow(text), place);
        }
        return place;
    }

    private Place failed(Place place, HistoryEventType type, Failure failure) {
        boolean whole = type.text().startsWith("Execution");
        if (!whole) {
            place.failures++;
            place.failed = true;
            line(place, colours.red("✘ ") + failure.error().orElse("failed") + causeOf(failure), place);
        }
        return place;
    }

    private static String causeOf(Failure failure) {
        return failure.cause()
                .map(cause -> cause.length() > LONGEST_CAUSE ? cause.substring(0, LONGEST_CAUSE) + "…" : cause)
                .map(cause -> ": " + cause)
                .orElse("");
    }

    private Place other(HistoryEventType type, Place before) {
        return switch (type) {
            case PARALLEL_STATE_STARTED -> {
                Place parallel = before.ofKind(Place.Kind.PARALLEL);
                parallel.branches = 0;
                yield parallel;
            }
            case PARALLEL_STATE_FAILED -> failed(before.ofKind(Place.Kind.PARALLEL));
            case MAP_STATE_FAILED -> failed(before.ofKind(Place.Kind.MAP));
            case TASK_SUBMITTED -> line(before, colours.faint("submitted, waits for its outcome"), before);
            case EXECUTION_STARTED -> Place.run(before.entered);
            default -> before;
        };
    }

    /** Whether it is caught is seen when it is left. */
    private static Place failed(Place place) {
        place.failed = true;
        return place;
    }

    private Place line(Place place, String text, Place then) {
        out.println("  ".repeat(place.depth + 1) + place.label + text);
        return then;
    }

    private static String start(Place place) {
        return "  ".repeat(place.depth) + place.label;
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
