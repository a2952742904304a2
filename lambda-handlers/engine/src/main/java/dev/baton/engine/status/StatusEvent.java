package dev.baton.engine.status;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.baton.asl.execution.ExecutionIdentity;
import dev.baton.asl.execution.Failure;
import dev.baton.engine.log.Closing;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A change of status as an event. Its detail has the members of Step Functions' "Step Functions Execution Status Change", in their order
 * (recording {@code base/test_event_bridge_events_base}): dates in milliseconds, input and output as texts. What would make it too long
 * is left out, first the input, then the output, at the lengths that AWS gives in "EventBridge payloads" of its guide; so is all data that
 * may not be shown.
 *
 * @param executionArn the resource that it is about
 * @param time since when the status holds
 * @param detail a JSON object
 */
public record StatusEvent(String executionArn, Instant time, String detail) {
    /** AWS's own cannot be put by anybody else. */
    public static final String SOURCE = "baton.states";

    public static final String DETAIL_TYPE = "Step Functions Execution Status Change";

    /** Of input and output together, and of the output, as escaped texts. */
    static final int LONGEST_DATA_BYTES = 248 * 1024;

    /** Beside the detail an entry has a time, a source, a type, the ARN and the name of its bus. */
    private static final int BESIDE_BYTES = 14 + SOURCE.length() + DETAIL_TYPE.length() + 2048;

    private static final JsonFactory JSON = new JsonFactory();

    public StatusEvent {
        Objects.requireNonNull(executionArn, "executionArn");
        Objects.requireNonNull(time, "time");
        Objects.requireNonNull(detail, "detail");
    }

    /** Which documents it holds. */
    private record Included(boolean input, boolean output) {}

    /** The event of a change. */
    public static StatusEvent of(StatusChange change) {
        if (!change.dataShown()) {
            return of(change, new Included(false, false));
        }
        int output = change.output().map(json -> escapedBytes(json.text())).orElse(0);
        int input = escapedBytes(change.identity().input().text());
        Included included = new Included(input + output <= LONGEST_DATA_BYTES, output <= LONGEST_DATA_BYTES);
        StatusEvent event = of(change, included);
        if (event.bytes() > StatusBus.MOST_BYTES) {
            // A long cause beside them; alone it always fits.
            event = of(change, new Included(false, included.output()));
        }
        return event.bytes() > StatusBus.MOST_BYTES ? of(change, new Included(false, false)) : event;
    }

    /** How many bytes it counts for on a bus. */
    public int bytes() {
        return BESIDE_BYTES + utf8(detail);
    }

    private static StatusEvent of(StatusChange change, Included included) {
        StringWriter text = new StringWriter(512);
        try (JsonGenerator out = JSON.createGenerator(text)) {
            out.writeStartObject();
            identity(change, out);
            data(change, included, out);
            redrive(change, out);
            included(change, included, out);
            failure(change, out);
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return new StatusEvent(change.identity().executionArn(), change.since(), text.toString());
    }

    private static void identity(StatusChange change, JsonGenerator out) throws IOException {
        ExecutionIdentity identity = change.identity();
        out.writeStringField("executionArn", identity.executionArn());
        out.writeStringField("stateMachineArn", identity.stateMachineArn());
        out.writeStringField("name", identity.name());
        out.writeStringField("status", change.status().name());
        out.writeNumberField("startDate", identity.startTime().toEpochMilli());
        millis("stopDate", change.closing().map(Closing::stopDate), out);
    }

    private static void data(StatusChange change, Included included, JsonGenerator out) throws IOException {
        ExecutionIdentity identity = change.identity();
        text("input", included.input() ? Optional.of(identity.input().text()) : Optional.empty(), out);
        text("output", change.output().filter(json -> included.output()).map(json -> json.text()), out);
        text("stateMachineVersionArn", identity.stateMachineVersionArn(), out);
        text("stateMachineAliasArn", identity.stateMachineAliasArn(), out);
    }

    /** As DescribeExecution would show it at that moment. */
    private static void redrive(StatusChange change, JsonGenerator out) throws IOException {
        Optional<String> reason = switch (change.status()) {
            case RUNNING -> Optional.of("Execution is RUNNING and cannot be redriven");
            case SUCCEEDED -> Optional.of("Execution is SUCCEEDED and cannot be redriven");
            case FAILED, TIMED_OUT, ABORTED ->
                change.closing()
                        .filter(closing -> closing.lastEventId() == 0)
                        .map(closing -> "Execution was started before the launch of RedriveExecution.");
        };
        out.writeNumberField("redriveCount", change.redriveCount());
        millis("redriveDate", change.redriveDate(), out);
        out.writeStringField("redriveStatus", reason.isPresent() ? "NOT_REDRIVABLE" : "REDRIVABLE");
        text("redriveStatusReason", reason, out);
    }

    private static void included(StatusChange change, Included included, JsonGenerator out) throws IOException {
        out.writeObjectFieldStart("inputDetails");
        out.writeBooleanField("included", included.input());
        out.writeEndObject();
        if (change.output().isPresent()) {
            out.writeObjectFieldStart("outputDetails");
            out.writeBooleanField("included", included.output());
            out.writeEndObject();
        } else {
            out.writeNullField("outputDetails");
        }
    }

    private static void failure(StatusChange change, JsonGenerator out) throws IOException {
        Optional<Failure> failure = change.closing().flatMap(Closing::failure).filter(shown -> change.dataShown());
        text("error", failure.flatMap(Failure::error), out);
        text("cause", failure.flatMap(Failure::cause), out);
    }

    private static void text(String member, Optional<String> value, JsonGenerator out) throws IOException {
        if (value.isPresent()) {
            out.writeStringField(member, value.get());
        } else {
            out.writeNullField(member);
        }
    }

    private static void millis(String member, Optional<Instant> value, JsonGenerator out) throws IOException {
        if (value.isPresent()) {
            out.writeNumberField(member, value.get().toEpochMilli());
        } else {
            out.writeNullField(member);
        }
    }

    private static int escapedBytes(String text) {
        return utf8(new String(
                com.fasterxml.jackson.core.io.JsonStringEncoder.getInstance().quoteAsString(text)));
    }

    private static int utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
