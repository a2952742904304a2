package dev.baton.engine.simulation;

import dev.baton.asl.definition.StateType;
import dev.baton.asl.execution.Execution;
import dev.baton.asl.execution.Frame;
import dev.baton.asl.execution.Pending;
import dev.baton.asl.history.HistoryEvent;
import dev.baton.engine.history.Attempt;
import dev.baton.engine.history.Progress;
import dev.baton.engine.history.StateRun;
import dev.baton.engine.history.StateStatus;
import dev.baton.engine.log.ExecutionKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The history tells where the execution stands: after each commit its fold has the states open that the frames are in. */
final class ProgressLaws {
    private final Laws laws;
    private final Map<ExecutionKey, Progress> folds = new HashMap<>();

    ProgressLaws(Laws laws) {
        this.laws = laws;
    }

    /** @param events of the entry that leads to that state */
    void entryStands(ExecutionKey key, Execution state, List<HistoryEvent> events) {
        Progress progress = folds.computeIfAbsent(
                key, started -> Progress.startedAt(state.identity().startTime()));
        for (HistoryEvent event : events) {
            laws.require(
                    Law.EVENTS_WITHOUT_GAP,
                    event.id() == progress.lastEventId() + 1,
                    key,
                    () -> "event " + event.id() + " follows event " + progress.lastEventId());
            progress.add(event);
        }
        laws.require(
                Law.EVENTS_WITHOUT_GAP,
                progress.lastEventId() == state.lastEventId(),
                key,
                () -> "the last event is " + progress.lastEventId() + ", not " + state.lastEventId());
        require(key, progress.status() == state.status(), () -> progress.status() + " is not " + state.status());
        if (state.status().isClosed()) {
            // The frames that it kept wait for nothing.
            return;
        }
        Map<Long, StateRun> open = new TreeMap<>();
        progress.openStates().forEach(run -> open.put(run.enteredEventId(), run));
        for (Frame frame : state.frames().values()) {
            if (!(frame.pending() instanceof Pending.Enter)) {
                check(key, frame, open.remove(frame.enteredEventId()));
            }
        }
        require(key, open.isEmpty(), () -> "no frame stands in " + open.keySet());
    }

    private void check(ExecutionKey key, Frame frame, StateRun run) {
        require(key, run != null && run.name().equals(frame.state()), () -> "no state is open for " + frame);
        switch (frame.pending()) {
            case Pending.Retry retry ->
                require(
                        key,
                        run.status() == StateStatus.RETRYING && run.failures() == frame.retryCount(),
                        () -> run.name() + " waits for try " + frame.retryCount() + ", not for " + run.failures());
            case Pending.Task task -> checkTask(key, task, run);
            case Pending.Branches branches ->
                require(
                        key,
                        run.status() == StateStatus.RUNNING && isOpenWith(run, branches),
                        () -> run.name() + " has other branches");
            case Pending.Wait wait -> require(key, run.status() == StateStatus.RUNNING, () -> run.name() + " waits");
            case Pending.Enter enter -> {}
        }
    }

    /** Every iteration has its event, a branch only when its first state is entered. */
    private static boolean isOpenWith(StateRun run, Pending.Branches branches) {
        int opened = run.blocks().size();
        return run.type() == StateType.MAP ? opened == branches.started() : opened <= branches.started();
    }

    private void checkTask(ExecutionKey key, Pending.Task task, StateRun run) {
        Attempt newest = run.attempts().getLast();
        boolean same = switch (task.phase()) {
            case SCHEDULED -> newest.startedAt().isEmpty();
            case STARTED -> newest.submittedAt().isEmpty();
            case SUBMITTED -> newest.submittedAt().isPresent();
        };
        require(
                key,
                run.status() == StateStatus.RUNNING && newest.isOpen() && same,
                () -> run.name() + " is " + task.phase() + ", not " + newest);
    }

    private void require(ExecutionKey key, boolean holds, Supplier<String> otherwise) {
        laws.require(Law.HISTORY_TELLS_WHERE_IT_STANDS, holds, key, otherwise);
    }
}
