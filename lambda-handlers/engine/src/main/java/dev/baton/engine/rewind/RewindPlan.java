package dev.baton.engine.rewind;

import dev.baton.asl.definition.Block;
import dev.baton.asl.definition.MapState;
import dev.baton.asl.definition.StateMachine;
import dev.baton.asl.execution.Execution;
import dev.baton.asl.execution.ExecutionStatus;
import dev.baton.asl.execution.Frame;
import dev.baton.asl.execution.PageKey;
import dev.baton.asl.execution.Pending;
import dev.baton.asl.execution.ResultPage;
import dev.baton.asl.execution.Variables;
import dev.baton.asl.history.EventDetails;
import dev.baton.asl.history.HistoryEvent;
import dev.baton.asl.json.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The state from which a closed execution goes on at a state that it had entered. At the top level everything after it is done
 * again. Inside a Parallel or Map the branch or iteration of that event must be among what a plain redrive would take up; it goes
 * back to the event, and the others are taken up where they stood.
 *
 * @param machine by which the execution ran
 * @param closed its state
 * @param events its history, all of it
 */
public record RewindPlan(StateMachine machine, Execution closed, List<HistoryEvent> events) {
    public RewindPlan {
        events = List.copyOf(events);
    }

    /**
     * The event from which to go on.
     *
     * @param from a state's name, for the last time it was entered, or the id of a …StateEntered event
     */
    public HistoryEvent entered(String from) throws RewindRefusedException {
        Past past = new Past(events);
        Optional<HistoryEvent> named = past.lastEntered(from);
        if (named.isPresent()) {
            return named.get();
        }
        if (!from.matches("[1-9][0-9]{0,17}")) {
            throw new RewindRefusedException("no state '" + from + "' was entered");
        }
        return past.event(Long.parseLong(from))
                .filter(event -> event.details() instanceof EventDetails.StateEntered)
                .orElseThrow(() ->
                        new RewindRefusedException("the event " + from + " is none by which a state was entered"));
    }

    /**
     * The closed state, made into the one to go on from.
     *
     * @param at that {@link #entered} gave
     * @param input of the state, where it shall be another than before
     * @param other the definition by which to go on, where it is another one
     */
    public Execution state(HistoryEvent at, Optional<Json> input, Optional<StateMachine> other)
            throws RewindRefusedException {
        EventDetails.StateEntered entered = (EventDetails.StateEntered) at.details();
        Block block = Past.blockOf(machine, entered.name())
                .orElseThrow(() -> new RewindRefusedException("no state '" + entered.name() + "' in the definition"));
        Json given = input.orElse(entered.input());
        Map<Integer, Frame> frames = new TreeMap<>();
        Map<PageKey, ResultPage> pages = new HashMap<>();
        if (block.ordinal() == 0) {
            Variables variables = new Past(events).variables(at, block, Variables.NONE);
            frames.put(Frame.ROOT, frame(Frame.ROOT, Frame.NO_PARENT, block, 0, entered.name(), given, at, variables));
        } else {
            Frame kept = kept(at, block, entered.name());
            Variables inherited = parentOf(kept).variables();
            Variables variables = new Past(events).variables(at, block, inherited);
            frames.putAll(closed.frames());
            without(kept.id(), frames);
            frames.put(
                    kept.id(),
                    frame(kept.id(), kept.parent(), block, kept.index(), entered.name(), given, at, variables));
            closed.pages().forEach((key, page) -> {
                if (frames.get(key.frame()) != null && frames.get(key.frame()).pending() instanceof Pending.Branches) {
                    pages.put(key, page);
                }
            });
        }
        Map<Integer, Frame> placed = other.isPresent() ? new Transplant(machine, other.get()).frames(frames) : frames;
        return withFrames(placed, pages);
    }

    private static Frame frame(
            int id,
            int parent,
            Block block,
            int index,
            String state,
            Json input,
            HistoryEvent at,
            Variables variables) {
        return new Frame(
                id,
                parent,
                block.ordinal(),
                index,
                state,
                input,
                at.timestamp(),
                0,
                0,
                at.previousEventId(),
                variables,
                List.of(),
                Pending.Enter.INSTANCE);
    }

    /** The kept branch or iteration to which an event belongs. */
    private Frame kept(HistoryEvent at, Block block, String state) throws RewindRefusedException {
        Map<String, Integer> iterations = new Past(events).iterations(at);
        return closed.frames().values().stream()
                .filter(frame -> frame.block() == block.ordinal() && isOf(frame, iterations))
                .findFirst()
                .orElseThrow(() -> new RewindRefusedException("the branch or iteration in which '" + state
                        + "' was entered is not among those that failed; go on from the state around it"));
    }

    private boolean isOf(Frame frame, Map<String, Integer> iterations) {
        Frame inner = frame;
        while (inner.parent() != Frame.NO_PARENT) {
            Frame outer = parentOf(inner);
            boolean map = machine.blocks().get(outer.block()).state(outer.state()) instanceof MapState;
            if (map && iterations.getOrDefault(outer.state(), -1) != inner.index()) {
                return false;
            }
            inner = outer;
        }
        return true;
    }

    private Frame parentOf(Frame frame) {
        return Objects.requireNonNull(closed.frames().get(frame.parent()), "a frame that was kept has its parent");
    }

    /** Takes out a frame and all that it opened. */
    private static void without(int id, Map<Integer, Frame> frames) {
        Set<Integer> gone = new HashSet<>(Set.of(id));
        // Children have higher ids than their parents.
        for (Frame frame : new ArrayList<>(frames.values())) {
            if (gone.contains(frame.parent())) {
                gone.add(frame.id());
            }
        }
        gone.forEach(frames::remove);
    }

    /** How it ended does not matter any more. */
    private Execution withFrames(Map<Integer, Frame> frames, Map<PageKey, ResultPage> pages) {
        return new Execution(
                closed.identity(),
                ExecutionStatus.ABORTED,
                closed.time(),
                closed.lastEventId(),
                closed.nextFrame(),
                closed.nextAttempt(),
                frames,
                pages,
                Optional.empty(),
                Optional.empty(),
                closed.failure(),
                closed.redriveCount(),
                closed.redrivenAt());
    }
}
