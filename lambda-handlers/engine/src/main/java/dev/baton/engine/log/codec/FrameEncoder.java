package dev.baton.engine.log.codec;

import dev.baton.asl.execution.Frame;
import dev.baton.asl.execution.Pending;
import dev.baton.asl.execution.Variables;
import java.util.List;
import java.util.Optional;

/** Writes frames. */
final class FrameEncoder {
    private final FieldWriter out;
    private final long lastEventId;

    /** @param lastEventId of the execution, to which a frame's event ids are near */
    FrameEncoder(FieldWriter out, long lastEventId) {
        this.out = out;
        this.lastEventId = lastEventId;
    }

    void write(Frame frame) {
        out.number(frame.id());
        out.sink.signed(frame.parent());
        out.number(frame.block());
        out.number(frame.index());
        out.string(frame.state());
        out.json(frame.input());
        out.instant(frame.enteredAt());
        out.sink.signed(lastEventId - frame.enteredEventId());
        out.sink.signed(lastEventId - frame.beforeEntered());
        out.sink.signed(lastEventId - frame.lastEventId());
        variables(frame.variables());
        out.number(frame.retryCounts().size());
        for (int count : frame.retryCounts()) {
            out.number(count);
        }
        pending(frame.pending());
    }

    /** A number the table has, or the next one, and then the variables follow. */
    private void variables(Variables variables) {
        if (variables.values().isEmpty()) {
            out.number(0);
            return;
        }
        int known = out.tables.variables.size();
        int number = out.tables.variables.number(variables);
        out.number(number);
        if (number == known) {
            out.namedValues(variables.values());
        }
    }

    private void pending(Pending pending) {
        switch (pending) {
            case Pending.Enter enter -> out.sink.octet(StateCodes.ENTER);
            case Pending.Wait wait -> {
                out.sink.octet(StateCodes.WAIT);
                out.instant(wait.until());
            }
            case Pending.Retry retry -> {
                out.sink.octet(StateCodes.RETRY);
                out.instant(retry.at());
            }
            case Pending.Task task -> task(task);
            case Pending.Branches branches -> branches(branches);
        }
    }

    private void task(Pending.Task task) {
        out.sink.octet(task.submission().isPresent() ? StateCodes.SUBMITTED_TASK : StateCodes.TASK);
        out.number(task.attempt());
        out.sink.octet(StateCodes.of(task.phase()));
        out.json(task.parameters());
        out.optionalString(task.roleArn());
        out.optionalInstant(task.timeoutAt());
        out.optionalNumber(task.heartbeatSeconds());
        out.instant(task.lastHeartbeat());
        early(task.early());
        task.submission().ifPresent(this::submission);
    }

    private void submission(Pending.Submission submission) {
        out.requires(EntryFormat.WITH_ADDITIONS);
        out.instant(submission.at());
        out.json(submission.handle());
        out.optionalInstant(submission.refusedSince());
    }

    private void early(Optional<Pending.EarlyCallback> early) {
        if (early.isEmpty()) {
            out.sink.octet(StateCodes.NO_CALLBACK);
            return;
        }
        switch (early.get()) {
            case Pending.EarlyCallback.Success success -> {
                out.sink.octet(StateCodes.CALLBACK_SUCCESS);
                out.json(success.output());
            }
            case Pending.EarlyCallback.Fault fault -> {
                out.sink.octet(StateCodes.CALLBACK_FAULT);
                out.failure(fault.failure());
            }
        }
    }

    private void branches(Pending.Branches branches) {
        out.sink.octet(StateCodes.BRANCHES);
        out.json(branches.items());
        keys(branches.keys());
        out.number(branches.length());
        out.number(branches.started());
        out.number(branches.succeeded());
        out.number(branches.concurrency());
    }

    private void keys(List<String> keys) {
        if (keys.isEmpty()) {
            out.number(0);
            return;
        }
        int known = out.tables.keyLists.size();
        int number = out.tables.keyLists.number(keys);
        out.number(number);
        if (number == known) {
            out.number(keys.size());
            keys.forEach(out::string);
        }
    }
}
