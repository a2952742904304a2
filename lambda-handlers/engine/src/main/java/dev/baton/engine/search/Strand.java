package dev.baton.engine.search;

import dev.baton.asl.execution.ExecutionStatus;
import dev.baton.engine.log.ExecutionLog;
import dev.baton.engine.log.ExecutionPage;
import dev.baton.engine.log.ExecutionQuery;
import dev.baton.engine.log.Head;
import dev.baton.engine.log.ListPosition;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One list of executions, of a machine and perhaps of a status, or those to which a clue leads, read chunk by chunk. Where it stands
 * can be written down: which execution was looked at last, so that what starts meanwhile does not shift it.
 */
final class Strand {
    /** Of many machines most give little to a page, so the first chunk is short. */
    private static final int FIRST_CHUNK = 25;

    private static final int LONGEST_CHUNK = 200;
    private static final String NONE = "-";
    private static final String CLUE = "?";

    private final Source source;
    private final String machine;
    private final String selection;
    private final Deque<Head> heads = new ArrayDeque<>();
    private Optional<String> chunk;
    private Optional<String> following = Optional.empty();
    private Optional<String> lastArn;
    private Instant lastStart;
    private boolean passing;
    private boolean read;
    private int size = FIRST_CHUNK;

    /** Reads a chunk. */
    private interface Source {
        ExecutionPage read(Optional<String> after, int limit);
    }

    private Strand(Source source, String machine, String selection, Place place) {
        this.source = source;
        this.machine = machine;
        this.selection = selection;
        this.chunk = place.chunk();
        this.lastArn = place.lastArn();
        this.lastStart = place.lastStart();
        this.passing = lastArn.isPresent();
    }

    /**
     * Where a strand begins.
     *
     * @param chunk after which place it reads
     * @param lastArn what was looked at last
     * @param lastStart when that was started
     */
    private record Place(Optional<String> chunk, Optional<String> lastArn, Instant lastStart) {

        static Place at(Optional<String> chunk) {
            return new Place(chunk, Optional.empty(), Instant.EPOCH);
        }

        /** From the execution that was looked at last on, and those of its moment, over which is passed. */
        static Place from(String arn, Instant start) {
            String before = new ListPosition(start.plusNanos(1), 0).text();
            return new Place(Optional.of(before), Optional.of(arn), start);
        }
    }

    /** The list of a machine and a status, from the newest that was started before a time. */
    static Strand list(
            ExecutionLog log, String machine, Optional<ExecutionStatus> status, Optional<Instant> startedBefore) {
        Optional<String> chunk = startedBefore.map(Strand::before);
        return list(log, machine, status.map(ExecutionStatus::name).orElse(NONE), Place.at(chunk));
    }

    /** Of those that were started at that very moment the last place. */
    private static String before(Instant start) {
        return new ListPosition(start, 0).text();
    }

    private static Strand list(ExecutionLog log, String machine, String status, Place place) {
        Optional<ExecutionStatus> of = given(status).map(ExecutionStatus::valueOf);
        return new Strand(
                (after, limit) -> log.list(new ExecutionQuery(machine, Optional.empty(), of, limit, after)),
                machine,
                status,
                place);
    }

    /** What a clue leads to, from the newest that was started before a time; empty when it leads nowhere: {@link SearchIndex#find}. */
    static Optional<Strand> clue(SearchIndex index, String machine, Clue clue, Optional<Instant> startedBefore) {
        // Names do not lie in the order of starts.
        boolean byStart = !(clue instanceof Clue.Prefix || clue instanceof Clue.Name);
        Optional<String> after = startedBefore.filter(start -> byStart).map(Strand::before);
        Strand strand = clue(index, machine, CLUE + clue.word(), clue, Place.at(after));
        Optional<ExecutionPage> first = index.find(new ClueQuery(machine, clue, FIRST_CHUNK, after));
        first.ifPresent(strand::take);
        return first.map(page -> strand);
    }

    private static Strand clue(SearchIndex index, String machine, String selection, Clue clue, Place place) {
        return new Strand(
                (after, limit) -> index.find(new ClueQuery(machine, clue, limit, after))
                        .orElse(new ExecutionPage(List.of(), Optional.empty())),
                machine,
                selection,
                place);
    }

    /** Reads {@link #place}. */
    static Strand at(ExecutionLog log, SearchIndex index, String line) {
        String[] parts = line.split("\t", -1);
        Optional<String> lastArn = given(parts[3]);
        Place place = lastArn.isPresent()
                ? Place.from(lastArn.get(), Instant.ofEpochSecond(Long.parseLong(parts[4]), Long.parseLong(parts[5])))
                : Place.at(given(parts[2]));
        return parts[1].startsWith(CLUE)
                ? clue(index, parts[0], parts[1], Clue.of(parts[1].substring(CLUE.length())), place)
                : list(log, parts[0], parts[1], place);
    }

    private static Optional<String> given(String text) {
        return text.equals(NONE) ? Optional.empty() : Optional.of(text);
    }

    /** Where it stands, in a line. */
    String place() {
        return String.join(
                "\t",
                machine,
                selection,
                chunk.orElse(NONE),
                lastArn.orElse(NONE),
                Long.toString(lastStart.getEpochSecond()),
                Integer.toString(lastStart.getNano()));
    }

    /** Whether all that it leads to was read at once. */
    boolean isShort() {
        return read && following.isEmpty();
    }

    /** The next execution, which stays the next one; null after the last. */
    @Nullable
    Head peek() {
        while (heads.isEmpty() || passing) {
            if (heads.isEmpty()) {
                if (read && following.isEmpty()) {
                    return null;
                }
                fill();
            } else {
                pass();
            }
        }
        return heads.peek();
    }

    private void fill() {
        if (read) {
            chunk = following;
            size = Math.min(2 * size, LONGEST_CHUNK);
        }
        take(source.read(chunk, size));
    }

    private void take(ExecutionPage page) {
        heads.addAll(page.heads());
        following = page.next();
        read = true;
    }

    /**
     * Over what was looked at before. The last one of it may have left the list since; then those of its instant come again, for
     * twice is better than never.
     */
    private void pass() {
        Instant start = heads.element().identity().startTime();
        if (start.isAfter(lastStart)) {
            heads.remove();
            return;
        }
        passing = false;
        while (heads.getLast().identity().startTime().equals(lastStart) && following.isPresent()) {
            fill();
        }
        boolean stands = start.equals(lastStart)
                && heads.stream()
                        .takeWhile(head -> head.identity().startTime().equals(lastStart))
                        .anyMatch(this::isLast);
        while (stands && !isLast(heads.remove())) {
            // Looked at before, too.
        }
    }

    private boolean isLast(Head head) {
        return lastArn.filter(head.key().executionArn()::equals).isPresent();
    }

    void advance() {
        Head head = heads.remove();
        lastArn = Optional.of(head.key().executionArn());
        lastStart = head.identity().startTime();
    }
}
