package dev.baton.engine.api.extension;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.baton.asl.history.HistoryEvent;
import dev.baton.engine.log.Head;
import java.io.IOException;
import java.util.List;
import java.util.Objects;

/**
 * An execution with its history.
 *
 * @param history from its first event on
 * @param whole whether that is all of it
 */
record RecordedExecution(Head head, List<HistoryEvent> history, boolean whole) {
    RecordedExecution {
        Objects.requireNonNull(head, "head");
        history = List.copyOf(history);
    }

    void writeNames(JsonGenerator out) throws IOException {
        out.writeStringField("executionArn", head.key().executionArn());
        out.writeStringField("name", head.identity().name());
        out.writeStringField("status", head.status().name());
    }
}
