package dev.baton.asl.behavior;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.asl.Effect;
import dev.baton.asl.Fuel;
import dev.baton.asl.Interpreter;
import dev.baton.asl.Limits;
import dev.baton.asl.Moment;
import dev.baton.asl.Step;
import dev.baton.asl.Trigger;
import dev.baton.asl.definition.StateMachine;
import dev.baton.asl.execution.Execution;
import dev.baton.asl.execution.ExecutionIdentity;
import dev.baton.asl.execution.Failure;
import dev.baton.asl.history.HistoryEvent;
import dev.baton.asl.json.Json;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs a machine to its end on a virtual clock with scripted task answers: the interpreter's smallest driver. Answers of a
 * state are used in turn, the last one again and again: {@code {"succeed": value}}, {@code {"fail": {"error", "cause"}}},
 * {@code {"submit": value}} (then the next answer comes as a callback), {@code {"silence": true}} (no answer at all).
 */
public final class ScriptedRun {
    public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final Interpreter interpreter;
    private final StateMachine machine;
    private final Fuel fuel;
    private final Map<String, ArrayDeque<JsonNode>> answers = new HashMap<>();
    private final List<HistoryEvent> history = new ArrayList<>();
    private final List<Effect> effects = new ArrayList<>();
    private Instant now = START;
    private long seed = 1;

    public ScriptedRun(StateMachine machine, Optional<JsonNode> script, Limits limits, Fuel fuel) {
        this.machine = machine;
        this.interpreter = new Interpreter(limits);
        this.fuel = fuel;
        script.ifPresent(node -> node.properties().forEach(state -> {
            ArrayDeque<JsonNode> queue = new ArrayDeque<>();
            state.getValue().forEach(queue::add);
            answers.put(state.getKey(), queue);
        }));
    }

    /** An identity that tests share. */
    public static ExecutionIdentity identity(Json input) {
        return new ExecutionIdentity(
                "arn:aws:states:us-east-1:123456789012:execution:machine:run",
                "run",
                "arn:aws:states:us-east-1:123456789012:stateMachine:machine",
                "machine",
                "arn:aws:iam::123456789012:role/role",
                START,
                input,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** Runs to the end, or until nothing can happen any more. */
    public Execution run(Json input) {
        return runOn(interpreter.start(machine, identity(input), moment(), fuel));
    }

    /** Redrives what ended badly, and runs again to the end. */
    public Execution redrive(Execution closed) {
        now = now.plusSeconds(3600);
        return runOn(interpreter.redrive(machine, closed, Optional.empty(), moment(), fuel));
    }

    /** Stops a run that waits. */
    public Execution stop(Execution open) {
        return runOn(interpreter.step(
                machine, open, List.of(new Trigger.StopExecution(Failure.of("Stopped"))), moment(), fuel));
    }

    private Execution runOn(Step first) {
        Step step = first;
        for (int steps = 0; steps < 100_000; steps++) {
            history.addAll(step.events());
            effects.addAll(step.effects());
            Execution execution = step.execution();
            if (execution.status().isClosed()) {
                return execution;
            }
            List<Trigger> triggers = new ArrayList<>();
            step.effects().forEach(effect -> answer(effect, triggers));
            if (triggers.isEmpty()) {
                if (execution.nextDue().isEmpty()) {
                    return execution;
                }
                now = execution.nextDue().get();
                triggers.add(new Trigger.TimerFired());
            }
            step = interpreter.step(machine, execution, triggers, moment(), fuel);
        }
        throw new AssertionError("the run does not end");
    }

    private Moment moment() {
        return new Moment(now, seed++, attempt -> "token-" + attempt);
    }

    private void answer(Effect effect, List<Trigger> triggers) {
        switch (effect) {
            case Effect.InvokeTask invoke -> answer(invoke, triggers, false);
            case Effect.CancelTask cancel -> {}
            case Effect.ContinueLater later -> triggers.add(new Trigger.Continue());
        }
    }

    private void answer(Effect.InvokeTask invoke, List<Trigger> triggers, boolean callback) {
        ArrayDeque<JsonNode> queue = answers.get(invoke.stateName());
        if (queue == null) {
            triggers.add(new Trigger.TaskSucceeded(invoke.attempt(), invoke.parameters(), callback));
            return;
        }
        JsonNode answer = queue.size() > 1 ? queue.poll() : queue.peek();
        if (answer.has("submit")) {
            triggers.add(new Trigger.TaskSubmitted(invoke.attempt(), Json.of(answer.get("submit"))));
            answer(invoke, triggers, true);
        } else if (answer.has("succeed")) {
            triggers.add(new Trigger.TaskSucceeded(invoke.attempt(), Json.of(answer.get("succeed")), callback));
        } else if (answer.has("fail")) {
            triggers.add(new Trigger.TaskFailed(invoke.attempt(), failure(answer.get("fail")), callback));
        }
    }

    private static Failure failure(JsonNode node) {
        return new Failure(
                Optional.ofNullable(node.get("error")).map(JsonNode::textValue),
                Optional.ofNullable(node.get("cause")).map(JsonNode::textValue));
    }

    public List<HistoryEvent> history() {
        return history;
    }

    public List<Effect> effects() {
        return effects;
    }

    /** How many seconds of virtual time have passed. */
    public double seconds() {
        return (now.toEpochMilli() - START.toEpochMilli()) / 1000.0;
    }

    /** {@code 3<2 PassStateExited} for each event. */
    public List<String> historyLines() {
        return history.stream()
                .map(e -> e.id() + "<" + e.previousEventId() + " " + e.type().text())
                .toList();
    }
}
