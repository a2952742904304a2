package dev.baton.engine.api;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import dev.baton.asl.execution.Failure;
import dev.baton.asl.history.EventDetails;
import dev.baton.asl.history.HistoryEvent;
import dev.baton.asl.history.HistoryEventType;
import dev.baton.asl.json.Json;
import dev.baton.engine.api.wire.ShapeWriter;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Writes history events as the shape HistoryEvent, without building it: a history is the API's largest answer. Which members
 * the details have is as recorded ({@code {truncated: false}} beside each document; absent errors and causes stay absent;
 * assigned variables as JSON text).
 */
public final class HistoryEventWriter {
    private static final Map<HistoryEventType, SerializableString> DETAILS = detailsMembers();

    private final Data data;

    /** What becomes of inputs, outputs and variables. */
    public enum Data {
        SHOWN,
        /** Only that they are left out for their length. */
        TRUNCATED,
        LEFT_OUT
    }

    public HistoryEventWriter(Data data) {
        this.data = data;
    }

    /**
     * @param includeData whether inputs, outputs and variables are shown
     */
    public HistoryEventWriter(boolean includeData) {
        this(includeData ? Data.SHOWN : Data.LEFT_OUT);
    }

    private static Map<HistoryEventType, SerializableString> detailsMembers() {
        Map<HistoryEventType, SerializableString> members = new EnumMap<>(HistoryEventType.class);
        for (HistoryEventType type : HistoryEventType.values()) {
            members.put(type, new SerializedString(detailsMember(type.text())));
        }
        return members;
    }

    private static String detailsMember(String type) {
        if (type.endsWith("StateEntered")) {
            return "stateEnteredEventDetails";
        }
        if (type.endsWith("StateExited")) {
            return "stateExitedEventDetails";
        }
        return Character.toLowerCase(type.charAt(0)) + type.substring(1) + "EventDetails";
    }

    /** Writes one event as an object. */
    public void write(HistoryEvent event, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeFieldName("timestamp");
        ShapeWriter.writeTime(event.timestamp(), out);
        out.writeStringField("type", event.type().text());
        out.writeNumberField("id", event.id());
        out.writeNumberField("previousEventId", event.previousEventId());
        if (!(event.details() instanceof EventDetails.None)) {
            out.writeFieldName(DETAILS.get(event.type()));
            out.writeStartObject();
            writeDetails(event.details(), out);
            out.writeEndObject();
        }
        out.writeEndObject();
    }

    /** What was changed stands in a member of our own, which SDKs pass over; AWS's redrives change nothing. */
    private static void redriven(EventDetails.ExecutionRedriven redriven, JsonGenerator out) throws IOException {
        out.writeNumberField("redriveCount", redriven.redriveCount());
        if (redriven.change().isEmpty()) {
            return;
        }
        EventDetails.RedriveChange change = redriven.change().get();
        out.writeObjectFieldStart("batonChange");
        out.writeNumberField("fromEvent", change.fromEvent());
        out.writeStringField("fromState", change.fromState());
        out.writeBooleanField("newInput", change.newInput());
        optional("newDefinition", change.newDefinition(), out);
        optional("by", change.by(), out);
        out.writeEndObject();
    }

    /** Writes the members of an event's details into an object that was begun. */
    public void writeDetails(EventDetails details, JsonGenerator out) throws IOException {
        switch (details) {
            case EventDetails.None none -> {}
            case EventDetails.ExecutionStarted started -> started(started, out);
            case EventDetails.ExecutionRedriven redriven -> redriven(redriven, out);
            case EventDetails.Output output -> document("output", output.output(), out);
            case EventDetails.Error error -> failure(error.failure(), out);
            case EventDetails.StateEntered entered -> entered(entered, out);
            case EventDetails.StateExited exited -> exited(exited, out);
            case EventDetails.EvaluationFailed failed -> evaluationFailed(failed, out);
            case EventDetails.TaskScheduled scheduled -> taskScheduled(scheduled, out);
            case EventDetails.TaskStarted started -> resource(started.resourceType(), started.resource(), out);
            case EventDetails.TaskOutput output -> {
                resource(output.resourceType(), output.resource(), out);
                document("output", output.output(), out);
            }
            case EventDetails.TaskError error -> {
                resource(error.resourceType(), error.resource(), out);
                failure(error.failure(), out);
            }
            case EventDetails.LambdaFunctionScheduled scheduled -> functionScheduled(scheduled, out);
            case EventDetails.ActivityScheduled scheduled -> activityScheduled(scheduled, out);
            case EventDetails.ActivityStarted started -> optional("workerName", started.workerName(), out);
            case EventDetails.MapStateStarted started -> out.writeNumberField("length", started.length());
            case EventDetails.MapIteration iteration -> {
                out.writeStringField("name", iteration.name());
                out.writeNumberField("index", iteration.index());
            }
            case EventDetails.MapRunStarted started -> out.writeStringField("mapRunArn", started.mapRunArn());
            case EventDetails.MapRunRedriven redriven -> {
                out.writeStringField("mapRunArn", redriven.mapRunArn());
                out.writeNumberField("redriveCount", redriven.redriveCount());
            }
        }
    }

