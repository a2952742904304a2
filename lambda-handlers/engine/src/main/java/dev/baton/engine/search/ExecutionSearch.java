package dev.baton.engine.search;

import dev.baton.asl.json.Json;
import dev.baton.engine.log.ExecutionLog;
import dev.baton.engine.log.Head;
import dev.baton.engine.log.KeyRefusedException;
import dev.baton.engine.registry.MachinePage;
import dev.baton.engine.registry.RegisteredMachine;
import dev.baton.engine.registry.StateMachines;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds executions over what every store has, newest start first. Where the index knows one of the conditions, it leads to the few
 * that may fit; else the lists of the machines and statuses asked for are merged by start. The other conditions are looked at one
 * execution after the other, up to a bound of work, after which the caller has where it goes on. So an answer takes a bounded time
 * whatever there is.
 */
public final class ExecutionSearch {
    /** In executions whose head is enough. */
    private static final int MOST_WORK = 10_000;
    /** What one costs whose input or log must be read. */
    private static final int READING = 10;

    private static final int MACHINES = 1000;
    private static final Comparator<Strand> NEWEST_FIRST = Comparator.comparing(
            Strand::peek,
            Comparator.comparing((Head head) -> head.identity().startTime()).reversed());

    private final StateMachines registry;
    private final ExecutionLog log;
    private final SearchIndex index;
    private final Whereabouts whereabouts;

    public ExecutionSearch(StateMachines registry, ExecutionLog log, SearchIndex index, Whereabouts whereabouts) {
        this.registry = registry;
        this.log = log;
        this.index = index;
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
        Stream<Strand> all =
                place.isPresent() ? place.get().lines().map(line -> Strand.at(log, index, line)) : begin(filter);
        all.filter(strand -> strand.peek() != null).forEach(strands::add);
        Gathering gathering = new Gathering();
        while (!strands.isEmpty() && gathering.goesOn(limit, strands.element())) {
            Strand strand = strands.remove();
            Head head = strand.peek();
            if (head == null
                    || filter.startedAfter()
                            .filter(head.identity().startTime()::isBefore)
                            .isPresent()) {
                // All that is left in it is older.
                continue;
            }
            gathering.meet(filter, head);
            strand.advance();
            if (strand.peek() != null) {
                strands.add(strand);
            }
        }
        return new SearchPage(
                gathering.found, next(strands), gathering.searched, Optional.ofNullable(gathering.searchedTo));
    }

    /** What one search has come to. */
    private final class Gathering {
        final List<Head> found = new ArrayList<>();
        private final Set<String> met = new HashSet<>();
        private int work;
        private int searched;
        private @Nullable Instant searchedTo;

        /** Also over those that were met before: two clues may lead to one execution, which must not begin the next page. */
        boolean goesOn(int limit, Strand next) {
            Head head = next.peek();
            return (found.size() < limit && work < MOST_WORK)
                    || (head != null && met.contains(head.key().executionArn()));
        }

        void meet(ExecutionFilter filter, Head head) {
            if (met.add(head.key().executionArn())) {
                searched++;
                searchedTo = head.identity().startTime();
                work += look(filter, head, found);
            }
        }
    }

    /** Takes it if it fits, and tells what the look cost. */
    private int look(ExecutionFilter filter, Head head, List<Head> found) {
        if (!matchesHead(filter, head)) {
            return 1;
        }
        boolean reads = filter.readsInputs() && !holdsInput(head);
        if (filter.readsInputs() && !matchesInput(filter, head)) {
            return reads ? READING : 1;
        }
        if (filter.state()
                .filter(state -> !whereabouts.of(head).contains(state))
                .isEmpty()) {
            found.add(head);
        }
        return reads || filter.state().isPresent() ? READING : 1;
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
                .flatMap(machine -> indexed(filter, machine).orElseGet(() -> lists(filter, machine)).stream());
    }

    /** What the first condition leads to that the index knows, or one that leads to so few that none can be better. */
    private Optional<List<Strand>> indexed(ExecutionFilter filter, String machine) {
        Optional<List<Strand>> first = Optional.empty();
        for (Clue wanted : filter.clues()) {
            Optional<List<Strand>> led = led(filter, machine, index.leads(machine, wanted));
            if (led.filter(strands -> strands.stream().allMatch(Strand::isShort))
                    .isPresent()) {
                return led;
            }
            first = first.or(() -> led);
        }
        return first;
    }

    private Optional<List<Strand>> led(ExecutionFilter filter, String machine, List<Clue> leads) {
        List<Strand> strands = leads.stream()
                .flatMap(clue -> Strand.clue(index, machine, clue, filter.startedBefore()).stream())
                .toList();
        return leads.isEmpty() || strands.size() < leads.size() ? Optional.empty() : Optional.of(strands);
    }

    private List<Strand> lists(ExecutionFilter filter, String machine) {
        return filter.statuses().isEmpty()
                ? List.of(Strand.list(log, machine, Optional.empty(), filter.startedBefore()))
                : filter.statuses().stream()
                        .map(status -> Strand.list(log, machine, Optional.of(status), filter.startedBefore()))
                        .toList();
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
        return (filter.statuses().isEmpty() || filter.statuses().contains(head.status()))
                && filter.startedBefore()
                        .filter(before -> !start.isBefore(before))
                        .isEmpty()
                && filter.namePrefix()
                        .filter(prefix -> !head.identity().name().startsWith(prefix))
                        .isEmpty()
                && filter.error()
                        .filter(wanted -> !SearchAttributes.errorOf(head).equals(wanted))
                        .isEmpty();
    }

    /** A listed head may have an empty input instead of its own; another one is its own. */
    private static boolean holdsInput(Head head) {
        return head.identity().input().utf8Length() > Json.EMPTY_OBJECT.utf8Length();
    }

    private boolean matchesInput(ExecutionFilter filter, Head listed) {
        Optional<Head> whole = holdsInput(listed) ? Optional.of(listed) : readable(listed);
        return whole.filter(head ->
                        matches(filter, head.identity().name(), head.identity().input()))
                .isPresent();
    }

    /** Empty also when its input is encrypted and the key cannot be used: then nobody can say that it matches. */
    private Optional<Head> readable(Head listed) {
        try {
            return log.head(listed.key().executionArn());
        } catch (KeyRefusedException e) {
            return Optional.empty();
        }
    }

    private static boolean matches(ExecutionFilter filter, String name, Json input) {
        return filter.text()
                        .filter(wanted -> !input.text().contains(wanted) && !name.contains(wanted))
                        .isEmpty()
                && filter.value()
                        .filter(wanted -> !name.equals(wanted) && !InputValues.has(input, wanted))
                        .isEmpty()
                && filter.input().entrySet().stream()
                        .allMatch(wanted ->
                                InputValues.at(input, wanted.getKey()).equals(Optional.of(wanted.getValue())));
    }
}
