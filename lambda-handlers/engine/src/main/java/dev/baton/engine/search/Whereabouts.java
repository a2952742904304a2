package dev.baton.engine.search;

import dev.baton.asl.execution.Frame;
import dev.baton.asl.execution.Pending;
import dev.baton.asl.history.EventDetails;
import dev.baton.asl.history.HistoryEvent;
import dev.baton.engine.log.EncodedEntry;
import dev.baton.engine.log.ExecutionLog;
import dev.baton.engine.log.Head;
import dev.baton.engine.log.Histories;
import dev.baton.engine.log.KeyRefusedException;
import dev.baton.engine.log.codec.EntryReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** In which states an execution is, or in which one it failed. */
public final class Whereabouts {
    private static final int MOST_STATES = 10;
    /** How far back from its end the state in which it failed is looked for. */
    private static final int LAST_EVENTS = 100;

    private final ExecutionLog log;
    private final Histories histories;

    public Whereabouts(ExecutionLog log, Histories histories) {
        this.log = log;
        this.histories = histories;
    }

    /**
     * The states of a running execution, innermost ones only; of one that failed the state that did; else none. None also of one that is
     * encrypted by a key which cannot be used.
     */
    public List<String> of(Head head) {
        try {
            return switch (head.status()) {
                case RUNNING -> current(head);
                case SUCCEEDED -> List.of();
                case FAILED, TIMED_OUT, ABORTED -> failed(head).stream().toList();
            };
        } catch (KeyRefusedException e) {
            return List.of();
        }
    }

    /** The frames of a running execution that wait for something else than their own branches. */
    public List<Frame> frames(Head head) {
        List<EncodedEntry> chain = log.latest(head.key());
        if (chain.isEmpty()) {
            return List.of();
        }
        return EntryReader.read(chain).execution().frames().values().stream()
                .filter(frame -> !(frame.pending() instanceof Pending.Branches))
                .toList();
    }

    private List<String> current(Head head) {
        return frames(head).stream()
                .map(Frame::state)
                .distinct()
                .limit(MOST_STATES)
                .toList();
    }

    /** From the last event back along what each follows from. */
    private Optional<String> failed(Head head) {
        List<HistoryEvent> last = histories.page(head.key(), Long.MAX_VALUE, LAST_EVENTS, true);
        Map<Long, HistoryEvent> byId = new HashMap<>();
        last.forEach(event -> byId.put(event.id(), event));
        HistoryEvent event = last.isEmpty() ? null : last.getFirst();
        while (event != null) {
            if (event.details() instanceof EventDetails.StateEntered entered) {
                return Optional.of(entered.name());
            }
            if (event.details() instanceof EventDetails.StateExited exited) {
                return Optional.of(exited.name());
            }
            event = byId.get(event.previousEventId());
        }
        // A stop follows from nothing: the state that was entered last.
        return last.stream()
                .flatMap(one -> one.details() instanceof EventDetails.StateEntered entered
                        ? Stream.of(entered.name())
                        : Stream.empty())
                .findFirst();
    }
}
