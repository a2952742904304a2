package dev.baton.aws.dynamodb;

import dev.baton.asl.execution.ExecutionStatus;
import dev.baton.engine.log.ExecutionPage;
import dev.baton.engine.log.ExecutionQuery;
import dev.baton.engine.log.Head;
import dev.baton.engine.log.ListPosition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Lists of executions: an index tells who may be in them, the heads tell who is. An index lags a little behind; the heads
 * are read strongly consistent, so what is shown is right, and nothing is shown twice.
 */
final class ExecutionLists {
    private static final int SMALLEST_PAGE = 8;

    private final Heads heads;
    private final MergedIndex list;
    private final MergedIndex due;
    private final int mostLookedAt;
    private final BadRows badRows;

    /** @param mostLookedAt how many heads are read for a page, about */
    ExecutionLists(Heads heads, MergedIndex list, MergedIndex due, int mostLookedAt, BadRows badRows) {
        this.heads = heads;
        this.list = list;
        this.due = due;
        this.mostLookedAt = mostLookedAt;
        this.badRows = badRows;
    }

    /**
     * A page; shorter than asked for when very many had to be looked at, as for the executions of an alias that is seldom
     * used. Then, too, it tells where to go on.
     */
    ExecutionPage page(ExecutionQuery query) {
        int wanted = query.limit() + 1;
        Iterator<IndexRow> rows = newestFirst(query, wanted);
        List<HeadRow> found = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        Optional<String> reached = Optional.empty();
        while (found.size() < wanted && seen.size() < mostLookedAt && rows.hasNext()) {
            List<IndexRow> some = take(rows, wanted - found.size(), seen);
            reached = some.isEmpty() ? reached : Optional.of(Row.present(some.getLast().indexSort));
            standing(some).filter(row -> belongs(row, query)).forEach(found::add);
        }
        List<HeadRow> shown = found.subList(0, Math.min(found.size(), query.limit()));
        Optional<String> next = found.size() > query.limit()
                ? Optional.of(Row.present(shown.getLast().listSort))
                : reached.filter(place -> rows.hasNext());
        return new ExecutionPage(
                shown.stream().flatMap(row -> readable(row).stream()).toList(),
                next.map(place -> Sortable.position(place).text()));
    }

    private Iterator<IndexRow> newestFirst(ExecutionQuery query, int wanted) {
        Optional<ListPosition> after = query.after().map(ListPosition::parse);
        List<String> keys = listKeys(query);
        int pageSize = pageSize(wanted, keys.size());
        return after.isPresent()
                ? list.below(keys, Sortable.position(after.get()), pageSize)
                : list.all(keys, pageSize);
    }

    /** Rows of the next so many executions that were not seen yet. */
    private static List<IndexRow> take(Iterator<IndexRow> rows, int count, Set<String> seen) {
        List<IndexRow> some = new ArrayList<>(count);
        while (some.size() < count && rows.hasNext()) {
            IndexRow row = rows.next();
            if (seen.add(Row.present(row.pk))) {
                some.add(row);
            }
        }
        return some;
    }

    /** The heads of those rows that stand, in the order of the rows. */
    private Stream<HeadRow> standing(List<IndexRow> rows) {
        List<String> names = rows.stream().map(row -> Row.present(row.pk)).toList();
        Map<String, HeadRow> standing = heads.byName(names);
        return names.stream().filter(standing::containsKey).map(standing::get);
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
        return readable(row).filter(head -> belongs(head, query)).isPresent();
    }

    private static boolean belongs(Head head, ExecutionQuery query) {
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
        List<String> keys = ItemKeys.allDue();
        String latest = Sortable.time(at);
        Iterator<IndexRow> rows = due.upTo(keys, latest, pageSize(limit, keys.size()));
        List<Head> found = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        while (found.size() < limit && rows.hasNext()) {
            standing(take(rows, limit - found.size(), seen))
                    .filter(row -> row.dueSort != null && row.dueSort.compareTo(latest) <= 0)
                    .flatMap(row -> readable(row).stream())
                    .forEach(found::add);
        }
        return found;
    }

    /** One that cannot be read must not keep the others waiting; whoever can read it wakes it. */
    private Optional<Head> readable(HeadRow row) {
        return badRows.readable(row.pk, () -> heads.listed(row));
    }

    private static int pageSize(int wanted, int shards) {
        return Math.clamp(2L * wanted / shards, SMALLEST_PAGE, 1000);
    }
}
