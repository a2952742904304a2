package dev.baton.engine.search;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.asl.execution.ExecutionStatus;
import dev.baton.engine.log.Closing;
import dev.baton.engine.log.ExecutionLog;
import dev.baton.engine.log.Head;
import dev.baton.engine.registry.MachinePage;
import dev.baton.engine.registry.RegisteredMachine;
import dev.baton.engine.registry.StateMachines;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.stream.Stream;

/**
 * Finds executions over the lists that every store has: those of the machines and statuses asked for are merged by start, newest
 * first. A machine's list by status is an index; the other conditions are looked at one execution after the other, up to a bound
 * of work, after which the caller has where it goes on. So an answer takes a bounded time whatever there is.
 */
public final class ExecutionSearch {
    /** In executions whose head is enough. */
    private static final int MOST_WORK = 20_000;
    /** What one costs whose input or log must be read. */
    private static final int READING = 10;

    private static final int MACHINES = 1000;
    private static final Comparator<Strand> NEWEST_FIRST = Comparator.comparing(
            Strand::peek,
            Comparator.comparing((Head head) -> head.identity().startTime()).reversed());

    private final StateMachines registry;
    private final ExecutionLog log;
    private final Whereabouts whereabouts;

    public ExecutionSearch(StateMachines registry, ExecutionLog log, Whereabouts whereabouts) {
        this.registry = registry;
        this.log = log;
        this.whereabouts = whereabouts;
    }

    /**
     * One page.
     *
     * @param limit 1 to 1000
     * @param place {@link SearchPage#next()} of the page before
     */
    public SearchPage search(ExecutionFilter filter, int limit, Optional<String> place) {
        PriorityQueue<Strand> strands = new PriorityQueue<>(NEWEST_FIRST);
        Stream<Strand> all = place.isPresent() ? place.get().lines().map(line -> Strand.at(log, line)) : begin(filter);
        all.filter(strand -> strand.peek() != null).forEach(strands::add);
        List<Head> found = new ArrayList<>();
        int work = 0;
        int searched = 0;
        Optional<Instant> searchedTo = Optional.empty();
        while (!strands.isEmpty() && found.size() < limit && work < MOST_WORK) {
            Strand strand = strands.remove();
            Head head = strand.peek();
            if (head == null
                    || filter.startedAfter()
                            .filter(head.identity().startTime()::isBefore)
                            .isPresent()) {
                // All that is left in it is older.
                continue;
            }
            searched++;
            searchedTo = Optional.of(head.identity().startTime());
            work += look(filter, head, found);
            strand.advance();
            if (strand.peek() != null) {
                strands.add(strand);
            }
        }
        return new SearchPage(found, next(strands), searched, searchedTo);
    }

    /** Takes it if it fits, and tells what the look cost. */
    private int look(ExecutionFilter filter, Head head, List<Head> found) {
        if (!matchesHead(filter, head)) {
            return 1;
        }
        boolean fits = filter.state()
                        .filter(state -> !whereabouts.of(head).contains(state))
                        .isEmpty()
                && (!filter.readsInputs() || matchesInput(filter, head));
        if (fits) {
            found.add(head);
        }
        return filter.state().isPresent() || filter.readsInputs() ? READING : 1;
    }

    private static Optional<String> next(PriorityQueue<Strand> strands) {
        return strands.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        String.join("\n", strands.stream().map(Strand::place).toList()));
    }

    private Stream<Strand> begin(ExecutionFilter filter) {
        List<String> machines = filter.machines().isEmpty() ? machines() : filter.machines();
        return machines.stream()
                .flatMap(machine -> filter.statuses().isEmpty()
                        ? Stream.of(Strand.from(log, machine, Optional.empty()))
                        : filter.statuses().stream().map(status -> Strand.from(log, machine, Optional.of(status))));
    }

    /** The machines that executions can be of. */
    public List<String> machines() {
        List<String> arns = new ArrayList<>();
        Optional<String> after = Optional.empty();
        do {
            MachinePage page = registry.machines(MACHINES, after);
            page.machines().stream().map(RegisteredMachine::arn).forEach(arns::add);
            after = page.next();
        } while (after.isPresent());
        return arns;
    }

    private static boolean matchesHead(ExecutionFilter filter, Head head) {
        Instant start = head.identity().startTime();
        Optional<String> error = head.closing().flatMap(Closing::failure).flatMap(failure -> failure.error());
        return filter.startedBefore().filter(before -> !start.isBefore(before)).isEmpty()
                && filter.namePrefix()
                        .filter(prefix -> !head.identity().name().startsWith(prefix))
                        .isEmpty()
                && filter.error()
                        .filter(wanted -> !errorOf(head, error).equals(wanted))
                        .isEmpty();
    }

    private static String errorOf(Head head, Optional<String> error) {
        return error.orElse(head.status() == ExecutionStatus.TIMED_OUT ? "States.Timeout" : "");
    }

    private boolean matchesInput(ExecutionFilter filter, Head listed) {
        Optional<Head> whole = log.head(listed.key().executionArn());
        if (whole.isEmpty()) {
            return false;
        }
        String text = whole.get().identity().input().text();
        boolean mentions = filter.text()
                .filter(wanted ->
                        !text.contains(wanted) && !listed.identity().name().contains(wanted))
                .isEmpty();
        return mentions
                && (filter.input().isEmpty()
                        || filter.input().entrySet().stream()
                                .allMatch(wanted ->
                                        holds(whole.get().identity().input().node(), wanted)));
    }

    private static boolean holds(JsonNode input, Map.Entry<String, String> wanted) {
        JsonNode node = input;
        for (String name : wanted.getKey().split("\\.")) {
            node = node.isArray() && name.matches("[0-9]{1,6}") ? node.path(Integer.parseInt(name)) : node.path(name);
        }
        return node.isValueNode() && node.asText().equals(wanted.getValue());
    }
}
