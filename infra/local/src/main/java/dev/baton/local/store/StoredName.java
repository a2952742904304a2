package dev.baton.local.store;

import dev.baton.engine.log.ExecutionKey;
import dev.baton.engine.log.Incarnation;
import org.jspecify.annotations.Nullable;

/**
 * What an execution's name stands for.
 *
 * @param id the number of its newest incarnation, under which head and entries lie
 */
record StoredName(long id, Incarnation incarnation) {

    static @Nullable StoredName find(Records records, String executionArn) {
        byte[] record = records.get(Table.RECORDS, Keys.name(executionArn));
        return record == null ? null : decode(record);
    }

    static StoredName decode(byte[] record) {
        RecordReader reader = new RecordReader(record);
        return new StoredName(reader.int64(), reader.incarnation());
    }

    /** Only if the newest incarnation is that one. */
    static @Nullable StoredName find(Records records, ExecutionKey key) {
        StoredName name = find(records, key.executionArn());
        return name != null && name.incarnation.equals(key.incarnation()) ? name : null;
    }

    byte[] encode() {
        return new RecordWriter(24)
                .int64(id)
                .int64(incarnation.high())
                .int64(incarnation.low())
                .toBytes();
    }
}
