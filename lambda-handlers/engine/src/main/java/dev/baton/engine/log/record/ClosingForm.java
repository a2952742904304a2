package dev.baton.engine.log.record;

import dev.baton.asl.execution.ExecutionStatus;
import dev.baton.asl.execution.Failure;
import dev.baton.engine.log.Closing;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How the end of an execution is written. */
final class ClosingForm {
    /** The order is part of the stored form. */
    private static final List<ExecutionStatus> STATUSES = List.of(
            ExecutionStatus.RUNNING,
            ExecutionStatus.SUCCEEDED,
            ExecutionStatus.FAILED,
            ExecutionStatus.TIMED_OUT,
            ExecutionStatus.ABORTED);

    private static final Form<ExecutionStatus> STATUS =
            new Form<>((sink, status) -> sink.octet(STATUSES.indexOf(status)), source -> STATUSES.get(source.octet()));

    private static final RecordFields<Closing, Draft> FIELDS = new RecordFields<Closing, Draft>("an end")
            .field(STATUS, Closing::status, (draft, status) -> draft.status = status)
            .field(Form.INSTANT, Closing::stopDate, (draft, at) -> draft.stopDate = at)
            .field(Form.FAILURE.optional(), Closing::failure, (draft, failure) -> draft.failure = failure)
            .added(2, 0L, Form.INT64, Closing::lastEventId, (draft, id) -> draft.lastEventId = id);

    static final Form<Closing> FORM = new Form<>(FIELDS::write, source -> {
        Draft draft = new Draft();
        FIELDS.read(source, draft);
        return new Closing(draft.status, draft.stopDate, draft.failure, draft.lastEventId);
    });

    private static final class Draft {
        private ExecutionStatus status = ExecutionStatus.RUNNING;
        private Instant stopDate = Instant.EPOCH;
        private Optional<Failure> failure = Optional.empty();
        private long lastEventId;
    }

    private ClosingForm() {}
}