    private void started(EventDetails.ExecutionStarted started, JsonGenerator out) throws IOException {
        document("input", started.input(), out);
        out.writeStringField("roleArn", started.roleArn());
        optional("stateMachineAliasArn", started.stateMachineAliasArn(), out);
        optional("stateMachineVersionArn", started.stateMachineVersionArn(), out);
    }

    private void entered(EventDetails.StateEntered entered, JsonGenerator out) throws IOException {
        out.writeStringField("name", entered.name());
        document("input", entered.input(), out);
    }

    private void exited(EventDetails.StateExited exited, JsonGenerator out) throws IOException {
        out.writeStringField("name", exited.name());
        document("output", exited.output(), out);
        if (data == Data.SHOWN && !exited.assigned().isEmpty()) {
            out.writeObjectFieldStart("assignedVariables");
            for (Map.Entry<String, Json> variable : exited.assigned().entrySet()) {
                out.writeStringField(variable.getKey(), variable.getValue().text());
            }
            out.writeEndObject();
            truncated("assignedVariablesDetails", false, out);
        }
    }

    private static void evaluationFailed(EventDetails.EvaluationFailed failed, JsonGenerator out) throws IOException {
        failure(failed.failure(), out);
        optional("location", failed.location(), out);
        out.writeStringField("state", failed.state());
    }

    private void taskScheduled(EventDetails.TaskScheduled scheduled, JsonGenerator out) throws IOException {
        resource(scheduled.resourceType(), scheduled.resource(), out);
        out.writeStringField("region", scheduled.region());
        // A required member of the model, so it is there even when data is not asked for.
        out.writeStringField(
                "parameters", data == Data.SHOWN ? scheduled.parameters().text() : "{}");
        optional("timeoutInSeconds", scheduled.timeoutInSeconds(), out);
        optional("heartbeatInSeconds", scheduled.heartbeatInSeconds(), out);
        credentials(scheduled.roleArn(), out);
    }

    private void functionScheduled(EventDetails.LambdaFunctionScheduled scheduled, JsonGenerator out)
            throws IOException {
        out.writeStringField("resource", scheduled.resource());
        document("input", scheduled.input(), out);
        optional("timeoutInSeconds", scheduled.timeoutInSeconds(), out);
        credentials(scheduled.roleArn(), out);
    }

    private void activityScheduled(EventDetails.ActivityScheduled scheduled, JsonGenerator out) throws IOException {
        out.writeStringField("resource", scheduled.resource());
        document("input", scheduled.input(), out);
        optional("timeoutInSeconds", scheduled.timeoutInSeconds(), out);
        optional("heartbeatInSeconds", scheduled.heartbeatInSeconds(), out);
    }

    private static void credentials(Optional<String> roleArn, JsonGenerator out) throws IOException {
        if (roleArn.isPresent()) {
            out.writeObjectFieldStart("taskCredentials");
            out.writeStringField("roleArn", roleArn.get());
            out.writeEndObject();
        }
    }

    private static void resource(String type, String resource, JsonGenerator out) throws IOException {
        out.writeStringField("resourceType", type);
        out.writeStringField("resource", resource);
    }

    private void document(String member, Json document, JsonGenerator out) throws IOException {
        if (data == Data.SHOWN) {
            out.writeStringField(member, document.text());
        }
        if (data != Data.LEFT_OUT) {
            truncated(member + "Details", data == Data.TRUNCATED, out);
        }
    }

    private static void truncated(String member, boolean truncated, JsonGenerator out) throws IOException {
        out.writeObjectFieldStart(member);
        out.writeBooleanField("truncated", truncated);
        out.writeEndObject();
    }

    private static void failure(Failure failure, JsonGenerator out) throws IOException {
        optional("error", failure.error(), out);
        optional("cause", failure.cause(), out);
    }

    private static void optional(String member, Optional<String> value, JsonGenerator out) throws IOException {
        if (value.isPresent()) {
            out.writeStringField(member, value.get());
        }
    }

    private static void optional(String member, OptionalLong value, JsonGenerator out) throws IOException {
        if (value.isPresent()) {
            out.writeNumberField(member, value.getAsLong());
        }
    }
}
