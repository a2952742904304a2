package dev.baton.aws.dynamodb;

import dev.baton.engine.log.ExecutionPage;
import dev.baton.engine.log.Head;
import dev.baton.engine.log.ListPosition;
import dev.baton.engine.search.Clue;
import dev.baton.engine.search.ClueQuery;
import dev.baton.engine.search.ClueRows;
import dev.baton.engine.search.SearchIndex;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.enhanced.dynamodb.Key;
import software.amazon.awssdk.enhanced.dynamodb.model.QueryConditional;

/**
 * Clues on DynamoDB: an item each in the executions table, one write unit. Items outlive the longest execution and its retention, for
 * nobody stamps them anew; what they lead to is told by the heads, read strongly consistent.
 */
public final class DynamoDbClueRows implements ClueRows {
    private final DynamoDbTable<ClueRow> table;
    private final Heads heads;
    private final StoreCalls calls;
    private final Retention retention;
    private final InstantSource clock;

    DynamoDbClueRows(
            DynamoDbTable<ClueRow> table, Heads heads, StoreCalls calls, Retention retention, InstantSource clock) {
        this.table = table;
        this.heads = heads;
        this.calls = calls;
        this.retention = retention;
        this.clock = clock;
    }

    @Override
    public void add(Head head, List<Clue> clues) {
        List<ClueRow> rows = clues.stream().map(clue -> row(head, clue)).toList();
        if (rows.size() == 1) {
            write(rows.getFirst());
            return;
        }
        Concurrently.each(rows, this::write);
    }

    private void write(ClueRow row) {
        calls.run(() -> table.putItem(row));
    }

    private ClueRow row(Head head, Clue clue) {
        String machine = head.identity().stateMachineArn();
        ClueRow row = new ClueRow();
        if (clue instanceof Clue.Prefix prefix) {
            row.pk = ItemKeys.names(machine, ItemKeys.shard(head.key().executionArn()));
            row.sk = prefix.name();
        } else {
            row.pk = ItemKeys.clue(machine, clue);
            row.sk = Sortable.position(position(head));
        }
        row.executionArn = head.key().executionArn();
        row.incarnation = ItemKeys.bytes(head.key().incarnation());
        row.ttl = retention.tokens(clock.instant()).getEpochSecond();
        return row;
    }

    /** The place in a clue's list: nobody else has the same, and a row that is written twice is written to the same place. */
    private static ListPosition position(Head head) {
        long drawn = head.key().incarnation().low() ^ head.key().incarnation().high();
        return new ListPosition(head.identity().startTime(), Math.max(1, drawn & Long.MAX_VALUE));
    }

    @Override
    public Optional<ExecutionPage> find(ClueQuery query) {
        return switch (query.clue()) {
            case Clue.Prefix prefix -> named(query, prefix.name());
            case Clue.Name name -> Optional.of(one(query, name.name()));
            case Clue clue -> Optional.of(page(query, ItemKeys.clue(query.stateMachineArn(), clue)));
        };
    }

    private ExecutionPage one(ClueQuery query, String name) {
        boolean first = query.after().isEmpty();
        return new ExecutionPage(
                first ? heads.head(query.executionArns(name)).stream().toList() : List.of(), Optional.empty());
    }

    private ExecutionPage page(ClueQuery query, String pk) {
        Key.Builder key = Key.builder().partitionValue(pk);
        QueryConditional where = query.after()
                .map(ListPosition::parse)
                .map(after -> QueryConditional.sortLessThan(
                        key.sortValue(Sortable.position(after)).build()))
                .orElseGet(() -> QueryConditional.keyEqualTo(key.build()));
        List<ClueRow> rows = query(where, false, query.limit() + 1);
        List<ClueRow> shown = rows.subList(0, Math.min(rows.size(), query.limit()));
        Map<String, HeadRow> standing = heads.byName(shown.stream()
                .map(row -> Row.present(row.executionArn))
                .distinct()
                .toList());
        List<Head> found = shown.stream()
                .flatMap(row -> Optional.ofNullable(standing.get(Row.present(row.executionArn)))
                        .filter(head -> ItemKeys.incarnation(Row.present(head.incarnation))
                                .equals(ItemKeys.incarnation(Row.present(row.incarnation))))
                        .stream())
                .map(heads::listed)
                .toList();
        return new ExecutionPage(
                found,
                rows.size() > shown.size()
                        ? Optional.of(Sortable.position(Row.present(shown.getLast().sk))
                                .text())
                        : Optional.empty());
    }

    private List<ClueRow> query(QueryConditional where, boolean forward, int limit) {
        return calls.ask(() -> table
                .query(query -> query.queryConditional(where)
                        .scanIndexForward(forward)
                        .limit(limit)
                        .consistentRead(true))
                .items()
                .stream()
                .limit(limit)
                .toList());
    }

    private Optional<ExecutionPage> named(ClueQuery query, String prefix) {
        boolean first = query.after().isEmpty();
        int most = first ? SearchIndex.MOST_NAMES + 1 : Integer.MAX_VALUE / 2;
        List<String> arns = Concurrently.all(
                        IntStream.range(0, ItemKeys.SHARDS).boxed().toList(),
                        shard -> query(names(query, prefix, shard), true, most))
                .stream()
                .flatMap(List::stream)
                .map(row -> Row.present(row.executionArn))
                .toList();
        if (first && arns.size() > SearchIndex.MOST_NAMES) {
            return Optional.empty();
        }
        TreeMap<ListPosition, Head> found = new TreeMap<>();
        heads.byName(arns).values().stream().map(heads::listed).forEach(head -> found.put(position(head), head));
        var rest = query.after()
                .map(ListPosition::parse)
                .map(after -> found.tailMap(after, false))
                .orElse(found);
        List<Map.Entry<ListPosition, Head>> page =
                rest.entrySet().stream().limit(query.limit()).toList();
        return Optional.of(new ExecutionPage(
                page.stream().map(Map.Entry::getValue).toList(),
                rest.size() > page.size() ? Optional.of(page.getLast().getKey().text()) : Optional.empty()));
    }

    private static QueryConditional names(ClueQuery query, String prefix, int shard) {
        Key.Builder key = Key.builder().partitionValue(ItemKeys.names(query.stateMachineArn(), shard));
        return prefix.isEmpty()
                ? QueryConditional.keyEqualTo(key.build())
                : QueryConditional.sortBeginsWith(key.sortValue(prefix).build());
    }
}
