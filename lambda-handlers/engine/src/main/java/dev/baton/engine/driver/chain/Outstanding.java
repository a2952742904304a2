package dev.baton.engine.driver.chain;

import dev.baton.asl.definition.StateMachine;
import dev.baton.asl.definition.TaskState;
import dev.baton.asl.execution.Execution;
import dev.baton.asl.execution.Frame;
import dev.baton.asl.execution.Pending;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What an execution waits for from outside, beside its timers, derived from its state alone: whoever takes over knows it.
 *
 * @param attempts by their number, in the order of their frames
 */
public record Outstanding(Map<Long, Attempt> attempts) {

    public static final Outstanding NONE = new Outstanding(Map.of());

    public static Outstanding of(StateMachine machine, Execution execution) {
        Map<Long, Attempt> found = new LinkedHashMap<>();
        for (Frame frame : execution.frames().values()) {
            if (frame.pending() instanceof Pending.Task task) {
                found.put(task.attempt(), new Attempt(frame, task, taskState(machine, frame)));
            }
        }
        return found.isEmpty() ? NONE : new Outstanding(found);
    }

    private static TaskState taskState(StateMachine machine, Frame frame) {
        return (TaskState) machine.blocks().get(frame.block()).state(frame.state());
    }

    public boolean has(long attempt) {
        return attempts.containsKey(attempt);
    }

    public Optional<Attempt> attempt(long number) {
        return Optional.ofNullable(attempts.get(number));
    }

    public Collection<Attempt> all() {
        return attempts.values();
    }
}
