package dev.baton.local.store;

import dev.baton.asl.execution.Failure;
import dev.baton.engine.log.AppendResult;
import dev.baton.engine.log.Closing;
import dev.baton.engine.log.EncodedEntry;
import dev.baton.engine.log.ExecutionKey;
import dev.baton.engine.log.Head;
import dev.baton.engine.log.StoreException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The conditional writes of heads and entries. What can be encoded is encoded by the caller, not by the one writer. */
final class HeadWrites {
    /** An input shorter than this lies in the head even if an entry holds it too: reading it there is cheaper. */
    private static final int SMALL_INPUT = 1024;

    private final GroupCommit commits;
    private final Retention retention;
    /** Touched by the writer thread alone. */
    private long lastId;

    HeadWrites(GroupCommit commits, Retention retention, long lastId) {
        this.commits = commits;
        this.retention = retention;
        this.lastId = lastId;
    }

    /** A head that stands in the store. */
    record Standing(long id, StoredHead stored) {}

    /** @return the head that has the name already; empty when the new one was written, now or before */
    Optional<Standing> start(Head head, Optional<EncodedEntry> first) {
        StoredHead stored = new StoredHead(head, place(head, first));
        byte[] headRecord = HeadRecord.encode(stored);
        Optional<byte[]> entryRecord = first.map(EntryRecord::encode);
        byte[] clues = ClueKeys.ofStart(head);
        byte[] nameKey = Keys.name(head.key().executionArn());
        return commits.write(batch -> {
            Standing standing = standing(batch, head.key().executionArn());
            if (standing != null && !retention.isOver(standing.stored().head())) {
                boolean same = standing.stored().head().key().equals(head.key()) && begins(batch, standing.id(), first);
                return same ? Optional.empty() : Optional.of(standing);
            }
            long id = ++lastId;
            batch.put(Table.RECORDS, nameKey, new StoredName(id, head.key().incarnation()).encode());
            batch.put(Table.RECORDS, Keys.head(id), headRecord);
            HeadIndex.add(batch, id, head);
            ClueKeys.add(batch, id, head, clues);
            if (stored.place() == StoredHead.InputPlace.OWN_RECORD) {
                batch.put(Table.RECORDS, Keys.input(id), inputRecord(head));
            }
            entryRecord.ifPresent(record -> batch.put(Table.ENTRIES, Keys.entry(id, 1), record));
            return Optional.empty();
        });
    }

    private static boolean begins(Batch batch, long id, Optional<EncodedEntry> first) {
        return first.isEmpty() || isThere(batch.get(Table.ENTRIES, Keys.entry(id, 1)), first.get());
    }

    private static boolean isThere(byte @Nullable [] record, EncodedEntry entry) {
        return record != null
                && EntryRecord.decode(entry.seq(), record).commit().equals(entry.commit());
    }

    private static StoredHead.InputPlace place(Head head, Optional<EncodedEntry> first) {
        if (first.isPresent() && first.get().seq() != 1) {
            throw new IllegalArgumentException(
                    "the first entry has number " + first.get().seq());
        }
        if (head.identity().input().utf8Length() < SMALL_INPUT) {
            return StoredHead.InputPlace.INLINE;
        }
        // Of a run whose entries are encrypted, nobody here can read it there.
        boolean readable = first.isPresent() && !head.key().incarnation().isMarked();
        return readable ? StoredHead.InputPlace.FIRST_ENTRY : StoredHead.InputPlace.OWN_RECORD;
    }

    private static byte[] inputRecord(Head head) {
        return head.identity().input().text().getBytes(StandardCharsets.UTF_8);
    }

    private static @Nullable Standing standing(Batch batch, String executionArn) {
        StoredName name = StoredName.find(batch, executionArn);
        return name == null ? null : standing(batch, name);
    }

    private static @Nullable Standing standing(Batch batch, ExecutionKey key) {
        StoredName name = StoredName.find(batch, key);
        return name == null ? null : standing(batch, name);
    }

    private static Standing standing(Batch batch, StoredName name) {
        StoredHead stored = HeadReader.find(batch, name.id());
        if (stored == null) {
            throw new StoreException("the head of execution " + name.id() + " is missing");
        }
        return new Standing(name.id(), stored);
    }

