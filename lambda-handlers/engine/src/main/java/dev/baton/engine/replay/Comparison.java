package dev.baton.engine.replay;

import dev.baton.asl.execution.Execution;
import dev.baton.asl.execution.ExecutionStatus;
import dev.baton.asl.execution.Failure;
import dev.baton.engine.history.BlockRun;
import dev.baton.engine.history.StateRun;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Two replays of one recording, the one by the definition that it ran by and the other by a new one.
 *
 * @param turning where their ways part first
 * @param requests what tasks would be asked otherwise, where both came
 */
public record Comparison(
        Verdict verdict, Replayed before, Replayed after, Optional<Turning> turning, List<ChangedRequest> requests) {
    public Comparison {
        Objects.requireNonNull(verdict, "verdict");
        Objects.requireNonNull(turning, "turning");
        requests = List.copyOf(requests);
    }

    /** A task that is asked for something else than before. */
    public record ChangedRequest(String state, Request before, Request after) {}

    public static Comparison of(Replayed before, Replayed after) {
        Optional<Turning> turning = turning(
                before.progress().root(),
                after.progress().root(),
                before.unknown().isPresent(),
                after.unknown().isPresent());
        List<ChangedRequest> requests = before.requests().entrySet().stream()
                .filter(asked -> {
                    Request now = after.requests().get(asked.getKey());
                    return now != null && !same(now, asked.getValue());
                })
                .map(asked -> new ChangedRequest(
                        asked.getKey().state(),
                        asked.getValue(),
                        Objects.requireNonNull(after.requests().get(asked.getKey()))))
                .toList();
        return new Comparison(verdict(before, after, turning, requests), before, after, turning, requests);
    }

    private static boolean same(Request one, Request other) {
        return one.resource().equals(other.resource())
                && (one.parameters().equals(other.parameters())
                        || one.parameters().node().equals(other.parameters().node()));
    }

    private static Verdict verdict(
            Replayed before, Replayed after, Optional<Turning> turning, List<ChangedRequest> requests) {
        if (after.unknown().isPresent() && !after.unknown().equals(before.unknown())) {
            return Verdict.UNKNOWN;
        }
        Execution then = before.execution();
        Execution now = after.execution();
        boolean fails = now.status().isClosed() && now.status() != ExecutionStatus.SUCCEEDED;
        boolean failed = then.status().isClosed() && then.status() != ExecutionStatus.SUCCEEDED;
        if (fails && !failed) {
            return Verdict.FAILS;
        }
        if (failed && now.status() == ExecutionStatus.SUCCEEDED) {
            return Verdict.SUCCEEDS;
        }
        if (fails && (then.status() != now.status() || !error(then).equals(error(now)))) {
            return Verdict.FAILS_OTHERWISE;
        }
        if (then.status() != now.status()) {
            return Verdict.OTHER_WAY;
        }
        if (turning.isPresent()) {
            return Verdict.OTHER_WAY;
        }
        if (!requests.isEmpty()) {
            return Verdict.OTHER_REQUESTS;
        }
        return sameOutput(then, now) ? Verdict.SAME : Verdict.OTHER_OUTPUT;
    }

    private static Optional<String> error(Execution execution) {
        return execution.failure().flatMap(Failure::error);
    }

    private static boolean sameOutput(Execution one, Execution other) {
        return one.output().map(json -> json.node()).equals(other.output().map(json -> json.node()));
    }

    /** @param beforeOpen whether the first one may have gone on, had more been known of it */
    private static Optional<Turning> turning(BlockRun before, BlockRun after, boolean beforeOpen, boolean afterOpen) {
        List<StateRun> then = before.states();
        List<StateRun> now = after.states();
        for (int i = 0; i < Math.max(then.size(), now.size()); i++) {
            Optional<StateRun> one = at(then, i);
            Optional<StateRun> other = at(now, i);
            if ((one.isEmpty() && beforeOpen) || (other.isEmpty() && afterOpen)) {
                return Optional.empty();
            }
            if (!one.map(StateRun::name).equals(other.map(StateRun::name))) {
                return Optional.of(new Turning(
                        at(now, i - 1).map(StateRun::name), one.map(StateRun::name), other.map(StateRun::name)));
            }
            Optional<Turning> inner = inner(then.get(i), now.get(i), beforeOpen, afterOpen);
            if (inner.isPresent()) {
                return inner;
            }
        }
        return Optional.empty();
    }

    private static Optional<StateRun> at(List<StateRun> runs, int i) {
        return i >= 0 && i < runs.size() ? Optional.of(runs.get(i)) : Optional.empty();
    }

    /** In the branches or iterations that both have; one more of them shows in what the state gives. */
    private static Optional<Turning> inner(StateRun before, StateRun after, boolean beforeOpen, boolean afterOpen) {
        return before.blocks().stream()
                .flatMap(block -> after.block(block.index()).stream()
                        .flatMap(other ->
                                turning(block, other, beforeOpen || isCut(block), afterOpen || isCut(other)).stream()))
                .findFirst();
    }

    /** Its siblings took it along. */
    private static boolean isCut(BlockRun block) {
        return block.owner()
                .flatMap(StateRun::failing)
                .filter(failing -> failing != block)
                .isPresent();
    }
}
