package dev.baton.engine.search;

import dev.baton.asl.execution.ExecutionStatus;
import dev.baton.engine.log.ExecutionLog;
import dev.baton.engine.log.ExecutionPage;
import dev.baton.engine.log.ExecutionQuery;
import dev.baton.engine.log.Head;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One list of executions, of a machine and perhaps of a status, read chunk by chunk. Where it stands can be written down: which
 * chunk, and which execution was looked at last, so that what starts meanwhile does not shift it.
 */
final class Strand {
    private static final int CHUNK = 200;
    private static final String NONE = "-";

    private final ExecutionLog log;
    private final String machine;
    private final Optional<ExecutionStatus> status;
    private final Deque<Head> heads = new ArrayDeque<>();
    private Optional<String> chunk;
    private Optional<String> following = Optional.empty();
    private Optional<String> lastArn;
    private Instant lastStart;
    private boolean passing;
    private boolean read;

    private Strand(ExecutionLog log, String machine, Optional<ExecutionStatus> status, String[] place) {
        this.log = log;
        this.machine = machine;
        this.status = status;
        this.chunk = given(place[0]);
        this.lastArn = given(place[1]);
        this.lastStart = Instant.ofEpochMilli(Long.parseLong(place[2]));
        this.passing = lastArn.isPresent();
    }

    static Strand from(ExecutionLog log, String machine, Optional<ExecutionStatus> status) {
        return new Strand(log, machine, status, new String[] {NONE, NONE, "0"});
    }

    /** Reads {@link #place}. */
    static Strand at(ExecutionLog log, String place) {
        String[] parts = place.split("\t", -1);
        Optional<ExecutionStatus> status = given(parts[1]).map(ExecutionStatus::valueOf);
        return new Strand(log, parts[0], status, new String[] {parts[2], parts[3], parts[4]});
    }

    private static Optional<String> given(String text) {
        return text.equals(NONE) ? Optional.empty() : Optional.of(text);
    }

    /** Where it stands, in a line. */
    String place() {
        return String.join(
                "\t",
                machine,
                status.map(ExecutionStatus::name).orElse(NONE),
                chunk.orElse(NONE),
                lastArn.orElse(NONE),
                Long.toString(lastStart.toEpochMilli()));
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
        }
        ExecutionPage page = log.list(new ExecutionQuery(machine, Optional.empty(), status, CHUNK, chunk));
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
