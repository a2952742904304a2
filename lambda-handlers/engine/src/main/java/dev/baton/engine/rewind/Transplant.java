package dev.baton.engine.rewind;

import dev.baton.asl.definition.Block;
import dev.baton.asl.definition.MapState;
import dev.baton.asl.definition.ParallelState;
import dev.baton.asl.definition.State;
import dev.baton.asl.definition.StateMachine;
import dev.baton.asl.execution.Frame;
import dev.baton.asl.execution.Pending;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Puts frames into a newer definition: their states must still be there, of the same types and in the same places. */
record Transplant(StateMachine from, StateMachine to) {

    Map<Integer, Frame> frames(Map<Integer, Frame> kept) throws RewindRefusedException {
        Map<Integer, Frame> moved = new TreeMap<>();
        List<Frame> inOrder = new ArrayList<>(kept.values());
        inOrder.sort(Comparator.comparing(Frame::id));
        for (Frame frame : inOrder) {
            Block block = frame.parent() == Frame.NO_PARENT
                    ? to.body()
                    : block(Objects.requireNonNull(moved.get(frame.parent()), "parents have lower numbers"), frame);
            moved.put(frame.id(), moved(frame, block));
        }
        return moved;
    }

    private Frame moved(Frame frame, Block block) throws RewindRefusedException {
        State before = from.blocks().get(frame.block()).state(frame.state());
        State after = block.states().get(frame.state());
        if (after == null) {
            throw new RewindRefusedException("the new definition has no state '" + frame.state() + "' where it stood");
        }
        if (after.type() != before.type()) {
            throw new RewindRefusedException("the state '" + frame.state() + "' is a "
                    + after.type().text() + " in the new definition, and was a "
                    + before.type().text());
        }
        return new Frame(
                frame.id(),
                frame.parent(),
                block.ordinal(),
                frame.index(),
                frame.state(),
                frame.input(),
                frame.enteredAt(),
                frame.enteredEventId(),
                frame.beforeEntered(),
                frame.lastEventId(),
                frame.variables(),
                frame.retryCounts(),
                frame.pending());
    }

    /** The block that a branch or iteration runs. */
    private Block block(Frame parent, Frame frame) throws RewindRefusedException {
        State around = to.blocks().get(parent.block()).state(parent.state());
        if (around instanceof MapState map) {
            return map.itemProcessor();
        }
        int branches = ((Pending.Branches) parent.pending()).length();
        if (around instanceof ParallelState parallel && parallel.branches().size() == branches) {
            return parallel.branches().get(frame.index());
        }
        throw new RewindRefusedException(
                "the state '" + parent.state() + "' has another number of branches in the new definition");
    }
}
