package dev.baton.local.store;

import dev.baton.asl.execution.ExecutionIdentity;
import dev.baton.asl.execution.Failure;
import dev.baton.asl.json.Json;
import dev.baton.engine.log.Closing;
import dev.baton.engine.log.ExecutionKey;
import dev.baton.engine.log.Head;
import dev.baton.engine.log.Incarnation;
import dev.baton.engine.log.ParentTask;
import dev.baton.engine.log.Redrives;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The stored form of a head: form 1, or form 2 where a redrive took place or may, with what that needs at the end. */
final class HeadRecord {
    private static final int FORM = 1;
    private static final int WITH_REDRIVES = 2;
    private static final int USUAL_SIZE = 768;

    private HeadRecord() {}

    static byte[] encode(StoredHead stored) {
        Head head = stored.head();
        Optional<Json> inline = stored.place() == StoredHead.InputPlace.INLINE
                ? Optional.of(head.identity().input())
                : Optional.empty();
        RecordWriter writer = new RecordWriter(USUAL_SIZE)
                .octet(form(head))
                .octet(stored.place().code());
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
        if (form(head) == WITH_REDRIVES) {
            writer.int64(head.closing().map(Closing::lastEventId).orElse(0L));
            redrives(writer, head.redrives());
        }
        return writer.toBytes();
    }

    private static int form(Head head) {
        boolean kept = head.closing().filter(how -> how.lastEventId() > 0).isPresent();
        return kept || head.redrives().count() > 0 ? WITH_REDRIVES : FORM;
    }

    private static void redrives(RecordWriter writer, Redrives redrives) {
        writer.int32(redrives.count());
        redrives.date().ifPresent(writer::instant);
        writer.int32(redrives.accepted().size());
        redrives.accepted().forEach(call -> writer.text(call.clientToken()).instant(call.at()));
    }

    private static Redrives readRedrives(RecordReader reader) {
        int count = reader.int32();
        Optional<Instant> date = count > 0 ? Optional.of(reader.instant()) : Optional.empty();
        int calls = reader.int32();
        List<Redrives.Accepted> accepted = new ArrayList<>();
        for (int i = 0; i < calls; i++) {
            accepted.add(new Redrives.Accepted(reader.text(), reader.instant()));
        }
        return new Redrives(count, date, accepted);
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
        boolean redrives = record.length > 0 && record[0] == WITH_REDRIVES;
        return RecordReader.versioned(
                record, redrives ? WITH_REDRIVES : FORM, "head", reader -> read(reader, redrives));
    }

    private static StoredHead read(RecordReader reader, boolean redrives) {
        StoredHead.InputPlace place = StoredHead.InputPlace.of(reader.octet());
        Incarnation incarnation = reader.incarnation();
        ExecutionIdentity identity = IdentityRecord.read(reader);
        Head plain = new Head(
                IdentityRecord.key(incarnation, identity),
                identity,
                reader.text(),
                reader.optionalText(),
                optional(reader, () -> readParent(reader)),
                optional(reader, reader::instant),
                optional(reader, reader::failure),
                optional(reader, () -> readClosing(reader)));
        return new StoredHead(redrives ? withRedrives(plain, reader) : plain, place);
    }

    private static Head withRedrives(Head plain, RecordReader reader) {
        long lastEventId = reader.int64();
        Optional<Closing> closing =
                plain.closing().map(how -> new Closing(how.status(), how.stopDate(), how.failure(), lastEventId));
        return new Head(
                plain.key(),
                plain.identity(),
                plain.definition(),
                plain.traceHeader(),
                plain.parent(),
                plain.dueAt(),
                plain.stopRequested(),
                closing,
                readRedrives(reader));
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
