package dev.baton.engine.batch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.asl.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The stored form of a batch: JSON. */
final class BatchCodec {

    private BatchCodec() {}

    static String encode(BatchJob job) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("id", job.id()).put("action", job.action().name()).put("filter", job.filter());
        job.by().ifPresent(by -> node.put("by", by));
        job.error().ifPresent(error -> node.put("error", error));
        job.cause().ifPresent(cause -> node.put("cause", cause));
        node.put("began", job.began().toEpochMilli());
        job.ended().ifPresent(ended -> node.put("ended", ended.toEpochMilli()));
        node.put("status", job.status().name());
        job.place().ifPresent(place -> node.put("place", place));
        job.heldUntil().ifPresent(until -> node.put("heldUntil", until.toEpochMilli()));
        node.put("done", job.done()).put("failed", job.failed()).put("searched", job.searched());
        job.failures().forEach(node.putArray("failures")::add);
        return Json.of(node).text();
    }

    static BatchJob decode(String text) {
        JsonNode node = Json.ofText(text).node();
        List<String> failures = new ArrayList<>();
        node.path("failures").forEach(failure -> failures.add(failure.asText()));
        return new BatchJob(
                node.path("id").asText(),
                BatchJob.Action.valueOf(node.path("action").asText()),
                node.path("filter").asText(),
                text(node, "by"),
                text(node, "error"),
                text(node, "cause"),
                Instant.ofEpochMilli(node.path("began").asLong()),
                moment(node, "ended"),
                BatchJob.Status.valueOf(node.path("status").asText()),
                text(node, "place"),
                moment(node, "heldUntil"),
                node.path("done").asLong(),
                node.path("failed").asLong(),
                node.path("searched").asLong(),
                failures);
    }

    private static Optional<Instant> moment(JsonNode node, String name) {
        return node.has(name) ? Optional.of(Instant.ofEpochMilli(node.path(name).asLong())) : Optional.empty();
    }

    private static Optional<String> text(JsonNode node, String name) {
        return node.has(name) ? Optional.of(node.path(name).asText()) : Optional.empty();
    }
}
