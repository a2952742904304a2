package dev.baton.engine.replay;

import dev.baton.asl.Effect;
import dev.baton.asl.Fuel;
import dev.baton.asl.Interpreter;
import dev.baton.asl.Limits;
import dev.baton.asl.Moment;
import dev.baton.asl.Step;
import dev.baton.asl.Trigger;
import dev.baton.asl.definition.StateMachine;
import dev.baton.asl.definition.TaskResource.CallPattern;
import dev.baton.asl.execution.ExecutionIdentity;
import dev.baton.asl.execution.Failure;
import dev.baton.asl.history.HistoryEvent;
import dev.baton.asl.json.Json;
import dev.baton.asl.parsing.DefinitionParser;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs a machine whose tasks answer as they are told, each after ten seconds, and keeps what a log would. */
final class Recorder {
    private static final Instant START = Instant.parse("2026-05-01T08:00:00Z");
    private static final Duration WORK = Duration.ofSeconds(10);

    private final Map<String, Deque<String>> answers = new HashMap<>();
    private final List<HistoryEvent> history = new ArrayList<>();
    private final Interpreter interpreter = new Interpreter(Limits.AWS);
    private Instant now = START;
    private long seed = 1;

    /** What the next try of a state answers: JSON, {@code !Error}, or {@code ?} for never. */
    Recorder answers(String state, String... texts) {
        answers.computeIfAbsent(state, name -> new ArrayDeque<>()).addAll(List.of(texts));
        return this;
    }

    static StateMachine machine(String definition) {
        return DefinitionParser.parse(definition.replace('\'', '"'))
                .machine()
                .orElseThrow(() -> new AssertionError(
                        DefinitionParser.parse(definition.replace('\'', '"')).diagnostics()));
    }

    Recording record(String definition, String input) {
        StateMachine machine = machine(definition);
        ExecutionIdentity identity = identity(input);
        Step step = interpreter.start(machine, identity, moment(), Fuel.STANDARD);
        List<Trigger> triggers = keep(step);
        while (!step.execution().status().isClosed()
                && (!triggers.isEmpty() || step.execution().nextDue().isPresent())) {
            if (triggers.isEmpty()) {
                now = step.execution().nextDue().orElseThrow();
                triggers.add(new Trigger.TimerFired());
            } else {
                now = now.plus(WORK);
            }
            List<Trigger> due = List.copyOf(triggers);
            triggers.clear();
            for (Trigger trigger : due) {
                step = interpreter.step(machine, step.execution(), List.of(trigger), moment(), Fuel.STANDARD);
                triggers.addAll(keep(step));
            }
        }
        return Recording.of(identity, history);
    }

    List<HistoryEvent> history() {
        return List.copyOf(history);
    }

    private static ExecutionIdentity identity(String input) {
        return new ExecutionIdentity(
                "arn:aws:states:us-east-1:123456789012:execution:m:x",
                "x",
                "arn:aws:states:us-east-1:123456789012:stateMachine:m",
                "m",
                "arn:aws:iam::123456789012:role/any",
                START,
                Json.ofText(input.replace('\'', '"')),
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** Seeds and tokens are others than a replay's. */
    private Moment moment() {
        return new Moment(now, seed++, attempt -> "token-" + attempt);
    }

    private List<Trigger> keep(Step step) {
        history.addAll(step.events());
        List<Trigger> triggers = new ArrayList<>();
        for (Effect effect : step.effects()) {
            if (effect instanceof Effect.InvokeTask call) {
                Deque<String> texts = answers.getOrDefault(call.stateName(), new ArrayDeque<>());
                String text = texts.isEmpty() ? "{}" : texts.remove();
                if (!text.equals("?")) {
                    answer(call, text.replace('\'', '"'), triggers);
                }
            }
        }
        return triggers;
    }

    private static void answer(Effect.InvokeTask call, String text, List<Trigger> triggers) {
        boolean callback = call.resource().pattern() != CallPattern.REQUEST_RESPONSE;
        if (callback) {
            triggers.add(new Trigger.TaskSubmitted(call.attempt(), Json.ofText("{\"submitted\":true}")));
        }
        triggers.add(
                text.startsWith("!")
                        ? new Trigger.TaskFailed(call.attempt(), Failure.of(text.substring(1), "told so"), callback)
                        : new Trigger.TaskSucceeded(call.attempt(), Json.ofText(text), callback));
    }
}
