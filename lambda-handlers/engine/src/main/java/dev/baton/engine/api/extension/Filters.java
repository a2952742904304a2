package dev.baton.engine.api.extension;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.baton.asl.execution.ExecutionStatus;
import dev.baton.engine.search.ExecutionFilter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Filters as members of requests and of records. */
final class Filters {
    private static final int MOST_MACHINES = 100;

    private Filters() {}

    /** Reads the members of a filter; others are left to the caller. */
    static ExecutionFilter read(Members members) {
        Set<ExecutionStatus> statuses = new LinkedHashSet<>();
        for (String name : members.texts("statuses", ExecutionStatus.values().length)) {
            statuses.add(Arrays.stream(ExecutionStatus.values())
                    .filter(status -> status.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> Members.refused(
                            "statuses", "may have of " + Arrays.toString(ExecutionStatus.values()) + " only")));
        }
        return new ExecutionFilter(
                members.texts("stateMachineArns", MOST_MACHINES),
                statuses,
                members.time("startedAfter"),
                members.time("startedBefore"),
                members.optionalText("namePrefix"),
                members.optionalText("error"),
                members.optionalText("state"),
                members.optionalText("value"),
                members.optionalText("text"),
                members.textMap("input", 10));
    }

    /** The same filter always in the same words. */
    static String words(ExecutionFilter filter) {
        return new String(Written.object(out -> write(filter, out)), StandardCharsets.UTF_8);
    }

    /** Writes the members that {@link #read} reads. */
    static void write(ExecutionFilter filter, JsonGenerator out) throws IOException {
        array(out, "stateMachineArns", filter.machines());
        array(
                out,
                "statuses",
                filter.statuses().stream().map(Enum::name).sorted().toList());
        Written.time(out, "startedAfter", filter.startedAfter());
        Written.time(out, "startedBefore", filter.startedBefore());
        Written.text(out, "namePrefix", filter.namePrefix());
        Written.text(out, "error", filter.error());
        Written.text(out, "state", filter.state());
        Written.text(out, "value", filter.value());
        Written.text(out, "text", filter.text());
        out.writeObjectFieldStart("input");
        for (Map.Entry<String, String> entry : new TreeMap<>(filter.input()).entrySet()) {
            out.writeStringField(entry.getKey(), entry.getValue());
        }
        out.writeEndObject();
    }

    private static void array(JsonGenerator out, String name, Iterable<String> texts) throws IOException {
        out.writeArrayFieldStart(name);
        for (String text : texts) {
            out.writeString(text);
        }
        out.writeEndArray();
    }
}
