package dev.baton.engine.simulation;

import dev.baton.engine.log.ExecutionKey;
import dev.baton.engine.log.StoreException;
import dev.baton.engine.status.StatusChange;
import dev.baton.engine.status.StatusEvents;
import dev.baton.engine.status.StatusNotToldException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Who wants to know of ends, and what was heard. */
final class ToldEnds {
    /** Of the first run of an execution, or of the one after that many redrives. */
    private record End(String executionArn, int redriveCount) {}

    private final Map<End, ExecutionKey> ends = new LinkedHashMap<>();
    private final Set<End> told = new LinkedHashSet<>();
    private final Universe universe;

    ToldEnds(Universe universe) {
        this.universe = universe;
    }

    /** That an end stands. */
    void stands(ExecutionKey key, int redriveCount) {
        ends.put(new End(key.executionArn(), redriveCount), key);
    }

    /** As one process reaches them. */
    StatusEvents of(SimulatedProcess process) {
        return new StatusEvents() {
            @Override
            public boolean areWanted() {
                return universe.world.weather.told();
            }

            @Override
            public void offer(StatusChange change) {}

            @Override
            public void tell(StatusChange change) throws StatusNotToldException {
                try {
                    process.call("status.tell " + change.identity().name(), true, () -> hear(change));
                } catch (StoreException e) {
                    throw new StatusNotToldException(String.valueOf(e.getMessage()));
                }
            }
        };
    }

    private String hear(StatusChange change) {
        End end = new End(change.identity().executionArn(), change.redriveCount());
        if (!ends.containsKey(end)) {
            throw new Violation(Law.EACH_END_IS_TOLD, "nobody committed the " + end + " that was told");
        }
        told.add(end);
        return change.status().name();
    }

    /** The world is over. */
    void check() {
        ends.forEach((end, key) -> universe.laws.require(
                Law.EACH_END_IS_TOLD,
                !universe.world.weather.told() || told.contains(end),
                key,
                () -> "nobody was told of the " + end));
    }
}
