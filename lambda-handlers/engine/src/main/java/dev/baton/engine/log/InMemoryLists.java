package dev.baton.engine.log;

import dev.baton.asl.execution.ExecutionIdentity;
import dev.baton.asl.execution.ExecutionStatus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Who appears in which list: a machine's executions, and those of a version or alias, each also by status, so that a page
 * costs its own length. Not thread-safe: {@link InMemoryExecutionLog} locks.
 */
final class InMemoryLists {
    private record Listing(String arn, ExecutionStatus status) {}

    private final Map<String, NavigableMap<ListPosition, InMemoryRun>> all = new HashMap<>();
    private final Map<Listing, NavigableMap<ListPosition, InMemoryRun>> byStatus = new HashMap<>();

    void add(InMemoryRun run) {
        for (String arn : listings(run.head.identity())) {
            all.computeIfAbsent(arn, key -> new TreeMap<>()).put(run.position, run);
            byStatus.computeIfAbsent(new Listing(arn, run.head.status()), key -> new TreeMap<>())
                    .put(run.position, run);
        }
    }

    void remove(InMemoryRun run) {
        for (String arn : listings(run.head.identity())) {
            removeFrom(all, arn, run);
            removeFrom(byStatus, new Listing(arn, run.head.status()), run);
        }
    }

    private static <K> void removeFrom(Map<K, NavigableMap<ListPosition, InMemoryRun>> lists, K key, InMemoryRun run) {
        lists.computeIfPresent(key, (same, runs) -> {
            runs.remove(run.position);
            return runs.isEmpty() ? null : runs;
        });
    }

    ExecutionPage page(ExecutionQuery query) {
        Optional<ListPosition> after = query.after().map(ListPosition::parse);
        NavigableMap<ListPosition, InMemoryRun> runs = runs(query);
        var rest = after.isPresent() ? runs.tailMap(after.get(), false) : runs;
        List<Head> heads = new ArrayList<>();
        Optional<ListPosition> last = Optional.empty();
        for (InMemoryRun run : rest.values()) {
            if (heads.size() == query.limit()) {
                return new ExecutionPage(heads, last.map(ListPosition::text));
            }
            heads.add(run.head);
            last = Optional.of(run.position);
        }
        return new ExecutionPage(heads, Optional.empty());
    }

    private NavigableMap<ListPosition, InMemoryRun> runs(ExecutionQuery query) {
        String arn = query.qualifiedArn().orElse(query.stateMachineArn());
        var runs = query.status().isPresent()
                ? byStatus.get(new Listing(arn, query.status().get()))
                : all.get(arn);
        return runs == null ? new TreeMap<>() : runs;
    }

    private static List<String> listings(ExecutionIdentity identity) {
        List<String> arns = new ArrayList<>(3);
        arns.add(identity.stateMachineArn());
        identity.stateMachineVersionArn().ifPresent(arns::add);
        identity.stateMachineAliasArn().ifPresent(arns::add);
        return arns;
    }
}
