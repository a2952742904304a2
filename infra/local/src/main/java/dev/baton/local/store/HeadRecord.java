package dev.baton.local.store;

import dev.baton.asl.execution.ExecutionIdentity;
import dev.baton.asl.execution.Failure;
import dev.baton.asl.json.Json;
import dev.baton.engine.log.Closing;
import dev.baton.engine.log.ExecutionKey;
import dev.baton.engine.log.Head;
import dev.baton.engine.log.Incarnation;
import dev.baton.engine.log.ParentTask;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** The stored form of a head. */
final class HeadRecord {
    private static final int FORM = 1;
    private static final int USUAL_SIZE = 768;

    private HeadRecord() {}

    static byte[] encode(StoredHead stored) {
        Head head = stored.head();
        Optional<Json> inline = stored.place() == StoredHead.InputPlace.INLINE
                ? Optional.of(head.identity().input())
                : Optional.empty();
        RecordWriter writer =
                new RecordWriter(USUAL_SIZE).octet(FORM).octet(stored.place().code());
        IdentityRecord.write(writer, head.key(), head.identity(), inline);
        writer.text(head.definition()).text(head.traceHeader());
        writer.octet(head.parent().isPresent() ? 1 : 0);
        head.parent().ifPresent(parent -> parent(writer, parent));
        writer.octet(head.dueAt().isPresent() ? 1 : 0);
        head.dueAt().ifPresent(writer::instant);
        writer.octet(head.stopRequested().isPresent() ? 1 : 0);
        head.stopRequested().ifPresent(writer::failure);
        writer.octet(head.closing().isPresent() ? 1 : 0);
        head.closing().ifPresent(how -> closing(writer, how));
        return writer.toBytes();
    }

    private static void parent(RecordWriter writer, ParentTask parent) {
        writer.text(parent.key().executionArn())
                .int64(parent.key().incarnation().high())
                .int64(parent.key().incarnation().low())
                .int64(parent.attempt())
                .octet(parent.parsed() ? 1 : 0);
    }

    private static void closing(RecordWriter writer, Closing how) {
        writer.octet(Keys.code(how.status())).instant(how.stopDate());
        writer.octet(how.failure().isPresent() ? 1 : 0);
        how.failure().ifPresent(writer::failure);
    }

    static StoredHead decode(byte[] record) {
        return RecordReader.versioned(record, FORM, "head", HeadRecord::read);
    }

    private static StoredHead read(RecordReader reader) {
        StoredHead.InputPlace place = StoredHead.InputPlace.of(reader.octet());
        Incarnation incarnation = reader.incarnation();
        ExecutionIdentity identity = IdentityRecord.read(reader);
        Head head = new Head(
                IdentityRecord.key(incarnation, identity),
                identity,
                reader.text(),
                reader.optionalText(),
                optional(reader, () -> readParent(reader)),
                optional(reader, reader::instant),
                optional(reader, reader::failure),
                optional(reader, () -> readClosing(reader)));
        return new StoredHead(head, place);
    }

    private static <T> Optional<T> optional(RecordReader reader, Supplier<T> value) {
        return reader.octet() == 0 ? Optional.empty() : Optional.of(value.get());
    }

    private static ParentTask readParent(RecordReader reader) {
        ExecutionKey key = new ExecutionKey(reader.text(), reader.incarnation());
        return new ParentTask(key, reader.int64(), reader.octet() == 1);
    }

    private static Closing readClosing(RecordReader reader) {
        var status = Keys.status(reader.octet());
        Instant stopDate = reader.instant();
        Optional<Failure> failure = optional(reader, reader::failure);
        return new Closing(status, stopDate, failure);
    }
}
