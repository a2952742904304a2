package dev.baton.local.store;

import dev.baton.asl.execution.ExecutionIdentity;
import dev.baton.engine.log.Closing;
import dev.baton.engine.log.Head;
import dev.baton.engine.log.ListPosition;
import java.util.ArrayList;
import java.util.List;

/** The rows by which a head is found otherwise than by name: lists, due times, ends. They change with it, in the same batch. */
final class HeadIndex {
    private static final byte[] NOTHING = {};

    private HeadIndex() {}

    static void add(Batch batch, long id, Head head) {
        byte[] listed = head.closing()
                .map(Closing::stopDate)
                .map(at -> new RecordWriter(12).instant(at).toBytes())
                .orElse(NOTHING);
        for (byte[] key : listKeys(id, head)) {
            batch.put(Table.RECORDS, key, listed);
        }
        for (byte[] key : ClueKeys.ofEnd(id, head)) {
            batch.put(Table.RECORDS, key, NOTHING);
        }
        for (byte[] key : timeKeys(id, head)) {
            batch.put(Table.RECORDS, key, NOTHING);
        }
    }

    static void remove(Batch batch, long id, Head head) {
        for (byte[] key : listKeys(id, head)) {
            batch.delete(Table.RECORDS, key);
        }
        for (byte[] key : ClueKeys.ofEnd(id, head)) {
            batch.delete(Table.RECORDS, key);
        }
        for (byte[] key : timeKeys(id, head)) {
            batch.delete(Table.RECORDS, key);
        }
    }

    /** An open head always has a due row; a closed one has it as long as it owes something. */
    private static List<byte[]> timeKeys(long id, Head head) {
        List<byte[]> keys = new ArrayList<>(2);
        head.closing().ifPresent(how -> keys.add(Keys.stop(how.stopDate(), id)));
        if (head.closing().isEmpty() || head.dueAt().isPresent()) {
            keys.add(Keys.due(head.dueAt(), id));
        }
        return keys;
    }

    private static List<byte[]> listKeys(long id, Head head) {
        ExecutionIdentity identity = head.identity();
        ListPosition position = new ListPosition(identity.startTime(), id);
        List<byte[]> keys = new ArrayList<>(3);
        keys.add(Keys.listed(identity.stateMachineArn(), head.status(), position));
        identity.stateMachineVersionArn().ifPresent(arn -> keys.add(Keys.listed(arn, head.status(), position)));
        identity.stateMachineAliasArn().ifPresent(arn -> keys.add(Keys.listed(arn, head.status(), position)));
        return keys;
    }
}
