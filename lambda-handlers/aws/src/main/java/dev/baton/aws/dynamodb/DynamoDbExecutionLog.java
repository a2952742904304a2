package dev.baton.aws.dynamodb;

import dev.baton.asl.execution.Failure;
import dev.baton.engine.log.AppendResult;
import dev.baton.engine.log.EncodedEntry;
import dev.baton.engine.log.ExecutionKey;
import dev.baton.engine.log.ExecutionLog;
import dev.baton.engine.log.ExecutionPage;
import dev.baton.engine.log.ExecutionQuery;
import dev.baton.engine.log.Head;
import dev.baton.engine.log.StartResult;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The execution log on DynamoDB. A commit is one conditional put. Every write may be repeated, by the client's retries or by
 * the caller: it is recognised by its incarnation or commit id.
 *
 * <p>Unlike stores in one process it does not notice an entry whose predecessor is missing, or an execution without a head:
 * that would cost a read with each commit.
 */
public final class DynamoDbExecutionLog implements ExecutionLog {
    private final Heads heads;
    private final Entries entries;
    private final ExecutionLists lists;
    private final Restamping restamping;

    DynamoDbExecutionLog(Heads heads, Entries entries, ExecutionLists lists, Restamping restamping) {
        this.heads = heads;
        this.entries = entries;
        this.lists = lists;
        this.restamping = restamping;
    }

    /**
     * The entry is written first: under an incarnation that nobody knows it is not there until the head is. So both are one
     * atomic write without a transaction, which would cost twice as much.
     */
    @Override
    public StartResult start(Head head, Optional<EncodedEntry> first) {
        if (first.isPresent() && entries.append(head.key(), first.get()) instanceof AppendResult.Conflict) {
            return madeByAnother(head);
        }
        StartResult result = heads.start(head);
        if (result instanceof StartResult.NameInUse) {
            first.ifPresent(entry -> entries.withdraw(head.key(), entry));
        }
        return result;
    }

    /**
     * Another call for the same incarnation has written its first entry, and perhaps died before its head. Ours is written then, open
     * whatever our first entry came to; what goes on is what stands.
     */
    private StartResult madeByAnother(Head head) {
        Head open = head.open();
        return heads.start(open) instanceof StartResult.NameInUse taken
                ? taken
                : new StartResult.NameInUse(head(open.key().executionArn()).orElse(open));
    }

    @Override
    public AppendResult append(ExecutionKey key, EncodedEntry entry, Optional<Head> closed) {
        AppendResult result = entries.append(key, entry);
        if (result instanceof AppendResult.Appended) {
            closed.ifPresent(head -> head.closing().ifPresent(how -> heads.close(head, how)));
        }
        return result;
    }

    /** A transaction: it is seldom, and nobody would look after an execution of which one half stands. */
    @Override
    public boolean reopen(EncodedEntry entry, Head head) {
        boolean reopened = heads.reopen(head, entries, entry);
        if (reopened) {
            restamping.keep(head);
        }
        return reopened;
    }

    /** A transaction, as above. */
    @Override
    public boolean owe(EncodedEntry entry, Head closed) {
        return heads.owe(closed, entries, entry);
    }

    @Override
    public Optional<Head> head(String executionArn) {
        return heads.head(executionArn);
    }

    @Override
    public List<EncodedEntry> latest(ExecutionKey key) {
        return entries.latest(key);
    }

    @Override
    public List<EncodedEntry> entries(ExecutionKey key, long fromSeq, int limit) {
        return entries.range(key, fromSeq, limit);
    }

    @Override
    public Optional<Long> snapshotBefore(ExecutionKey key, long eventId) {
        return entries.snapshotBefore(key, eventId);
    }

    @Override
    public Optional<Head> requestStop(ExecutionKey key, Failure failure) {
        return heads.requestStop(key, failure);
    }

    @Override
    public void due(ExecutionKey key, Instant dueAt, long committed) {
        heads.due(key, dueAt, committed);
    }

    @Override
    public void settled(ExecutionKey key, int redrives, long seq) {
        heads.settled(key, redrives, seq);
    }

    @Override
    public List<Head> overdue(Instant at, int limit) {
        return lists.overdue(at, limit);
    }

    @Override
    public ExecutionPage list(ExecutionQuery query) {
        return lists.page(query);
    }
}
