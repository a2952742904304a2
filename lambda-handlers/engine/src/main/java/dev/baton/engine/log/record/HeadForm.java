package dev.baton.engine.log.record;

import dev.baton.asl.execution.Failure;
import dev.baton.asl.json.Json;
import dev.baton.engine.log.Closing;
import dev.baton.engine.log.ExecutionKey;
import dev.baton.engine.log.Head;
import dev.baton.engine.log.ParentTask;
import dev.baton.engine.log.Redrives;
import dev.baton.engine.log.StoreException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The stored form of a head. Its parts are written at different times: what the start writes and nothing changes, the wish to stop, the
 * end, what a redrive changes. A store keeps each part by itself, or the whole. The input may lie elsewhere; then it is read as
 * {@code {}}.
 */
public final class HeadForm {
    private static final int WHOLE = 1;
    /** With the number of an entry that stands. */
    private static final int NOTED = 2;

    private static final int STOP = 1;

    private static final Form<ParentTask> PARENT = new Form<>(
            (sink, parent) -> {
                Form.KEY.write(sink, parent.key());
                sink.int64(parent.attempt()).flag(parent.parsed());
            },
            source -> new ParentTask(Form.KEY.read(source), source.int64(), source.flag()));

    private static final Form<Redrives.Accepted> ACCEPTED = new Form<>(
            (sink, call) -> sink.text(call.clientToken()).instant(call.at()),
            source -> new Redrives.Accepted(source.text(), source.instant()));

    private static final Form<Redrives> REDRIVES = new Form<>(
            (sink, redrives) -> {
                ACCEPTED.few().write(sink, redrives.accepted());
                Form.INSTANT.optional().write(sink, redrives.date());
                sink.int64(redrives.count());
            },
            source -> {
                var accepted = ACCEPTED.few().read(source);
                Optional<Instant> date = Form.INSTANT.optional().read(source);
                return new Redrives(Math.toIntExact(source.int64()), date, accepted);
            });

    /** A new field that the start fixes is a line here, with the next version. */
    private static final RecordFields<Stored, Draft> START = new RecordFields<Stored, Draft>("a head")
            .field(
                    (sink, stored) -> sink.flag(stored.inputElsewhere()),
                    (source, draft) -> draft.inputElsewhere = source.flag())
            .field(
                    (sink, stored) -> IdentityForm.write(sink, stored.head().identity(), stored.inline()),
                    (source, draft) -> draft.head.identity(IdentityForm.read(source, draft.executionArn)))
            .field(
                    IdentityForm.DEFINITION,
                    stored -> stored.head().definition(),
                    (draft, id) -> draft.head.definition(id))
            .field(
                    Form.TEXT.optional(),
                    stored -> stored.head().traceHeader(),
                    (draft, it) -> draft.head.traceHeader(it))
            .field(PARENT.optional(), stored -> stored.head().parent(), (draft, parent) -> draft.head.parent(parent));

    /** A new field that a redrive changes is a line here, with the next version. */
    private static final RecordFields<Head, Head.Draft> REDRIVEN = new RecordFields<Head, Head.Draft>("a redrive")
            .field(REDRIVES, Head::redrives, Head.Draft::redrives)
            .field(Form.TEXT, Head::definition, Head.Draft::definition);

    private static final Form<Failure> STOPPED =
            new Form<>((sink, failure) -> Form.FAILURE.write(sink.octet(STOP), failure), source -> {
                source.expect(STOP, "a stop");
                return Form.FAILURE.read(source);
            });

    private HeadForm() {}

    /**
     * A head, and whether it has its input.
     *
     * @param head with {@code {}} for its input, when it was read and the input lies elsewhere
     */
    public record Stored(Head head, boolean inputElsewhere) {
        private Optional<Json> inline() {
            return inputElsewhere
                    ? Optional.empty()
                    : Optional.of(head.identity().input());
        }
    }

