package dev.baton.engine.log.codec;

import dev.baton.asl.execution.Frame;
import dev.baton.asl.execution.Pending;
import dev.baton.asl.execution.Variables;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what {@link FrameEncoder} wrote. */
final class FrameDecoder {
    private final FieldReader in;
    private final long lastEventId;

    FrameDecoder(FieldReader in, long lastEventId) {
        this.in = in;
        this.lastEventId = lastEventId;
    }

    Frame read() {
        return new Frame(
                in.number32(),
                (int) in.source.signed(),
                in.number32(),
                in.number32(),
                in.string(),
                in.json(),
                in.instant(),
                lastEventId - in.source.signed(),
                lastEventId - in.source.signed(),
                lastEventId - in.source.signed(),
                variables(),
                retryCounts(),
                pending());
    }

    private Variables variables() {
        List<Variables> known = in.tables.variables;
        int number = in.index(in.number(), known.size() + 1);
        if (number == known.size()) {
            known.add(new Variables(in.namedValues()));
        }
        return known.get(number);
    }

    private List<Integer> retryCounts() {
        int count = in.count();
        if (count == 0) {
            return List.of();
        }
        List<Integer> counts = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            counts.add(in.number32());
        }
        return counts;
    }

    private Pending pending() {
        int code = in.source.octet();
        return switch (code) {
            case StateCodes.ENTER -> Pending.Enter.INSTANCE;
            case StateCodes.WAIT -> new Pending.Wait(in.instant());
            case StateCodes.RETRY -> new Pending.Retry(in.instant());
            case StateCodes.TASK -> task();
            case StateCodes.SUBMITTED_TASK -> task().withSubmission(Optional.of(submission()));
            case StateCodes.BRANCHES -> branches();
            default -> throw in.source.corrupt("nothing pending has the code " + code);
        };
    }

    private Pending.Task task() {
        return new Pending.Task(
                in.number(),
                StateCodes.phase(in.source.octet()),
                in.json(),
                in.optionalString(),
                in.optionalInstant(),
                in.optionalNumber(),
                in.instant(),
                early());
    }

    private Pending.Submission submission() {
        return new Pending.Submission(in.instant(), in.json(), in.optionalInstant());
    }

    private Optional<Pending.EarlyCallback> early() {
        int code = in.source.octet();
        return switch (code) {
            case StateCodes.NO_CALLBACK -> Optional.empty();
            case StateCodes.CALLBACK_SUCCESS -> Optional.of(new Pending.EarlyCallback.Success(in.json()));
            case StateCodes.CALLBACK_FAULT -> Optional.of(new Pending.EarlyCallback.Fault(in.failure()));
            default -> throw in.source.corrupt("no early callback has the code " + code);
        };
    }

    private Pending branches() {
        return new Pending.Branches(in.json(), keys(), in.number32(), in.number32(), in.number32(), in.number32());
    }

    private List<String> keys() {
        List<List<String>> known = in.tables.keyLists;
        int number = in.index(in.number(), known.size() + 1);
        if (number == known.size()) {
            int count = in.count();
            List<String> keys = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                keys.add(in.string());
            }
            // The record's own copy of an immutable list is the list itself, so that the next writer knows it again.
            known.add(List.copyOf(keys));
        }
        return known.get(number);
    }
}
