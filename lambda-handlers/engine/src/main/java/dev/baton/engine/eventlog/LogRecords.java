package dev.baton.engine.eventlog;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.JsonGeneratorDelegate;
import dev.baton.asl.execution.ExecutionIdentity;
import dev.baton.asl.history.HistoryEvent;
import dev.baton.engine.api.HistoryEventWriter;
import dev.baton.engine.api.HistoryEventWriter.Data;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/**
 * Events as AWS writes them to CloudWatch Logs (recordings {@code logs/*}): members in snake case, numbers as texts, the details
 * without their event's name, {@code details: {}} where there are none.
 */
final class LogRecords {
    /** AWS: what is longer is truncated. */
    private static final int LONGEST_BYTES = 248 * 1024;

    private static final JsonFactory JSON = new JsonFactory();
    private static final HistoryEventWriter ALL = new HistoryEventWriter(Data.SHOWN);
    private static final HistoryEventWriter TRUNCATED = new HistoryEventWriter(Data.TRUNCATED);
    private static final HistoryEventWriter NAMES = new HistoryEventWriter(Data.LEFT_OUT);

    private LogRecords() {}

    /** Writes numbers as texts. */
    private static final class Texts extends JsonGeneratorDelegate {
        Texts(JsonGenerator out) {
            super(out, false);
        }

        @Override
        public void writeNumber(long value) throws IOException {
            writeString(Long.toString(value));
        }

        @Override
        public void writeNumber(int value) throws IOException {
            writeString(Integer.toString(value));
        }
    }

    /** @param includeData whether inputs, outputs and variables are shown */
    static LogRecord of(ExecutionIdentity identity, int redriveCount, HistoryEvent event, boolean includeData) {
        LogRecord record = record(identity, redriveCount, event, includeData ? ALL : NAMES);
        return includeData && record.bytes() > LONGEST_BYTES
                ? record(identity, redriveCount, event, TRUNCATED)
                : record;
    }

    private static LogRecord record(
            ExecutionIdentity identity, int redriveCount, HistoryEvent event, HistoryEventWriter details) {
        StringWriter text = new StringWriter(256);
        try (JsonGenerator out = new Texts(JSON.createGenerator(text))) {
            out.writeStartObject();
            out.writeStringField("id", Long.toString(event.id()));
            out.writeStringField("type", event.type().text());
            out.writeObjectFieldStart("details");
            details.writeDetails(event.details(), out);
            out.writeEndObject();
            out.writeStringField("redrive_count", Integer.toString(redriveCount));
            out.writeStringField("previous_event_id", Long.toString(event.previousEventId()));
            out.writeStringField(
                    "event_timestamp", Long.toString(event.timestamp().toEpochMilli()));
            out.writeStringField("execution_arn", identity.executionArn());
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return new LogRecord(event.timestamp(), text.toString());
    }
}