    AppendResult append(ExecutionKey key, EncodedEntry entry, Optional<Head> closed) {
        byte[] record = EntryRecord.encode(entry);
        return commits.write(batch -> {
            StoredName name = StoredName.find(batch, key);
            if (name == null) {
                throw new StoreException("no execution " + key + " to append to");
            }
            byte[] entryKey = Keys.entry(name.id(), entry.seq());
            byte[] other = batch.get(Table.ENTRIES, entryKey);
            if (other != null) {
                return new AppendResult.Conflict(EntryRecord.decode(entry.seq(), other));
            }
            batch.put(Table.ENTRIES, entryKey, record);
            closed.ifPresent(head -> head.closing().ifPresent(how -> close(batch, name, how, head.dueAt())));
            return new AppendResult.Appended();
        });
    }

    private static void close(Batch batch, StoredName name, Closing how, Optional<Instant> owes) {
        Standing open = standing(batch, name);
        replace(batch, open, open.stored().head().closed(how, owes));
    }

    boolean reopen(EncodedEntry entry, Head head) {
        int redrivesBefore = head.redrives().count() - 1;
        return writeToClosed(entry, head.key(), redrivesBefore, standing -> reopened(standing, head));
    }

    private static Head reopened(Standing closed, Head head) {
        return closed.stored().place() == StoredHead.InputPlace.INLINE
                ? head
                : head.withInput(closed.stored().head().identity().input());
    }

    boolean owe(EncodedEntry entry, Head owing) {
        Instant due = owing.dueAt().orElseThrow();
        return writeToClosed(
                entry,
                owing.key(),
                owing.redrives().count(),
                standing -> standing.stored().head().dueAgain(due).noted(entry.seq()));
    }

    /**
     * Writes an entry that follows the end of an execution, with the head as it is after that.
     *
     * @param redrives how often the execution was redriven before the end that is meant: one that has come after it is left alone
     * @return whether the entry is there
     */
    private boolean writeToClosed(
            EncodedEntry entry, ExecutionKey key, int redrives, Function<Standing, Head> headAfter) {
        byte[] record = EntryRecord.encode(entry);
        return commits.write(batch -> {
            StoredName name = StoredName.find(batch, key);
            if (name == null) {
                return false;
            }
            byte[] entryKey = Keys.entry(name.id(), entry.seq());
            byte[] other = batch.get(Table.ENTRIES, entryKey);
            if (other != null) {
                return isThere(other, entry);
            }
            Standing standing = standing(batch, name);
            Head closed = standing.stored().head();
            if (closed.closing().isEmpty() || closed.redrives().count() != redrives) {
                return false;
            }
            batch.put(Table.ENTRIES, entryKey, record);
            replace(batch, standing, headAfter.apply(standing));
            return true;
        });
    }

    Optional<Standing> requestStop(ExecutionKey key, Failure failure) {
        return commits.write(batch -> {
            Standing standing = standing(batch, key);
            if (standing == null) {
                return Optional.empty();
            }
            Head head = standing.stored().head();
            boolean asks = head.closing().isEmpty() && head.stopRequested().isEmpty();
            return Optional.of(asks ? replace(batch, standing, head.askedToStop(failure)) : standing);
        });
    }

    void due(ExecutionKey key, Instant dueAt, long committed) {
        commits.write(batch -> {
            Standing standing = standing(batch, key);
            if (standing != null && isLookedAfter(standing.stored().head())) {
                replace(
                        batch,
                        standing,
                        standing.stored().head().dueAgain(dueAt).noted(committed));
            }
            return true;
        });
    }

    static boolean isLookedAfter(Head head) {
        return head.closing().isEmpty() || head.dueAt().isPresent();
    }

    void settled(ExecutionKey key, int redrives, long seq) {
        commits.write(batch -> {
            Standing standing = standing(batch, key);
            if (standing != null
                    && standing.stored().head().closing().isPresent()
                    && standing.stored().head().redrives().count() == redrives
                    && standing.stored().head().committed() <= seq) {
                replace(batch, standing, standing.stored().head().settled());
            }
            return true;
        });
    }

    private static Standing replace(Batch batch, Standing standing, Head head) {
        HeadIndex.remove(batch, standing.id(), standing.stored().head());
        HeadIndex.add(batch, standing.id(), head);
        StoredHead changed = standing.stored().with(head);
        batch.put(Table.RECORDS, Keys.head(standing.id()), HeadRecord.encode(changed));
        return new Standing(standing.id(), changed);
    }
}
