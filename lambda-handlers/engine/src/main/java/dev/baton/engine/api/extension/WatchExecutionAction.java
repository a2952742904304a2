package dev.baton.engine.api.extension;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.baton.asl.history.HistoryEvent;
import dev.baton.engine.api.HistoryEventWriter;
import dev.baton.engine.log.ExecutionLog;
import dev.baton.engine.log.Head;
import dev.baton.engine.log.Histories;
import dev.baton.engine.log.LogGrowth;
import dev.baton.engine.log.PageLimit;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * {@code Baton.WatchExecution}: the events after one that is known. Where the log's growth can be known, the question is held until
 * there is an event or the execution has ended; elsewhere it is answered at once.
 *
 * <pre>
 * {executionArn, afterEventId = 0, waitSeconds = 0 to 20, maxEvents = 1000}
 * → {status, startDate, stopDate?, events, more}
 * </pre>
 *
 * {@code more} says that the events did not fit: ask again at once. Errors: ExecutionDoesNotExist, ValidationException.
 */
final class WatchExecutionAction implements ExtensionAction {
    private static final int MOST_BYTES = 4_000_000;

    private final ExecutionLog log;
    private final Histories histories;
    private final LogGrowth growth;

    WatchExecutionAction(ExecutionLog log, Histories histories, LogGrowth growth) {
        this.log = log;
        this.histories = histories;
        this.growth = growth;
    }

    @Override
    public byte[] perform(Members request) {
        String arn = request.text("executionArn");
        long after = request.number("afterEventId", 0, 0, Long.MAX_VALUE - 1);
        long wait = request.number("waitSeconds", 0, 0, 20);
        int most = (int) request.number("maxEvents", PageLimit.MOST, 1, PageLimit.MOST);
        request.complete();
        if (wait > 0) {
            hold(arn, after, Duration.ofSeconds(wait));
        }
        // The head before the events: a history that is whole is never called running by an older head.
        Head head = ExtensionErrors.head(log, arn);
        List<HistoryEvent> events = histories.page(head.key(), after + 1, most + 1, false);
        return Written.object(out -> write(head, events, most, out));
    }

    private void hold(String arn, long after, Duration longest) {
        try {
            growth.await(
                    arn,
                    () -> {
                        Head head = ExtensionErrors.head(log, arn);
                        return head.closing().isPresent()
                                || !histories
                                        .page(head.key(), after + 1, 1, false)
                                        .isEmpty();
                    },
                    longest);
        } catch (InterruptedException e) {
            // The server stops; what is known is answered.
            Thread.currentThread().interrupt();
        }
    }

    private static void write(Head head, List<HistoryEvent> events, int most, JsonGenerator out) throws IOException {
        HistoryEventWriter writer = new HistoryEventWriter(true);
        out.writeStringField("status", head.status().name());
        Written.time(out, "startDate", head.identity().startTime());
        if (head.closing().isPresent()) {
            Written.time(out, "stopDate", head.closing().get().stopDate());
        }
        out.writeArrayFieldStart("events");
        int written = 0;
        while (written < Math.min(most, events.size()) && (written == 0 || Written.size(out) < MOST_BYTES)) {
            writer.write(events.get(written), out);
            written++;
        }
        out.writeEndArray();
        out.writeBooleanField("more", written < events.size());
    }
}
