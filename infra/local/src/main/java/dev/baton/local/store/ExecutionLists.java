package dev.baton.local.store;

import dev.baton.asl.execution.ExecutionStatus;
import dev.baton.engine.log.ExecutionPage;
import dev.baton.engine.log.ExecutionQuery;
import dev.baton.engine.log.Head;
import dev.baton.engine.log.ListPosition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Pages of executions. The index holds them by status; a page of all statuses is merged out of theirs, which spares each
 * start and each end a second index.
 */
final class ExecutionLists {
    private final Database database;
    private final Retention retention;

    ExecutionLists(Database database, Retention retention) {
        this.database = database;
        this.retention = retention;
    }

    ExecutionPage page(ExecutionQuery query) {
        Optional<ListPosition> after = query.after().map(ListPosition::parse);
        List<ListPosition> found = new ArrayList<>();
        for (ExecutionStatus status : query.status().map(List::of).orElse(List.of(ExecutionStatus.values()))) {
            collect(found, query, status, after);
        }
        // One that was closed between the reads of two statuses stands in both.
        List<ListPosition> positions = found.stream().sorted().distinct().toList();
        List<ListPosition> page = positions.subList(0, Math.min(query.limit(), positions.size()));
        Optional<String> next =
                positions.size() > query.limit() ? Optional.of(page.getLast().text()) : Optional.empty();
        return new ExecutionPage(heads(page, query.status()), next);
    }

    private void collect(
            List<ListPosition> found, ExecutionQuery query, ExecutionStatus status, Optional<ListPosition> after) {
        String arn = query.qualifiedArn().orElse(query.stateMachineArn());
        byte[] prefix = Keys.listing(arn, status);
        byte[] end = Keys.after(prefix);
        byte[] from = after.map(position -> Keys.next(Keys.listed(arn, status, position)))
                .orElse(prefix);
        int wanted = query.limit() + 1;
        int got = 0;
        while (got < wanted) {
            List<Row> rows = database.rows(Table.RECORDS, from, end, wanted);
            for (Row row : rows) {
                if (got < wanted && isAlive(row)) {
                    found.add(Keys.position(row.key()));
                    got++;
                }
            }
            if (rows.size() < wanted) {
                return;
            }
            from = Keys.next(rows.getLast().key());
        }
    }

    private boolean isAlive(Row row) {
        return row.value().length == 0 || !retention.isOver(new RecordReader(row.value()).instant());
    }

    private List<Head> heads(List<ListPosition> page, Optional<ExecutionStatus> status) {
        List<Head> heads = new ArrayList<>(page.size());
        for (ListPosition position : page) {
            StoredHead stored = HeadReader.findReadable(database, position.ordinal());
            // It may have been closed, or have expired, since the index was read.
            if (stored != null && status.map(stored.head().status()::equals).orElse(true)) {
                heads.add(stored.head());
            }
        }
        return heads;
    }
}
