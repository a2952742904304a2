package dev.baton.engine.log.codec;

import dev.baton.asl.execution.ExecutionIdentity;
import dev.baton.asl.execution.ExecutionStatus;
import dev.baton.asl.execution.Failure;
import dev.baton.asl.execution.Frame;
import dev.baton.asl.json.Json;
import dev.baton.engine.log.Lease;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what {@link StateEncoder} wrote. */
final class StateDecoder {
    private final FieldReader in;

    StateDecoder(FieldReader in) {
        this.in = in;
    }

    ExecutionIdentity identity() {
        Json input = in.json();
        return new ExecutionIdentity(
                in.string(),
                in.string(),
                in.string(),
                in.string(),
                in.string(),
                in.instant(),
                input,
                in.flag(),
                in.optionalString(),
                in.optionalString(),
                in.optionalString());
    }

    /** The input alone, with which an identity begins. */
    Json input() {
        return in.json();
    }

    /** Brings a state up to the entry. */
    void delta(StateBuilder state, long lastEventId, int version) {
        state.time = in.time;
        state.lastEventId = lastEventId;
        scalars(state);
        state.leases = leases();
        frames(state.frames, lastEventId);
        pages(state);
        state.cancels = List.of();
        state.redrivenAt = Optional.empty();
        if (version >= EntryFormat.WITH_ADDITIONS) {
            StateAdditions.read(in, state);
        }
    }

    /** Brings the scalars alone up to the entry; nothing of the entry's state can be read after it. */
    void scalars(StateBuilder state) {
        int changed = in.number32();
        state.status = has(changed, StateCodes.STATUS) ? status() : state.status;
        state.nextFrame = has(changed, StateCodes.NEXT_FRAME) ? in.number32() : state.nextFrame;
        state.nextAttempt = has(changed, StateCodes.NEXT_ATTEMPT) ? in.number() : state.nextAttempt;
        state.deadline = has(changed, StateCodes.DEADLINE) ? in.optionalInstant() : state.deadline;
        state.output = has(changed, StateCodes.OUTPUT) ? in.optionalJson() : state.output;
        state.failure = has(changed, StateCodes.FAILURE) ? failure() : state.failure;
        state.redriveCount = has(changed, StateCodes.REDRIVES) ? in.number32() : state.redriveCount;
    }

    private static boolean has(int changed, int bit) {
        return (changed & bit) != 0;
    }

    private ExecutionStatus status() {
        return StateCodes.status(in.source.octet());
    }

    private Optional<Failure> failure() {
        return in.flag() ? Optional.of(in.failure()) : Optional.empty();
    }

    private List<Lease> leases() {
        int count = in.count();
        List<Lease> leases = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            long attempt = in.number();
            String owner = in.string();
            Instant end = in.instant();
            leases.add(new Lease(attempt, owner, end));
        }
        return leases;
    }

    private void frames(Map<Integer, Frame> frames, long lastEventId) {
        int removed = in.count();
        for (int i = 0; i < removed; i++) {
            frames.remove(in.number32());
        }
        FrameDecoder decoder = new FrameDecoder(in, lastEventId);
        int changed = in.count();
        for (int i = 0; i < changed; i++) {
            Frame frame = decoder.read();
            frames.put(frame.id(), frame);
        }
    }

    private void pages(StateBuilder state) {
        PageDecoder decoder = new PageDecoder(in);
        int removed = in.count();
        for (int i = 0; i < removed; i++) {
            state.pages.remove(decoder.key());
        }
        int changed = in.count();
        for (int i = 0; i < changed; i++) {
            decoder.readInto(state.pages);
        }
    }
}
