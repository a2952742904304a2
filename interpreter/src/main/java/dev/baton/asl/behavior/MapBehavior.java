package dev.baton.asl.behavior;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.baton.asl.definition.DataFlow;
import dev.baton.asl.definition.MapState;
import dev.baton.asl.execution.ContextObject.MapItem;
import dev.baton.asl.execution.ErrorNames;
import dev.baton.asl.execution.Failure;
import dev.baton.asl.execution.Frame;
import dev.baton.asl.execution.Pending;
import dev.baton.asl.expression.EvaluationException;
import dev.baton.asl.expression.Scope;
import dev.baton.asl.history.EventDetails;
import dev.baton.asl.history.HistoryEventType;
import dev.baton.asl.json.Json;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Inline Map: one frame for each item, as many at once as MaxConcurrency and the limit allow. */
final class MapBehavior {
    private MapBehavior() {}

    static Next perform(Run run, Frame frame, MapState state) throws EvaluationException {
        if (state.distributed().isPresent()) {
            throw EvaluationException.runtime("A Map state in DISTRIBUTED mode is not supported.");
        }
        Scope scope = Scopes.of(run, frame, state);
        Json effective = DataFlows.effective(state.data(), scope);
        Scope items = scope.withRoot(effective);
        Json array =
                state.items().isPresent() ? Exits.sound(state.items().get().evaluate(items)) : Exits.sound(effective);
        if (!array.node().isArray()) {
            return notAnArray(run, frame, state, array.node());
        }
        int concurrency = concurrency(run, state, items);
        int length = array.node().size();
        long started = run.event(
                frame.lastEventId(), HistoryEventType.MAP_STATE_STARTED, new EventDetails.MapStateStarted(length));
        Pending.Branches branches = new Pending.Branches(array, List.of(), length, 0, 0, concurrency);
        Frame open = frame.after(started).withPending(branches);
        if (length == 0) {
            return allSucceeded(run, open, state, branches, started);
        }
        return openUpTo(run, open, state, branches, Math.min(length, concurrency), started);
    }

    private static int concurrency(Run run, MapState state, Scope scope) throws EvaluationException {
        long wanted = state.maxConcurrency().isPresent()
                ? FieldValues.concurrency(state.maxConcurrency().get(), scope)
                : 0;
        return wanted == 0 ? run.limits.openIterations() : (int) Math.min(wanted, run.limits.openIterations());
    }

    /** The words differ with how the items were named (recorded, scenarios/test_map_state_items_*). */
    static Next notAnArray(Run run, Frame frame, MapState state, JsonNode value) throws EvaluationException {
        if (state.data() instanceof DataFlow.Jsonata) {
            if (state.items().isEmpty()) {
                throw EvaluationException.query("Map state input must be an array but was: " + value, Optional.empty());
            }
            throw EvaluationException.query(
                    FieldValues.unexpectedType(state.itemsSource(), "Items", "array", value), Optional.of("Items"));
        }
        String written = state.items().isPresent() ? state.itemsSource() : "$";
        // A path into the context object is shown without its first $ (recorded,
        // test_state/test_state_map_context_object).
        String path = written.startsWith("$$") ? written.substring(1) : written;
        Failure failure = Failure.of(ErrorNames.RUNTIME, "Reference path \"" + path + "\" must point to array.");
        return ErrorHandling.handle(run, frame, state, failure, false);
    }

    /** Opens iterations until {@code target} were opened; each Started event follows from {@code after}. */
    private static Next openUpTo(
            Run run, Frame frame, MapState state, Pending.Branches branches, int target, long after)
            throws EvaluationException {
        int from = branches.started();
        run.put(frame.withPending(new Pending.Branches(
                branches.items(),
                branches.keys(),
                branches.length(),
                target,
                branches.succeeded(),
                branches.concurrency())));
        for (int i = from; i < target; i++) {
            open(run, frame, state, branches, i, after);
        }
        return Next.WAITS;
    }

    private static Json itemInput(Run run, Frame frame, MapState state, Pending.Branches branches, int index)
            throws EvaluationException {
        MapItem item = item(branches, index);
        if (state.itemSelector().isEmpty()) {
            return Json.of(item.value());
        }
        Scope scope = Scopes.ofItem(run, frame, state, item);
        return Exits.sound(
                state.itemSelector().get().evaluate(scope.withRoot(DataFlows.effective(state.data(), scope))));
    }

    /** An item of a Map, as the context object shows it. */
    static MapItem item(Pending.Branches branches, int index) {
        JsonNode value = branches.items().node().get(index);
        return new MapItem(
                index,
                value == null ? JsonNodeFactory.instance.nullNode() : value,
                branches.keys().isEmpty()
                        ? Optional.empty()
                        : Optional.of(branches.keys().get(index)));
    }

    /** One iteration has ended: the next one starts, or after the last one the state is left. */
    static Next iterationSucceeded(Run run, Frame frame, MapState state, Pending.Branches branches, Frame child)
            throws EvaluationException {
        long last = child.lastEventId();
        long succeeded = iterationEvent(run, HistoryEventType.MAP_ITERATION_SUCCEEDED, state, child.index(), last);
        if (branches.started() < branches.length()) {
            // Recorded: the next iteration follows from the ended one's last state, not from its Succeeded event.
            return openUpTo(run, frame, state, branches, branches.started() + 1, last);
        }
        if (branches.succeeded() < branches.length()) {
            run.put(frame);
            return Next.WAITS;
        }
        return allSucceeded(run, frame, state, branches, succeeded);
    }

    /** MapStateSucceeded and MapStateExited share one predecessor (recorded, scenarios/test_map_state). */
    private static Next allSucceeded(Run run, Frame frame, MapState state, Pending.Branches branches, long previous)
            throws EvaluationException {
        run.event(previous, HistoryEventType.MAP_STATE_SUCCEEDED, EventDetails.None.INSTANCE);
        Json result = Branching.results(run, frame.id(), branches.length());
        Next next = Exits.withResult(
                run, frame.after(previous), state, state.data(), Scopes.of(run, frame, state), result, state.next());
        Branching.dropResults(run, frame);
        return next;
    }

    /** A redrive: iterations that were to start and did not are opened; without any left, the state is left. */
    static Next resumed(Run run, Frame frame, MapState state, Pending.Branches branches) throws EvaluationException {
        Set<Integer> open = new HashSet<>();
        run.childrenOf(frame.id()).forEach(child -> open.add(child.index()));
        for (int i = 0; i < branches.started(); i++) {
            if (!open.contains(i) && !Branching.hasResult(run, frame.id(), i)) {
                open(run, frame, state, branches, i, frame.lastEventId());
                open.add(i);
            }
        }
        return open.isEmpty() && branches.started() == branches.length()
                ? allSucceeded(run, frame, state, branches, frame.lastEventId())
                : Next.WAITS;
    }

    private static void open(Run run, Frame frame, MapState state, Pending.Branches branches, int index, long after)
            throws EvaluationException {
        Json input = itemInput(run, frame, state, branches, index);
        long started = iterationEvent(run, HistoryEventType.MAP_ITERATION_STARTED, state, index, after);
        run.open(
                frame.id(),
                state.itemProcessor().ordinal(),
                index,
                state.itemProcessor().startAt(),
                input,
                started,
                frame.variables());
    }

    static long iterationEvent(Run run, HistoryEventType type, MapState state, int index, long previous) {
        return run.event(previous, type, new EventDetails.MapIteration(state.name(), index));
    }
}
