package dev.baton.aws.dynamodb;

import dev.baton.asl.execution.ExecutionIdentity;
import dev.baton.asl.execution.ExecutionStatus;
import dev.baton.asl.execution.Failure;
import dev.baton.asl.json.Json;
import dev.baton.engine.log.Closing;
import dev.baton.engine.log.ExecutionKey;
import dev.baton.engine.log.Head;
import dev.baton.engine.log.ParentTask;
import dev.baton.engine.log.Redrives;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The binary attributes of a head, before they are made bodies. */
final class HeadRecord {
    private static final int FORM = 1;
    private static final int STOP_FORM = 1;
    private static final int CLOSING_FORM = 1;
    /** With the id of the last event. */
    private static final int KEPT_FORM = 2;

    private static final int REDRIVES_FORM = 1;
    /** The order is part of the stored form. */
    private static final List<ExecutionStatus> STATUSES = List.of(
            ExecutionStatus.RUNNING,
            ExecutionStatus.SUCCEEDED,
            ExecutionStatus.FAILED,
            ExecutionStatus.TIMED_OUT,
            ExecutionStatus.ABORTED);

    private HeadRecord() {}

    /** What the start writes and nothing changes, with the place of the input. */
    record Start(
            ExecutionIdentity identity,
            boolean inputElsewhere,
            String definition,
            Optional<String> traceHeader,
            Optional<ParentTask> parent) {}

    static byte[] start(Head head, boolean inputElsewhere) {
        RecordWriter writer = new RecordWriter().octet(FORM).flag(inputElsewhere);
        Optional<Json> inline =
                inputElsewhere ? Optional.empty() : Optional.of(head.identity().input());
        IdentityRecord.write(writer, head.identity(), inline);
        IdentityRecord.writeDefinition(writer, head.definition());
        return writer.text(head.traceHeader())
                .optional(head.parent(), HeadRecord::writeParent)
                .toBytes();
    }

    static Start readStart(byte[] record, String executionArn) {
        return RecordReader.versioned(record, FORM, "a head", reader -> {
            boolean elsewhere = reader.flag();
            return new Start(
                    IdentityRecord.read(reader, executionArn),
                    elsewhere,
                    IdentityRecord.readDefinition(reader),
                    reader.optionalText(),
                    reader.optional(HeadRecord::readParent));
        });
    }

    private static void writeParent(RecordWriter writer, ParentTask parent) {
        writer.text(parent.key().executionArn())
                .int64(parent.key().incarnation().high())
                .int64(parent.key().incarnation().low())
                .int64(parent.attempt())
                .flag(parent.parsed());
    }

    private static ParentTask readParent(RecordReader reader) {
        ExecutionKey key = new ExecutionKey(reader.text(), reader.incarnation());
        return new ParentTask(key, reader.int64(), reader.flag());
    }

    static byte[] stop(Failure failure) {
        return new RecordWriter().octet(STOP_FORM).failure(failure).toBytes();
    }

    static Failure readStop(byte[] record) {
        return RecordReader.versioned(record, STOP_FORM, "a stop", RecordReader::failure);
    }

    static byte[] closing(Closing how) {
        boolean kept = how.lastEventId() > 0;
        RecordWriter writer = new RecordWriter()
                .octet(kept ? KEPT_FORM : CLOSING_FORM)
                .octet(STATUSES.indexOf(how.status()))
                .instant(how.stopDate())
                .optional(how.failure(), RecordWriter::failure);
        return (kept ? writer.int64(how.lastEventId()) : writer).toBytes();
    }

    /** @param definition by which the execution goes on */
    static byte[] redrives(Redrives redrives, String definition) {
        RecordWriter writer = new RecordWriter()
                .octet(REDRIVES_FORM)
                .octet(redrives.accepted().size());
        redrives.accepted().forEach(call -> writer.text(call.clientToken()).instant(call.at()));
        return writer.optional(redrives.date(), RecordWriter::instant)
                .int64(redrives.count())
                .text(definition)
                .toBytes();
    }

    /** What a redrive wrote. */
    record Redriven(Redrives redrives, String definition) {}

    static Redriven readRedrives(byte[] record) {
        return RecordReader.versioned(record, REDRIVES_FORM, "a redrive", reader -> {
            int calls = reader.octet();
            List<Redrives.Accepted> accepted = new ArrayList<>();
            for (int i = 0; i < calls; i++) {
                accepted.add(new Redrives.Accepted(reader.text(), reader.instant()));
            }
            Optional<Instant> date = reader.optional(RecordReader::instant);
            return new Redriven(new Redrives(Math.toIntExact(reader.int64()), date, accepted), reader.text());
        });
    }

    static Closing readClosing(byte[] record) {
        boolean kept = record.length > 0 && record[0] == KEPT_FORM;
        return RecordReader.versioned(record, kept ? KEPT_FORM : CLOSING_FORM, "an end", reader -> {
            ExecutionStatus status = STATUSES.get(reader.octet());
            Instant stopDate = reader.instant();
            Optional<Failure> failure = reader.optional(RecordReader::failure);
            return new Closing(status, stopDate, failure, kept ? reader.int64() : 0);
        });
    }
}
