package dev.baton.engine.search;

import dev.baton.engine.log.ExecutionLog;
import dev.baton.engine.log.ExecutionPage;
import dev.baton.engine.log.Head;
import dev.baton.engine.log.Incarnation;
import dev.baton.engine.log.ListPosition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/** Rows that live as long as the process; those whose execution is gone are dropped when they are met. */
public final class InMemoryClueRows implements ClueRows {
    private record Place(String machine, Clue clue) {}

    private record Entry(String executionArn, Incarnation incarnation) {}

    private final ExecutionLog log;
    private final AtomicLong ordinals = new AtomicLong();
    private final Map<Place, NavigableMap<ListPosition, Entry>> rows = new ConcurrentHashMap<>();
    private final Map<String, NavigableMap<String, ListPosition>> names = new ConcurrentHashMap<>();

    /** @param log whose heads the rows lead to */
    public InMemoryClueRows(ExecutionLog log) {
        this.log = log;
    }

    @Override
    public void add(Head head, List<Clue> clues) {
        String machine = head.identity().stateMachineArn();
        ListPosition position = new ListPosition(head.identity().startTime(), ordinals.incrementAndGet());
        Entry entry = new Entry(head.key().executionArn(), head.key().incarnation());
        for (Clue clue : clues) {
            if (clue instanceof Clue.Prefix prefix) {
                names.computeIfAbsent(machine, none -> new ConcurrentSkipListMap<>())
                        .put(prefix.name(), position);
            } else {
                rows.computeIfAbsent(new Place(machine, clue), none -> new ConcurrentSkipListMap<>())
                        .put(position, entry);
            }
        }
    }

    @Override
    public Optional<ExecutionPage> find(ClueQuery query) {
        return switch (query.clue()) {
            case Clue.Prefix prefix -> named(query, prefix.name());
            case Clue.Name name -> Optional.of(one(query, name.name()));
            case Clue clue -> Optional.of(page(query, row(new Place(query.stateMachineArn(), clue))));
        };
    }

    private NavigableMap<ListPosition, Entry> row(Place place) {
        return rows.getOrDefault(place, new TreeMap<>());
    }

    private ExecutionPage one(ClueQuery query, String name) {
        boolean first = query.after().isEmpty();
        return new ExecutionPage(
                first ? log.head(query.executionArns(name)).stream().toList() : List.of(), Optional.empty());
    }

    private Optional<ExecutionPage> named(ClueQuery query, String prefix) {
        NavigableMap<String, ListPosition> all = names.getOrDefault(query.stateMachineArn(), new TreeMap<>());
        NavigableMap<ListPosition, Entry> some = new TreeMap<>();
        for (Map.Entry<String, ListPosition> name : all.tailMap(prefix, true).entrySet()) {
            if (!name.getKey().startsWith(prefix)) {
                break;
            }
            if (some.size() >= SearchIndex.MOST_NAMES && query.after().isEmpty()) {
                return Optional.empty();
            }
            String arn = query.executionArns(name.getKey());
            log.head(arn)
                    .ifPresent(head ->
                            some.put(name.getValue(), new Entry(arn, head.key().incarnation())));
        }
        return Optional.of(page(query, some));
    }

    private ExecutionPage page(ClueQuery query, NavigableMap<ListPosition, Entry> all) {
        Optional<ListPosition> after = query.after().map(ListPosition::parse);
        List<Head> heads = new ArrayList<>();
        Optional<ListPosition> last = Optional.empty();
        var rest = after.isPresent() ? all.tailMap(after.get(), false) : all;
        for (Map.Entry<ListPosition, Entry> row : rest.entrySet()) {
            if (heads.size() == query.limit()) {
                return new ExecutionPage(heads, last.map(ListPosition::text));
            }
            Optional<Head> head = log.head(row.getValue().executionArn())
                    .filter(found ->
                            found.key().incarnation().equals(row.getValue().incarnation()));
            head.ifPresentOrElse(heads::add, () -> all.remove(row.getKey()));
            last = Optional.of(row.getKey());
        }
        return new ExecutionPage(heads, Optional.empty());
    }
}
