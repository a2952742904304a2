package dev.baton.engine.api;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.baton.asl.history.HistoryEvent;
import dev.baton.engine.api.wire.JsonText;
import dev.baton.engine.log.ExecutionLog;
import dev.baton.engine.log.Head;
import dev.baton.engine.log.Histories;
import dev.baton.engine.start.Arns;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.sfn.model.GetExecutionHistoryRequest;

/**
 * GetExecutionHistory. Events are written as they are read: a page may hold a thousand. A page ends early before it outgrows
 * what a Lambda function may answer; AWS's pages, too, may hold fewer events than asked for.
 */
final class GetExecutionHistoryAction implements Action<GetExecutionHistoryRequest> {
    private static final int MOST_BYTES = 5_000_000;
    private static final int BYTES_AN_EVENT = 256;

    private final ExecutionLog log;
    private final Histories histories;
    private final PageTokens tokens;

    GetExecutionHistoryAction(ExecutionLog log, Histories histories, PageTokens tokens) {
        this.log = log;
        this.histories = histories;
        this.tokens = tokens;
    }

    @Override
    public Answer perform(GetExecutionHistoryRequest request) {
        Arns.checkExecution(request.executionArn());
        boolean reverse = Boolean.TRUE.equals(request.reverseOrder());
        String query = "GetExecutionHistory " + request.executionArn() + " " + reverse;
        Optional<String> position = tokens.open(query, request.nextToken());
        Head head =
                log.head(request.executionArn()).orElseThrow(() -> ApiErrors.noSuchExecution(request.executionArn()));
        int size = Pages.size(request.maxResults());
        long from = position.map(Long::parseLong).orElse(reverse ? Long.MAX_VALUE : 1L);
        List<HistoryEvent> events = histories.page(head.key(), from, size + 1, reverse);
        HistoryEventWriter writer = new HistoryEventWriter(!Boolean.FALSE.equals(request.includeExecutionData()));
        return new Answer.Written(write(events, size, writer, query));
    }

    private byte[] write(List<HistoryEvent> events, int size, HistoryEventWriter writer, String query) {
        ByteArrayOutputStream body = new ByteArrayOutputStream(64 + BYTES_AN_EVENT * Math.min(size, events.size()));
        try (JsonGenerator out = JsonText.generator(body)) {
            out.writeStartObject();
            out.writeArrayFieldStart("events");
            int written = 0;
            while (written < Math.min(size, events.size())
                    && (written == 0 || body.size() + out.getOutputBuffered() < MOST_BYTES)) {
                writer.write(events.get(written), out);
                written++;
            }
            out.writeEndArray();
            if (written < events.size()) {
                out.writeStringField(
                        "nextToken",
                        tokens.seal(query, Long.toString(events.get(written).id())));
            }
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return body.toByteArray();
    }
}
