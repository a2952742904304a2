package dev.baton.local.store;

import dev.baton.asl.execution.ExecutionIdentity;
import dev.baton.asl.execution.Failure;
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

/** Reads the forms of a head that were written before there was one for all stores: form 1, and form 2 with what redrives need at the end. */
final class EarlierHeadRecord {
    private static final int FORM = 1;
    private static final int WITH_REDRIVES = 2;

    private EarlierHeadRecord() {}

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

    static StoredHead decode(byte[] record) {
        boolean redrives = record.length > 0 && record[0] == WITH_REDRIVES;
        return RecordReader.versioned(
                record, redrives ? WITH_REDRIVES : FORM, "head", reader -> read(reader, redrives));
    }

    private static StoredHead read(RecordReader reader, boolean redrives) {
        StoredHead.InputPlace place = StoredHead.InputPlace.of(reader.octet());
        Incarnation incarnation = reader.incarnation();
        ExecutionIdentity identity = EarlierIdentityRecord.read(reader);
        Head plain = new Head(
                new ExecutionKey(identity.executionArn(), incarnation),
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
