package dev.baton.engine.encryption;

import dev.baton.asl.execution.Failure;
import dev.baton.asl.json.Json;
import dev.baton.engine.log.AppendResult;
import dev.baton.engine.log.Closing;
import dev.baton.engine.log.EncodedEntry;
import dev.baton.engine.log.ExecutionKey;
import dev.baton.engine.log.ExecutionLog;
import dev.baton.engine.log.ExecutionPage;
import dev.baton.engine.log.ExecutionQuery;
import dev.baton.engine.log.ForwardingExecutionLog;
import dev.baton.engine.log.Head;
import dev.baton.engine.log.StartResult;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A log that keeps the data of executions under the customer's key, where they are pinned to a definition that is: bodies of entries, and
 * of heads the input and what failed or was asked for. What others have costs a look at their keys.
 */
public final class SealedExecutionLog extends ForwardingExecutionLog {
    private static final Failure HIDDEN = new Failure(Optional.empty(), Optional.empty());

    private final Seals seals;
    private final SealedRuns runs;

    public SealedExecutionLog(ExecutionLog log, Seals seals, SealedRuns runs) {
        super(log);
        this.seals = seals;
        this.runs = runs;
    }

    private static String place(ExecutionKey key, EncodedEntry entry) {
        return Place.of(
                key,
                "entry " + entry.seq() + " " + entry.snapshotSeq() + " " + entry.firstEventId() + " "
                        + entry.eventCount());
    }

    private static EncodedEntry with(EncodedEntry entry, byte[] body) {
        return new EncodedEntry(
                entry.seq(), entry.snapshotSeq(), entry.commit(), entry.firstEventId(), entry.eventCount(), body);
    }

    private EncodedEntry sealed(ExecutionKey key, String definition, EncodedEntry entry) {
        return Envelope.isSealed(entry.body())
                ? entry
                : with(entry, seals.seal(definition, entry.body(), place(key, entry)));
    }

    private EncodedEntry opened(ExecutionKey key, EncodedEntry entry) {
        return Envelope.isSealed(entry.body()) ? with(entry, seals.open(entry.body(), place(key, entry))) : entry;
    }

    private List<EncodedEntry> opened(ExecutionKey key, List<EncodedEntry> entries) {
        return key.incarnation().isMarked()
                ? entries.stream().map(entry -> opened(key, entry)).toList()
                : entries;
    }

    private Head sealed(Head head, String definition) {
        ExecutionKey key = head.key();
        return head.withInput(seals.seal(definition, head.identity().input(), Place.of(key, "input")))
                .withFailures(
                        stop -> seals.seal(definition, stop, Place.of(key, "stop")),
                        end -> seals.seal(definition, end, Place.of(key, "end")));
    }

    private Head opened(Head head) {
        if (runs.definition(head).isEmpty()) {
            return head;
        }
        ExecutionKey key = head.key();
        return head.withInput(seals.open(head.identity().input(), Place.of(key, "input")))
                .withFailures(
                        stop -> seals.open(stop, Place.of(key, "stop")), end -> seals.open(end, Place.of(key, "end")));
    }

    private Head outlined(Head head) {
        return runs.definition(head).isEmpty() ? head : hidden(head);
    }

    /** Without what is encrypted. */
    static Head hidden(Head head) {
        Head outline = head.withInput(Json.EMPTY_OBJECT);
        boolean fails = head.stopRequested().isPresent()
                || head.closing().flatMap(Closing::failure).isPresent();
        return fails ? outline.withFailures(stop -> HIDDEN, end -> HIDDEN) : outline;
    }

    @Override
    public StartResult start(Head head, Optional<EncodedEntry> first) {
        Optional<String> definition = runs.definition(head);
        StartResult result = definition.isEmpty()
                ? super.start(head, first)
                : super.start(
                        sealed(head, definition.get()),
                        first.map(entry -> sealed(head.key(), definition.get(), entry)));
        return switch (result) {
            case StartResult.Started started -> started;
            case StartResult.NameInUse taken -> {
                Head opened = opened(taken.standing());
                yield opened == taken.standing() ? taken : new StartResult.NameInUse(opened);
            }
        };
    }

    @Override
    public AppendResult append(ExecutionKey key, EncodedEntry entry, Optional<Head> closed) {
        Optional<String> definition = runs.definition(key);
        return definition.isEmpty()
                ? super.append(key, entry, closed)
                : super.append(
                        key, sealed(key, definition.get(), entry), closed.map(head -> sealed(head, definition.get())));
    }

    @Override
    public boolean reopen(EncodedEntry entry, Head head) {
        Optional<String> definition = runs.definition(head);
        return definition.isEmpty()
                ? super.reopen(entry, head)
                : super.reopen(sealed(head.key(), definition.get(), entry), sealed(head, definition.get()));
    }

    @Override
    public boolean owe(EncodedEntry entry, Head closed) {
        Optional<String> definition = runs.definition(closed.key());
        return definition.isEmpty()
                ? super.owe(entry, closed)
                : super.owe(sealed(closed.key(), definition.get(), entry), sealed(closed, definition.get()));
    }

    @Override
    public Optional<Head> head(String executionArn) {
        return super.head(executionArn).map(this::opened);
    }

    @Override
    public Optional<Head> outline(String executionArn) {
        return super.outline(executionArn).map(this::outlined);
    }

    @Override
    public List<EncodedEntry> latest(ExecutionKey key) {
        return opened(key, super.latest(key));
    }

    @Override
    public List<EncodedEntry> entries(ExecutionKey key, long fromSeq, int limit) {
        return opened(key, super.entries(key, fromSeq, limit));
    }

    @Override
    public Optional<Head> requestStop(ExecutionKey key, Failure failure) {
        Optional<String> definition = runs.definition(key);
        Failure kept = definition
                .map(id -> seals.seal(id, failure, Place.of(key, "stop")))
                .orElse(failure);
        return super.requestStop(key, kept).map(this::opened);
    }

    /** In outline, as lists are. */
    @Override
    public List<Head> overdue(Instant at, int limit) {
        return super.overdue(at, limit).stream().map(this::outlined).toList();
    }

    /** In outline. */
    @Override
    public ExecutionPage list(ExecutionQuery query) {
        ExecutionPage page = super.list(query);
        boolean hides =
                page.heads().stream().anyMatch(head -> head.key().incarnation().isMarked());
        return hides
                ? new ExecutionPage(page.heads().stream().map(this::outlined).toList(), page.next())
                : page;
    }
}
