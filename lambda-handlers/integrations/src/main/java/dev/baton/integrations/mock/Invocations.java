package dev.baton.integrations.mock;

import dev.baton.engine.log.ExecutionKey;
import java.util.LinkedHashMap;
import java.util.Map;

/** Counts the invocations of states, for the executions that were active last: mocks are for tests, not for years. */
final class Invocations {
    private static final int REMEMBERED = 10_000;

    private final Map<ExecutionKey, Map<String, Integer>> counts = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<ExecutionKey, Map<String, Integer>> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** The number of this invocation, from 0. */
    synchronized int next(ExecutionKey execution, String state) {
        return counts.computeIfAbsent(execution, key -> new LinkedHashMap<>()).merge(state, 1, Integer::sum) - 1;
    }
}
