package dev.baton.harness.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * One execution's history, as the API shows it.
 *
 * @param events in the order in which they came
 */
record History(String executionArn, List<Event> events) {
    private static final int PAGE = 500;

    static final String REDRIVEN = "ExecutionRedriven";

    /**
     * One event.
     *
     * @param details what belongs to its type
     */
    record Event(long id, long previous, String type, Instant time, JsonNode details) {}

    History {
        events = List.copyOf(events);
    }

    /** Reads it page by page. */
    static History of(String executionArn, ApiClient api)
            throws ApiClient.RefusedException, IOException, InterruptedException {
        List<Event> events = new ArrayList<>();
        String next = "";
        do {
            var request = ApiClient.object().put("executionArn", executionArn).put("maxResults", PAGE);
            if (!next.isEmpty()) {
                request.put("nextToken", next);
            }
            JsonNode page = api.insist("GetExecutionHistory", request);
            page.path("events").forEach(event -> events.add(event(event)));
            next = page.path("nextToken").asText();
        } while (!next.isEmpty());
        return new History(executionArn, events);
    }

    private static Event event(JsonNode event) {
        JsonNode details = event.properties().stream()
                .filter(member -> member.getKey().endsWith("EventDetails"))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseGet(ApiClient::object);
        return new Event(
                event.path("id").asLong(),
                event.path("previousEventId").asLong(),
                event.path("type").asText(),
                time(event.path("timestamp").asDouble()),
                details);
    }

    private static Instant time(double epochSeconds) {
        return Instant.ofEpochMilli(Math.round(epochSeconds * 1000));
    }

    /** What is wrong with that of an execution that was never redriven. */
    List<String> brokenLaws() {
        return brokenLaws(0);
    }

    /**
     * What is wrong with it: ids with gaps, links to nowhere, time that runs backwards, no end or one that is not followed by a
     * redrive, another number of redrives than were accepted, something done again that was done.
     */
    List<String> brokenLaws(int redrives) {
        List<String> broken = new ArrayList<>();
        long id = 0;
        Instant time = Instant.MIN;
        for (Event event : events) {
            if (event.id() != ++id) {
                broken.add(executionArn + ": event " + event.id() + " stands where " + id + " must");
            }
            if (event.previous() >= event.id()) {
                broken.add(executionArn + ": event " + event.id() + " follows " + event.previous());
            }
            if (event.time().isBefore(time)) {
                broken.add(executionArn + ": event " + event.id() + " is earlier than the one before");
            }
            time = event.time();
        }
        broken.addAll(ends(redrives));
        tasksThatEndTwice().forEach(task -> broken.add(executionArn + ": task " + task + " has two ends"));
        return broken;
    }

    private List<String> ends(int redrives) {
        List<String> broken = new ArrayList<>();
        long ends = count(event -> isEnd(event.type()));
        long redriven = count(event -> event.type().equals(REDRIVEN));
        if (ends != redriven + 1 || !isEnd(events.getLast().type())) {
            broken.add(executionArn + ": the history has " + ends + " ends and " + redriven
                    + " redrives, its last event is " + events.getLast().type());
        }
        if (redriven != redrives) {
            broken.add(executionArn + ": was redriven " + redriven + " times, " + redrives + " calls were accepted");
        }
        if (redriven > 0) {
            repeated().forEach(state -> broken.add(executionArn + ": state " + state + " was done, and done again"));
        }
        return broken;
    }

    private long count(Predicate<Event> kind) {
        return events.stream().filter(kind).count();
    }

    /** Names of states that were left twice, in an execution that comes to each of its states once. */
    private Set<String> repeated() {
        Set<String> left = new HashSet<>();
        Set<String> twice = new HashSet<>();
        for (Event event : events) {
            String state = event.details().path("name").asText();
            if (event.type().endsWith("StateExited") && !left.add(state)) {
                twice.add(state);
            }
        }
        return twice;
    }

    private static boolean isEnd(String type) {
        return switch (type) {
            case "ExecutionSucceeded", "ExecutionFailed", "ExecutionAborted", "ExecutionTimedOut" -> true;
            default -> false;
        };
    }

    private Set<Long> tasksThatEndTwice() {
        Set<Long> ended = new HashSet<>();
        Set<Long> twice = new HashSet<>();
        Map<Long, Event> byId = byId();
        for (Event event : events) {
            if (isTaskEnd(event.type())) {
                scheduled(event, byId)
                        .filter(scheduled -> !ended.add(scheduled))
                        .ifPresent(twice::add);
            }
        }
        return twice;
    }

    Map<Long, Event> byId() {
        Map<Long, Event> byId = new HashMap<>();
        events.forEach(event -> byId.put(event.id(), event));
        return byId;
    }

    private static boolean isTaskEnd(String type) {
        return type.startsWith("Task") || type.startsWith("LambdaFunction") || type.startsWith("Activity")
                ? type.endsWith("Succeeded") || type.endsWith("Failed") || type.endsWith("TimedOut")
                : false;
    }

    /** The event that scheduled the attempt of that end. */
    private static Optional<Long> scheduled(Event end, Map<Long, Event> byId) {
        Event at = end;
        while (at != null && !at.type().endsWith("Scheduled")) {
            at = byId.get(at.previous());
        }
        return Optional.ofNullable(at).map(Event::id);
    }

    /** The ids that workers put into their answers, as far as the answers stand in it. */
    Set<String> results() {
        Set<String> results = new HashSet<>();
        for (Event event : events) {
            Idleness.by(event).ifPresent(results::add);
        }
        return results;
    }
}
