package dev.baton.asl.behavior;

import dev.baton.asl.definition.GuardedState;
import dev.baton.asl.definition.MapState;
import dev.baton.asl.definition.State;
import dev.baton.asl.execution.ContextObject;
import dev.baton.asl.execution.ContextObject.MapItem;
import dev.baton.asl.execution.Frame;
import dev.baton.asl.execution.Pending;
import dev.baton.asl.expression.Scope;
import dev.baton.asl.json.Json;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the expressions of a frame's current state can see. */
final class Scopes {
    private Scopes() {}

    /** The scope of a state without a token, with the state's raw input as {@code $}. */
    static Scope of(Run run, Frame frame, State state) {
        return of(run, frame, state, Optional.empty());
    }

    /** The scope of a task that may name its token. The state's expressions have their share of work from here on. */
    static Scope of(Run run, Frame frame, State state, Optional<String> taskToken) {
        run.work.nextState();
        return scope(
                run,
                frame,
                () -> run.shownContext().orElseGet(() -> context(run, frame, state, mapItem(run, frame), taskToken)));
    }

    /** The scope of a Map's ItemSelector for one item; all that open together share the Map's work. */
    static Scope ofItem(Run run, Frame frame, State state, MapItem item) {
        return scope(
                run,
                frame,
                () -> run.shownContext()
                        .map(shown -> ContextObject.withItem(shown, item))
                        .orElseGet(() -> context(run, frame, state, Optional.of(item), Optional.empty())));
    }

    private static Scope scope(Run run, Frame frame, Supplier<Json> context) {
        return new Scope(
                frame.input(),
                frame.input(),
                new Once(context),
                frame.variables(),
                Optional.empty(),
                Optional.empty(),
                run.now,
                run.randomness,
                run.work);
    }

    private static Json context(Run run, Frame frame, State state, Optional<MapItem> item, Optional<String> taskToken) {
        return ContextObject.of(
                run.identity,
                run.redriveCount,
                run.redrivenAt,
                state.name(),
                frame.enteredAt(),
                retryCount(frame, state),
                item,
                taskToken);
    }

    /** Shown by the types that may have a Retry, 0 included; a Pass shows none (base/test_query_context_object_values). */
    private static OptionalInt retryCount(Frame frame, State state) {
        return state instanceof GuardedState ? OptionalInt.of(frame.retryCount()) : OptionalInt.empty();
    }

    /** The item of the innermost Map around the frame. */
    private static Optional<MapItem> mapItem(Run run, Frame frame) {
        Frame inner = frame;
        while (inner.parent() != Frame.NO_PARENT) {
            Frame outer = run.frame(inner.parent()).orElseThrow();
            if (run.stateOf(outer) instanceof MapState && outer.pending() instanceof Pending.Branches branches) {
                return Optional.of(MapBehavior.item(branches, inner.index()));
            }
            inner = outer;
        }
        return Optional.empty();
    }

    /** Builds the context object when somebody looks, and only once. */
    private static final class Once implements Supplier<Json> {
        private final Supplier<Json> source;
        private @Nullable Json value;

        Once(Supplier<Json> source) {
            this.source = source;
        }

        @Override
        public Json get() {
            Json known = value;
            if (known == null) {
                known = source.get();
                value = known;
            }
            return known;
        }
    }
}
