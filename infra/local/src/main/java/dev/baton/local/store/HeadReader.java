package dev.baton.local.store;

import dev.baton.asl.json.Json;
import dev.baton.engine.log.EncodedEntry;
import dev.baton.engine.log.Head;
import dev.baton.engine.log.StoreException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads heads, with or without their inputs. */
final class HeadReader {
    private static final Logger LOG = LoggerFactory.getLogger(HeadReader.class);

    private final Database database;
    private final Retention retention;
    private final Function<EncodedEntry, Json> inputOf;

    HeadReader(Database database, Retention retention, Function<EncodedEntry, Json> inputOf) {
        this.database = database;
        this.retention = retention;
        this.inputOf = inputOf;
    }

    /** The head under that name unless it has expired. */
    Optional<Head> head(String executionArn) {
        StoredName name = StoredName.find(database, executionArn);
        StoredHead stored = name == null ? null : find(database, name.id());
        if (name == null || stored == null || retention.isOver(stored.head())) {
            return Optional.empty();
        }
        return Optional.of(whole(name.id(), stored));
    }

    /** The head without its input, if that lies elsewhere. Null when retention took it between two reads. */
    static @Nullable StoredHead find(Records records, long id) {
        byte[] record = records.get(Table.RECORDS, Keys.head(id));
        return record == null ? null : HeadRecord.decode(record);
    }

    /** The same for a loop over many: one that cannot be read is left out and told, and stops no other. Null then, too. */
    static @Nullable StoredHead findReadable(Records records, long id) {
        try {
            return find(records, id);
        } catch (StoreException e) {
            tell(id, e);
            return null;
        }
    }

    /** Whether it can be read, or is not there. */
    static boolean isReadable(Records records, long id) {
        try {
            find(records, id);
            return true;
        } catch (StoreException e) {
            tell(id, e);
            return false;
        }
    }

    private static void tell(long id, StoreException e) {
        LOG.error("The head of execution {} cannot be read and is left out", id, e);
    }

    /** The head with its input. */
    Head whole(long id, StoredHead stored) {
        return switch (stored.place()) {
            case INLINE -> stored.head();
            case OWN_RECORD ->
                stored.withInput(Json.ofText(
                        new String(required(Table.RECORDS, Keys.input(id), stored), StandardCharsets.UTF_8)));
            case FIRST_ENTRY ->
                stored.withInput(
                        inputOf.apply(EntryRecord.decode(1, required(Table.ENTRIES, Keys.entry(id, 1), stored))));
        };
    }

    private byte[] required(Table table, byte[] key, StoredHead stored) {
        byte[] record = database.get(table, key);
        if (record == null) {
            throw new StoreException("the input of " + stored.head().key().executionArn() + " is missing");
        }
        return record;
    }
}
