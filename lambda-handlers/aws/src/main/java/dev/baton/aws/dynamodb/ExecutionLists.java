package dev.baton.aws.dynamodb;

import dev.baton.asl.execution.ExecutionStatus;
import dev.baton.engine.log.ExecutionPage;
import dev.baton.engine.log.ExecutionQuery;
import dev.baton.engine.log.Head;
import dev.baton.engine.log.ListPosition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Lists of executions: an index tells who may be in them, the heads tell who is. An index lags a little behind; the heads
 * are read strongly consistent, so what is shown is right, and nothing is shown twice.
 */
final class ExecutionLists {
    private static final int SMALLEST_PAGE = 8;

    private final Heads heads;
    private final MergedIndex list;
    private final MergedIndex due;

    ExecutionLists(Heads heads, MergedIndex list, MergedIndex due) {
        this.heads = heads;
        this.list = list;
        this.due = due;
    }

    ExecutionPage page(ExecutionQuery query) {
        List<HeadRow> found = newest(query, query.limit() + 1);
        List<HeadRow> shown = found.subList(0, Math.min(found.size(), query.limit()));
        Optional<String> next = found.size() > query.limit()
                ? Optional.of(
                        Sortable.position(Row.present(shown.getLast().listSort)).text())
                : Optional.empty();
        return new ExecutionPage(shown.stream().map(heads::listed).toList(), next);
    }

    private List<HeadRow> newest(ExecutionQuery query, int wanted) {
        Optional<ListPosition> after = query.after().map(ListPosition::parse);
        List<String> keys = listKeys(query);
        int pageSize = pageSize(wanted, keys.size());
        Iterator<IndexRow> rows = after.isPresent()
                ? list.below(keys, Sortable.position(after.get()), pageSize)
                : list.all(keys, pageSize);
        List<HeadRow> found = new ArrayList<>();
        Set<String> seen = new LinkedHashSet<>();
        while (found.size() < wanted && rows.hasNext()) {
            List<String> names = names(rows, wanted - found.size(), seen);
            Map<String, HeadRow> standing = heads.byName(names);
            names.stream()
                    .filter(standing::containsKey)
                    .map(standing::get)
                    .filter(row -> belongs(row, query))
                    .forEach(found::add);
        }
        return found;
    }

    private static List<String> names(Iterator<IndexRow> rows, int count, Set<String> seen) {
        List<String> names = new ArrayList<>(count);
        while (names.size() < count && rows.hasNext()) {
            String name = Row.present(rows.next().pk);
            if (seen.add(name)) {
                names.add(name);
            }
        }
        return names;
    }

    private static List<String> listKeys(ExecutionQuery query) {
        List<ExecutionStatus> statuses = query.status().map(List::of).orElse(List.of(ExecutionStatus.values()));
        return statuses.stream()
                .flatMap(status -> IntStream.range(0, ItemKeys.SHARDS)
                        .mapToObj(shard -> ItemKeys.list(query.stateMachineArn(), status, shard)))
                .toList();
    }

    private boolean belongs(HeadRow row, ExecutionQuery query) {
        if (query.status().isEmpty() && query.qualifiedArn().isEmpty()) {
            return true;
        }
        Head head = heads.listed(row);
        boolean ofStatus = query.status().map(head.status()::equals).orElse(true);
        return ofStatus
                && query.qualifiedArn()
                        .map(arn -> head.identity()
                                        .stateMachineVersionArn()
                                        .filter(arn::equals)
                                        .isPresent()
                                || head.identity()
                                        .stateMachineAliasArn()
                                        .filter(arn::equals)
                                        .isPresent())
                        .orElse(true);
    }

    List<Head> overdue(Instant at, int limit) {
        List<String> keys =
                IntStream.range(0, ItemKeys.SHARDS).mapToObj(ItemKeys::due).toList();
        String latest = Sortable.time(at);
        Iterator<IndexRow> rows = due.upTo(keys, latest, pageSize(limit, keys.size()));
        List<Head> found = new ArrayList<>();
        Set<String> seen = new LinkedHashSet<>();
        while (found.size() < limit && rows.hasNext()) {
            List<String> names = names(rows, limit - found.size(), seen);
            Map<String, HeadRow> standing = heads.byName(names);
            names.stream()
                    .filter(standing::containsKey)
                    .map(standing::get)
                    .filter(row -> row.dueSort != null && row.dueSort.compareTo(latest) <= 0)
                    .map(heads::whole)
                    .forEach(found::add);
        }
        return found;
    }

    private static int pageSize(int wanted, int shards) {
        return Math.clamp(2L * wanted / shards, SMALLEST_PAGE, 1000);
    }
}
