package dev.baton.local.store;

import dev.baton.engine.log.ExecutionPage;
import dev.baton.engine.log.Head;
import dev.baton.engine.log.ListPosition;
import dev.baton.engine.search.Clue;
import dev.baton.engine.search.ClueQuery;
import dev.baton.engine.search.SearchAttributes;
import dev.baton.engine.search.SearchIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/** The index on disk: names lie in order anyway, other clues are rows of their own. */
final class EmbeddedSearchIndex implements SearchIndex {
    private final Database database;
    private final Retention retention;
    private final BooleanSupplier complete;
    private final List<Clue> nothing = List.of();

    /** @param complete whether everything that is kept is in the index */
    EmbeddedSearchIndex(Database database, Retention retention, BooleanSupplier complete) {
        this.database = database;
        this.retention = retention;
        this.complete = complete;
    }

    @Override
    public List<Clue> leads(String stateMachineArn, Clue wanted) {
        return switch (wanted) {
            case Clue.Name name -> List.of(name);
            case Clue.Prefix prefix -> List.of(prefix);
            case Clue.Input input -> listed(input);
            case Clue.Anywhere anywhere -> listed(anywhere);
            case Clue.Error error -> complete.getAsBoolean() ? List.of(error) : nothing;
            case Clue.Unlisted unlisted -> listed(unlisted);
        };
    }

    private List<Clue> listed(Clue wanted) {
        return complete.getAsBoolean() ? SearchAttributes.EVERYTHING.leads(wanted) : nothing;
    }

    @Override
    public Optional<ExecutionPage> find(ClueQuery query) {
        return switch (query.clue()) {
            case Clue.Prefix prefix -> named(query, prefix.name());
            case Clue.Name name -> Optional.of(one(query, name.name()));
            case Clue clue -> Optional.of(rows(query, clue));
        };
    }

    private ExecutionPage one(ClueQuery query, String name) {
        List<Head> heads = new ArrayList<>();
        StoredName stored = query.after().isPresent() ? null : StoredName.find(database, query.executionArns(name));
        if (stored != null) {
            find(stored.id()).ifPresent(heads::add);
        }
        return new ExecutionPage(heads, Optional.empty());
    }

    /** The head without a long input, unless it has expired. */
    private Optional<Head> find(long id) {
        return Optional.ofNullable(HeadReader.findReadable(database, id))
                .map(StoredHead::head)
                .filter(head -> !retention.isOver(head));
    }

    private ExecutionPage rows(ClueQuery query, Clue clue) {
        long bits = ClueKeys.bits(query.stateMachineArn(), clue);
        byte[] prefix = Keys.clues(bits);
        byte[] end = Keys.after(prefix);
        byte[] from = query.after()
                .map(ListPosition::parse)
                .map(position -> Keys.next(Keys.clue(bits, position)))
                .orElse(prefix);
        List<Row> rows = database.rows(Table.RECORDS, from, end, query.limit() + 1);
        List<Row> shown = rows.subList(0, Math.min(rows.size(), query.limit()));
        List<Head> heads = shown.stream()
                .flatMap(row -> find(Keys.position(row.key()).ordinal()).stream())
                .toList();
        return new ExecutionPage(
                heads,
                rows.size() > shown.size()
                        ? Optional.of(Keys.position(shown.getLast().key()).text())
                        : Optional.empty());
    }

    private Optional<ExecutionPage> named(ClueQuery query, String prefix) {
        byte[] from = Keys.name(query.executionArns(prefix));
        boolean first = query.after().isEmpty();
        int most = first ? MOST_NAMES + 1 : Integer.MAX_VALUE;
        List<Row> names = database.rows(Table.RECORDS, from, Keys.after(from), most);
        if (first && names.size() > MOST_NAMES) {
            return Optional.empty();
        }
        TreeMap<ListPosition, Head> found = new TreeMap<>();
        for (Row row : names) {
            long id = StoredName.decode(row.value()).id();
            find(id).ifPresent(
                            head -> found.put(new ListPosition(head.identity().startTime(), id), head));
        }
        var rest = query.after()
                .map(ListPosition::parse)
                .map(after -> found.tailMap(after, false))
                .orElse(found);
        List<ListPosition> page = rest.keySet().stream().limit(query.limit()).toList();
        return Optional.of(new ExecutionPage(
                page.stream()
                        .flatMap(at -> Optional.ofNullable(rest.get(at)).stream())
                        .toList(),
                rest.size() > page.size() ? Optional.of(page.getLast().text()) : Optional.empty()));
    }
}
