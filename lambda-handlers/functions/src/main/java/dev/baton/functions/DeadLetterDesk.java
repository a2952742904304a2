package dev.baton.functions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.aws.sqs.DeadLetter;
import dev.baton.aws.sqs.DeadLetters;
import dev.baton.engine.log.ExecutionLog;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * {@code {"deadLetters":"show"}} and {@code {"deadLetters":"redrive"}} of the sweep's function: what lies in the dead-letter queue,
 * for people ({@code baton dead-letters}).
 */
record DeadLetterDesk(DeadLetters letters, ExecutionLog log, InstantSource clock) {
    private static final String MEMBER = "deadLetters";
    private static final int MOST_SHOWN = 100;
    private static final int MOST_REDRIVEN = 1000;

    static boolean isAsked(JsonNode event) {
        return event.has(MEMBER);
    }

    /** @param end when to begin nothing more */
    JsonNode answer(JsonNode event, Instant end) {
        return switch (event.path(MEMBER).asText()) {
            case "show" -> shown(letters.show(MOST_SHOWN));
            case "redrive" -> redriven(end);
            default ->
                JsonNodeFactory.instance
                        .objectNode()
                        .put("__type", "ValidationException")
                        .put("message", "\"" + MEMBER + "\" must be \"show\" or \"redrive\"");
        };
    }

    private JsonNode shown(DeadLetters.Shown shown) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("visible", shown.visible());
        answer.put("hidden", shown.hidden());
        answer.put("complete", shown.complete() && shown.hidden() == 0);
        write(shown.letters(), answer.putArray("letters"));
        return answer;
    }

    private JsonNode redriven(Instant end) {
        int[] left = {MOST_REDRIVEN / 10};
        DeadLetters.Redriven redriven = letters.redrive(
                log, clock.instant(), () -> left[0]-- > 0 && clock.instant().isBefore(end));
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("redriven", redriven.wakeUps());
        answer.put("stay", redriven.poison().size());
        answer.put("complete", redriven.complete());
        write(redriven.poison().stream().limit(MOST_SHOWN).toList(), answer.putArray("letters"));
        return answer;
    }

    private void write(List<DeadLetter> from, ArrayNode to) {
        Instant now = clock.instant();
        for (DeadLetter letter : from) {
            ObjectNode item = to.addObject();
            item.put("messageId", letter.id());
            item.put("reason", letter.reason());
            item.put("queue", letter.origin());
            letter.sent().ifPresent(sent -> {
                item.put("sent", sent.toString());
                item.put("ageSeconds", Duration.between(sent, now).toSeconds());
            });
            item.put("receives", letter.receives());
            letter.executionArn().ifPresent(arn -> item.put("executionArn", arn));
            item.put("body", letter.body());
        }
    }
}
