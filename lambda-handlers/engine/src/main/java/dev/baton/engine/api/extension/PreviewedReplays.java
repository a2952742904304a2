package dev.baton.engine.api.extension;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.baton.asl.definition.StateMachine;
import dev.baton.asl.execution.Execution;
import dev.baton.asl.execution.ExecutionStatus;
import dev.baton.asl.execution.Failure;
import dev.baton.engine.log.Head;
import dev.baton.engine.registry.Definitions;
import dev.baton.engine.replay.Comparison;
import dev.baton.engine.replay.Recording;
import dev.baton.engine.replay.Replay;
import dev.baton.engine.replay.Replayed;
import dev.baton.engine.replay.Request;
import dev.baton.engine.replay.Turning;
import dev.baton.engine.replay.Verdict;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs recorded executions by a new definition and writes what would be different, the worst first. */
final class PreviewedReplays {
    /** In characters. */
    private static final int LONGEST_DOCUMENT = 2000;

    private static final int MOST_REQUESTS = 5;

    private final Definitions definitions;

    PreviewedReplays(Definitions definitions) {
        this.definitions = definitions;
    }

    private record Previewed(RecordedExecution execution, Comparison comparison) {}

    void write(List<RecordedExecution> newest, StateMachine after, JsonGenerator out) throws IOException {
        Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
        List<Previewed> different = new ArrayList<>();
        for (RecordedExecution execution : newest) {
            Optional<Comparison> comparison = compare(execution, after);
            Verdict verdict = comparison.map(Comparison::verdict).orElse(Verdict.NOT_REPLAYED);
            counts.merge(verdict, 1, Integer::sum);
            comparison
                    .filter(found -> verdict != Verdict.SAME)
                    .ifPresent(found -> different.add(new Previewed(execution, found)));
        }
        out.writeObjectFieldStart("replays");
        for (Map.Entry<Verdict, Integer> count : counts.entrySet()) {
            out.writeNumberField(count.getKey().name(), count.getValue());
        }
        out.writeEndObject();
        different.sort(Comparator.comparing(one -> one.comparison().verdict()));
        out.writeArrayFieldStart("differences");
        for (Previewed one : different) {
            write(one, out);
        }
        out.writeEndArray();
    }

    /** Empty when the old definition does not lead to what was recorded. */
    private Optional<Comparison> compare(RecordedExecution execution, StateMachine after) {
        if (!execution.whole() || execution.history().isEmpty()) {
            return Optional.empty();
        }
        Head head = execution.head();
        Recording recording = Recording.of(head.identity(), execution.history());
        Replayed then = Replay.of(definitions.compiled(head.definition()), recording);
        return leadsTo(then, head) ? Optional.of(Comparison.of(then, Replay.of(after, recording))) : Optional.empty();
    }

    /** One that was stopped or goes on ends in a replay where nothing more is known; of one that was redriven the first run is replayed. */
    private static boolean leadsTo(Replayed then, Head head) {
        boolean decided = head.status() != ExecutionStatus.RUNNING && head.status() != ExecutionStatus.ABORTED;
        return !decided || head.redrives().count() > 0 || then.execution().status() == head.status();
    }

    private static void write(Previewed one, JsonGenerator out) throws IOException {
        Comparison found = one.comparison();
        out.writeStartObject();
        one.execution().writeNames(out);
        out.writeStringField("verdict", found.verdict().name());
        if (found.turning().isPresent()) {
            write(found.turning().get(), out);
        }
        if (found.after().unknown().isPresent()) {
            out.writeObjectFieldStart("unknown");
            out.writeStringField("state", found.after().unknown().get().state());
            out.writeStringField(
                    "reason", found.after().unknown().get().reason().name());
            out.writeEndObject();
        }
        requests(found.requests(), out);
        ending("before", found.before().execution(), out);
        ending("after", found.after().execution(), out);
        out.writeEndObject();
    }

    private static void write(Turning turning, JsonGenerator out) throws IOException {
        out.writeObjectFieldStart("turning");
        Written.text(out, "after", turning.after());
        Written.text(out, "before", turning.before());
        Written.text(out, "now", turning.now());
        out.writeEndObject();
    }

    private static void requests(List<Comparison.ChangedRequest> requests, JsonGenerator out) throws IOException {
        if (requests.isEmpty()) {
            return;
        }
        out.writeArrayFieldStart("requests");
        for (Comparison.ChangedRequest changed : requests.subList(0, Math.min(requests.size(), MOST_REQUESTS))) {
            out.writeStartObject();
            out.writeStringField("state", changed.state());
            request("before", changed.before(), out);
            request("after", changed.after(), out);
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static void request(String name, Request request, JsonGenerator out) throws IOException {
        out.writeObjectFieldStart(name);
        out.writeStringField("resource", request.resource());
        out.writeStringField("parameters", cut(request.parameters().text()));
        out.writeEndObject();
    }

    private static void ending(String name, Execution execution, JsonGenerator out) throws IOException {
        out.writeObjectFieldStart(name);
        out.writeStringField("status", execution.status().name());
        Written.text(out, "error", execution.failure().flatMap(Failure::error));
        Written.text(out, "cause", execution.failure().flatMap(Failure::cause).map(PreviewedReplays::cut));
        Written.text(out, "output", execution.output().map(output -> cut(output.text())));
        out.writeEndObject();
    }

    /** Never between the halves of a surrogate pair. */
    private static String cut(String text) {
        if (text.length() <= LONGEST_DOCUMENT) {
            return text;
        }
        boolean splits = Character.isHighSurrogate(text.charAt(LONGEST_DOCUMENT - 1));
        return text.substring(0, splits ? LONGEST_DOCUMENT - 1 : LONGEST_DOCUMENT);
    }
}