    /**
     * The parts of a head, as they lie in a store that keeps them apart.
     *
     * @param start {@link HeadForm#start}
     * @param dueAt a time that the store finds heads by, so that it has a form of its own
     * @param stop {@link HeadForm#stop}
     * @param closing {@link HeadForm#closing}
     * @param redrives {@link HeadForm#redrives}
     * @param committed a number that is written often, so that it lies by itself
     */
    public record Parts(
            byte[] start,
            Optional<Instant> dueAt,
            Optional<byte[]> stop,
            Optional<byte[]> closing,
            Optional<byte[]> redrives,
            long committed) {}

    private static final class Draft {
        private final String executionArn;
        private final Head.Draft head;
        private boolean inputElsewhere;

        Draft(ExecutionKey key) {
            executionArn = key.executionArn();
            head = Head.draft(key);
        }

        Stored done() {
            return new Stored(head.done(), inputElsewhere);
        }
    }

    /** What the start writes and nothing changes, beside the key. */
    public static byte[] start(Head head, boolean inputElsewhere) {
        RecordSink sink = new RecordSink();
        START.write(sink, new Stored(head, inputElsewhere));
        return sink.toBytes();
    }

    public static byte[] stop(Failure failure) {
        return bytes(STOPPED, failure);
    }

    public static byte[] closing(Closing how) {
        return bytes(ClosingForm.FORM, how);
    }

    /** What a redrive changes. */
    public static byte[] redrives(Head head) {
        RecordSink sink = new RecordSink();
        REDRIVEN.write(sink, head);
        return sink.toBytes();
    }

    private static <T> byte[] bytes(Form<T> form, T value) {
        RecordSink sink = new RecordSink();
        form.write(sink, value);
        return sink.toBytes();
    }

    /**
     * Puts a head together.
     *
     * @throws StoreException when a part is damaged, or of a form that this version does not know
     */
    public static Stored read(ExecutionKey key, Parts parts) {
        Draft draft = new Draft(key);
        draft.head.dueAt(parts.dueAt()).committed(parts.committed());
        part(parts.start(), "a head", source -> START.read(source, draft));
        parts.stop()
                .ifPresent(stop ->
                        part(stop, "a stop", source -> draft.head.stopRequested(Optional.of(STOPPED.read(source)))));
        parts.closing()
                .ifPresent(end ->
                        part(end, "an end", source -> draft.head.closing(Optional.of(ClosingForm.FORM.read(source)))));
        parts.redrives().ifPresent(record -> part(record, "a redrive", source -> REDRIVEN.read(source, draft.head)));
        return draft.done();
    }

    private static void part(byte[] bytes, String what, Consumer<RecordSource> reading) {
        RecordSource.read(bytes, what, source -> {
            reading.accept(source);
            return what;
        });
    }

    /** The whole of a head, its key included, as a part of a record. */
    public static void writeWhole(RecordSink sink, Head head, boolean inputElsewhere) {
        Form.KEY.write(sink.octet(head.committed() == 0 ? WHOLE : NOTED), head.key());
        START.write(sink, new Stored(head, inputElsewhere));
        Form.INSTANT.optional().write(sink, head.dueAt());
        STOPPED.optional().write(sink, head.stopRequested());
        ClosingForm.FORM.optional().write(sink, head.closing());
        boolean redriven = head.redrives().count() > 0;
        sink.flag(redriven);
        if (redriven) {
            REDRIVEN.write(sink, head);
        }
        if (head.committed() != 0) {
            sink.int64(head.committed());
        }
    }

    /**
     * Reads {@link #writeWhole}.
     *
     * @throws StoreException when it is of a form that this version does not know
     */
    public static Stored readWhole(RecordSource source) {
        int form = source.octet();
        if (form != WHOLE && form != NOTED) {
            throw RecordSource.unknown(form, NOTED, "a head");
        }
        Draft draft = new Draft(Form.KEY.read(source));
        START.read(source, draft);
        draft.head.dueAt(Form.INSTANT.optional().read(source));
        draft.head.stopRequested(STOPPED.optional().read(source));
        draft.head.closing(ClosingForm.FORM.optional().read(source));
        if (source.flag()) {
            REDRIVEN.read(source, draft.head);
        }
        draft.head.committed(form == NOTED ? source.int64() : 0);
        return draft.done();
    }
}
