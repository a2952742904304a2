package dev.baton.engine.log.codec;

import dev.baton.asl.execution.Execution;
import dev.baton.asl.execution.ExecutionIdentity;
import dev.baton.asl.execution.ExecutionStatus;
import dev.baton.asl.execution.Failure;
import dev.baton.asl.execution.Frame;
import dev.baton.asl.execution.PageKey;
import dev.baton.asl.execution.ResultPage;
import dev.baton.asl.json.Json;
import dev.baton.engine.log.Lease;
import dev.baton.engine.log.OwedCancel;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A state on its way through the entries of a chain. It begins as the execution of which nothing is known. */
final class StateBuilder {
    Instant time = Instant.EPOCH;
    long lastEventId;
    ExecutionStatus status = ExecutionStatus.RUNNING;
    int nextFrame;
    long nextAttempt;
    Optional<Instant> deadline = Optional.empty();
    Optional<Json> output = Optional.empty();
    Optional<Failure> failure = Optional.empty();
    int redriveCount;
    Optional<Instant> redrivenAt = Optional.empty();
    List<Lease> leases = List.of();
    List<OwedCancel> cancels = List.of();
    final Map<Integer, Frame> frames = new TreeMap<>();
    final Map<PageKey, ResultPage> pages = new LinkedHashMap<>();

    /** What a snapshot is a delta to. */
    static Execution blank(ExecutionIdentity identity) {
        return new StateBuilder().build(identity);
    }

    Execution build(ExecutionIdentity identity) {
        return new Execution(
                identity,
                status,
                time,
                lastEventId,
                nextFrame,
                nextAttempt,
                frames,
                pages,
                deadline,
                output,
                failure,
                redriveCount,
                redrivenAt);
    }
}
