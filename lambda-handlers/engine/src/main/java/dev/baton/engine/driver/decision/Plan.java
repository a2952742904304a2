package dev.baton.engine.driver.decision;

import dev.baton.asl.Trigger;
import dev.baton.asl.execution.Execution;
import dev.baton.asl.execution.Failure;
import dev.baton.engine.driver.call.Answers;
import dev.baton.engine.driver.call.CallState.Answered;
import dev.baton.engine.driver.call.CallState.Open;
import dev.baton.engine.driver.call.CallState.Orphaned;
import dev.baton.engine.driver.call.CallState.Refused;
import dev.baton.engine.driver.call.CallTable;
import dev.baton.engine.driver.call.CallTable.Call;
import dev.baton.engine.driver.call.Calls;
import dev.baton.engine.driver.call.LostCalls;
import dev.baton.engine.driver.chain.Attempt;
import dev.baton.engine.log.Lease;
import dev.baton.engine.log.OwedCancel;
import dev.baton.engine.task.TaskAnswer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What one driver is about to do: what goes to the interpreter, and what the entry of the step records beside it, without an event in the
 * history. A value.
 *
 * @param triggers in the order in which they count, beside the outcomes of tokens, which come first
 * @param claims calls that nobody made, or that may be made again: to be made here
 * @param again those of the claims that another driver may have made before
 * @param parked leases under which nobody makes calls that found no room for a while
 * @param lost attempts that the step gives up without knowing what became of them
 * @param settled attempts whose cancel is not owed any more
 * @param named cancels that are owed, with the names of what the attempts have started, which only this driver knows
 */
public record Plan(
        List<Trigger> triggers,
        List<Attempt> claims,
        Set<Long> again,
        List<Lease> parked,
        Set<Long> lost,
        Set<Long> settled,
        List<OwedCancel> named) {

    /** To take a step and no more. */
    public static final Plan NONE = new Plan(List.of(), List.of(), Set.of(), List.of(), Set.of(), Set.of(), List.of());

    public Plan {
        triggers = List.copyOf(triggers);
        claims = List.copyOf(claims);
        again = Set.copyOf(again);
        parked = List.copyOf(parked);
        lost = Set.copyOf(lost);
        settled = Set.copyOf(settled);
        named = List.copyOf(named);
    }

    /**
     * What came in from outside, beside what tokens say.
     *
     * @param answered attempts whose answers came here, in the order in which they came, and perhaps others
     * @param polled that jobs may not be asked about, or may be again
     * @param stop that the execution shall stop
     */
    public record Incoming(Collection<Long> answered, List<Trigger> polled, Optional<Failure> stop) {}

    /**
     * @param fits whether this driver has the time for a call
     * @param late whether it is time to hand over
     */
    public static Plan of(
            Execution execution,
            CallTable calls,
            Incoming incoming,
            Predicate<Attempt> fits,
            boolean late,
            Instant now) {
        List<Attempt> claims = new ArrayList<>();
        Set<Long> again = new HashSet<>();
        for (Call<Open> call : calls.in(Open.class)) {
            if (fits.test(call.attempt())) {
                claims.add(call.attempt());
                if (call.state().again()) {
                    again.add(call.number());
                }
            }
        }
        List<Lease> parked = new ArrayList<>();
        for (Call<Refused> call : calls.in(Refused.class)) {
            parked.add(Calls.parked(call.attempt(), call.state().until()));
        }
        return new Plan(
                triggers(execution, calls, incoming, late, now),
                claims,
                again,
                parked,
                lost(calls),
                Set.of(),
                List.of());
    }

    private static List<Trigger> triggers(
            Execution execution, CallTable calls, Incoming incoming, boolean late, Instant now) {
        List<Trigger> triggers = new ArrayList<>(answers(calls, incoming.answered()));
        triggers.addAll(incoming.polled());
        if (incoming.stop().isPresent()) {
            triggers.add(new Trigger.StopExecution(incoming.stop().get()));
            return triggers;
        }
        for (Call<Orphaned> call : calls.in(Orphaned.class)) {
            Failure failure =
                    LostCalls.failure(call.attempt().resource(), call.state().cause());
            triggers.add(new Trigger.TaskFailed(call.number(), failure, false));
        }
        if (execution.owesContinue() && !late) {
            triggers.add(new Trigger.Continue());
        }
        if (isDue(execution, now)) {
            triggers.add(new Trigger.TimerFired());
        }
        return triggers;
    }

    private static List<Trigger> answers(CallTable calls, Collection<Long> order) {
        List<Trigger> triggers = new ArrayList<>();
        Map<Long, TaskAnswer> answers = new HashMap<>();
        calls.in(Answered.class)
                .forEach(call -> answers.put(call.number(), call.state().answer()));
        for (long number : order) {
            Optional.ofNullable(answers.get(number))
                    .ifPresent(answer -> triggers.addAll(Answers.triggers(number, answer)));
        }
        return triggers;
    }

    private static Set<Long> lost(CallTable calls) {
        Set<Long> lost = new HashSet<>();
        calls.in(Orphaned.class).forEach(call -> lost.add(call.number()));
        for (Call<Answered> call : calls.in(Answered.class)) {
            if (mayHaveBegun(call.state())) {
                lost.add(call.number());
            }
        }
        return lost;
    }

    /** A call that fails when it is made again says nothing of what the first one started. */
    private static boolean mayHaveBegun(Answered answered) {
        return switch (answered.answer()) {
            case TaskAnswer.Failed failed -> answered.again() || failed.mayHaveBegun();
            case TaskAnswer.NoRoom noRoom -> answered.again();
            case TaskAnswer.Succeeded succeeded -> false;
            case TaskAnswer.Submitted submitted -> false;
            case TaskAnswer.Completed completed -> false;
        };
    }

    /** Whether time has moved something in it. */
    public static boolean isDue(Execution execution, Instant now) {
        return execution.nextDue().filter(due -> !due.isAfter(now)).isPresent();
    }

    public Plan withCancels(Set<Long> settledNow, List<OwedCancel> namedNow) {
        return new Plan(triggers, claims, again, parked, lost, settledNow, namedNow);
    }

    /** Whether a step that changes nothing is worth an entry all the same. */
    public boolean changesHands() {
        return !claims.isEmpty()
                || !parked.isEmpty()
                || !settled.isEmpty()
                || !named.isEmpty()
                || triggers.stream().anyMatch(Trigger.TaskPolled.class::isInstance);
    }
}
