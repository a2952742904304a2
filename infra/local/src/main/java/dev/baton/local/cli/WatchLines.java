package dev.baton.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;

/** Events of the API in a line each, as far as they are worth one to a person. */
final class WatchLines {
    private static final int LONGEST = 300;

    private final Colours colours;
    private double started = Double.NaN;

    WatchLines(Colours colours) {
        this.colours = colours;
    }

    Optional<String> of(JsonNode event) {
        double time = event.path("timestamp").doubleValue();
        started = Double.isNaN(started) ? time : started;
        return words(event.path("type").asText(), details(event))
                .map(words -> colours.faint("%9.3f s  ".formatted(time - started)) + words);
    }

    private Optional<String> words(String type, JsonNode details) {
        if (type.endsWith("StateEntered")) {
            return Optional.of("▶ " + details.path("name").asText());
        }
        if (type.endsWith("StateExited")) {
            return Optional.of(colours.green("✔ ") + details.path("name").asText());
        }
        if (type.equals("ExecutionSucceeded")) {
            return Optional.of(colours.green("SUCCEEDED ")
                    + shortened(details.path("output").asText()));
        }
        boolean wrong = type.endsWith("Failed") || type.endsWith("TimedOut") || type.endsWith("Aborted");
        return wrong ? Optional.of(colours.red("✘ ") + type + " " + fault(details)) : Optional.empty();
    }

    private static String fault(JsonNode details) {
        String cause = details.path("cause").asText("");
        return details.path("error").asText("") + (cause.isEmpty() ? "" : ": " + shortened(cause));
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    private static JsonNode details(JsonNode event) {
        Iterator<Map.Entry<String, JsonNode>> members = event.fields();
        while (members.hasNext()) {
            Map.Entry<String, JsonNode> member = members.next();
            if (member.getKey().endsWith("EventDetails")) {
                return member.getValue();
            }
        }
        return event.path("none");
    }
}
