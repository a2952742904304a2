package dev.baton.engine.log;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How often and when an execution was redriven, as its head knows it.
 *
 * @param count how often; it also tells the runs of one execution apart: what belongs to an earlier one does not apply
 * @param date of the last time
 * @param accepted the last calls that named a token, oldest first: a call that comes again is answered as the first time
 */
public record Redrives(int count, Optional<Instant> date, List<Accepted> accepted) {
    /** Never yet. */
    public static final Redrives NONE = new Redrives(0, Optional.empty(), List.of());

    /** AWS remembers the last ten tokens for up to 15 minutes (API reference, RedriveExecution). */
    private static final int REMEMBERED = 10;

    private static final Duration REMEMBERED_FOR = Duration.ofMinutes(15);

    /** A call that was accepted. */
    public record Accepted(String clientToken, Instant at) {
        public Accepted {
            Objects.requireNonNull(clientToken, "clientToken");
            Objects.requireNonNull(at, "at");
        }
    }

    public Redrives {
        Objects.requireNonNull(date, "date");
        accepted = List.copyOf(accepted);
        if (count < 0 || (count > 0) != date.isPresent() || accepted.size() > Math.min(count, REMEMBERED)) {
            throw new IllegalArgumentException(
                    count + " redrives, the last at " + date + ", " + accepted.size() + " remembered");
        }
    }

    /** Once more. */
    public Redrives next(Optional<String> clientToken, Instant at) {
        List<Accepted> known = new ArrayList<>(accepted);
        clientToken.ifPresent(token -> known.add(new Accepted(token, at)));
        return new Redrives(
                count + 1, Optional.of(at), known.subList(Math.max(0, known.size() - REMEMBERED), known.size()));
    }

    /** When a call with that token was accepted, if that is remembered. */
    public Optional<Instant> acceptedAt(String clientToken, Instant now) {
        return accepted.stream()
                .filter(call -> call.clientToken().equals(clientToken)
                        && !call.at().plus(REMEMBERED_FOR).isBefore(now))
                .map(Accepted::at)
                .findFirst();
    }
}
