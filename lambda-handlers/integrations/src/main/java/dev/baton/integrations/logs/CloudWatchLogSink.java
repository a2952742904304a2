package dev.baton.integrations.logs;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.engine.eventlog.LogRecord;
import dev.baton.engine.eventlog.LogSink;
import dev.baton.engine.eventlog.LogSinkException;
import dev.baton.integrations.sdk.AwsReply;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Writes to CloudWatch Logs, for each state machine to a stream of this process's own, named as Step Functions names its streams:
 * {@code states/MACHINE/2026-11-28-10-30/…}.
 */
public final class CloudWatchLogSink implements LogSink {
    /** Limits of PutLogEvents (API reference): records, bytes, bytes that each record costs beside its own. */
    private static final int MOST_RECORDS = 10_000;

    private static final int MOST_BYTES = 1_048_576;
    private static final int RECORD_BYTES = 26;
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd-HH-mm").withZone(ZoneOffset.UTC);

    private final LogCalls calls;
    private final InstantSource clock;
    private final Map<String, String> streams = new ConcurrentHashMap<>();

    CloudWatchLogSink(LogCalls calls, InstantSource clock) {
        this.calls = calls;
        this.clock = clock;
    }

    @Override
    public void write(String destination, String machine, List<LogRecord> records) throws LogSinkException {
        LogGroupArn group =
                LogGroupArn.of(destination).orElseThrow(() -> new LogSinkException("not a log group: " + destination));
        String stream = stream(group, destination, machine);
        // Branches of one execution have one clock; executions of one batch may not come in the order of their events.
        List<LogRecord> sorted = records.stream()
                .sorted(Comparator.comparing(LogRecord::timestamp))
                .toList();
        for (List<LogRecord> part : parts(sorted)) {
            put(group, stream, part, destination + machine);
        }
    }

    private String stream(LogGroupArn group, String destination, String machine) throws LogSinkException {
        String known = streams.get(destination + machine);
        if (known != null) {
            return known;
        }
        String name = "states/" + machine + "/" + MINUTE.format(clock.instant()) + "/"
                + UUID.randomUUID().toString().substring(0, 8);
        ObjectNode input = JsonNodeFactory.instance.objectNode();
        input.put("logGroupName", group.name()).put("logStreamName", name);
        done("CreateLogStream", group, input);
        streams.put(destination + machine, name);
        return name;
    }

    private static List<List<LogRecord>> parts(List<LogRecord> records) {
        List<List<LogRecord>> parts = new ArrayList<>();
        List<LogRecord> part = new ArrayList<>();
        int bytes = 0;
        for (LogRecord record : records) {
            int cost = record.bytes() + RECORD_BYTES;
            if (!part.isEmpty() && (part.size() == MOST_RECORDS || bytes + cost > MOST_BYTES)) {
                parts.add(part);
                part = new ArrayList<>();
                bytes = 0;
            }
            part.add(record);
            bytes += cost;
        }
        parts.add(part);
        return parts;
    }

    private void put(LogGroupArn group, String stream, List<LogRecord> records, String streamKey)
            throws LogSinkException {
        ObjectNode input = JsonNodeFactory.instance.objectNode();
        input.put("logGroupName", group.name()).put("logStreamName", stream);
        ArrayNode events = input.putArray("logEvents");
        records.forEach(record -> events.addObject()
                .put("timestamp", record.timestamp().toEpochMilli())
                .put("message", record.text()));
        try {
            done("PutLogEvents", group, input);
        } catch (LogSinkException e) {
            // The group may have been deleted and made anew: the next try makes a stream.
            streams.remove(streamKey);
            throw e;
        }
    }

    private void done(String action, LogGroupArn group, ObjectNode input) throws LogSinkException {
        AwsReply reply = calls.call(action, group.region(), input);
        switch (reply) {
            case AwsReply.Done done -> {}
            case AwsReply.Refused refused -> throw new LogSinkException(action + " was refused: " + refused.error());
            case AwsReply.Unanswered unanswered ->
                throw new LogSinkException(action + " was not answered: " + unanswered.message());
            case AwsReply.TooLong tooLong -> throw new LogSinkException(action + " was answered at length");
        }
    }
}
