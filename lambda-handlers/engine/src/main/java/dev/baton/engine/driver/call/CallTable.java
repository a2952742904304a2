package dev.baton.engine.driver.call;

import dev.baton.engine.driver.DriverSettings;
import dev.baton.engine.driver.LeasePolicy;
import dev.baton.engine.driver.call.CallState.Answered;
import dev.baton.engine.driver.call.CallState.Delegated;
import dev.baton.engine.driver.call.CallState.Foreign;
import dev.baton.engine.driver.call.CallState.Open;
import dev.baton.engine.driver.call.CallState.Orphaned;
import dev.baton.engine.driver.call.CallState.Parked;
import dev.baton.engine.driver.call.CallState.Refused;
import dev.baton.engine.driver.call.CallState.Running;
import dev.baton.engine.driver.call.CallState.SentFor;
import dev.baton.engine.driver.call.CallState.TokenClosed;
import dev.baton.engine.driver.chain.Attempt;
import dev.baton.engine.driver.chain.Earliest;
import dev.baton.engine.driver.chain.Outstanding;
import dev.baton.engine.log.Lease;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Where the calls of all open attempts stand at one moment: read from the state, its leases and what the driver remembers. A value.
 *
 * @param calls in the order of the state's frames
 */
public record CallTable(List<CallTable.Call<CallState>> calls) {
    public static final CallTable NONE = new CallTable(List.of());

    /** A call and where it stands. */
    public record Call<S extends CallState>(Attempt attempt, S state) {
        public long number() {
            return attempt.number();
        }
    }

    public CallTable {
        calls = List.copyOf(calls);
    }

    public static final String CALLER_GONE = "The process that made the call ended.";
    static final String CLOSER_GONE = "The process that ended the attempt died.";

    /**
     * Who looks, and when.
     *
     * @param epoch of this process
     * @param policy when another's lease is over
     * @param repeatable whether an attempt's call may be made twice
     */
    public record Reader(String epoch, LeasePolicy policy, Predicate<Attempt> repeatable, Instant now) {}

    /**
     * @param leases of the newest state, by attempt
     * @param own what this driver remembers, by attempt
     */
    public static CallTable of(
            Outstanding outstanding, LongFunction<Optional<Lease>> leases, Map<Long, CallState> own, Reader reader) {
        List<Call<CallState>> calls = new ArrayList<>();
        for (Attempt attempt : outstanding.all()) {
            long number = attempt.number();
            calls.add(new Call<>(attempt, state(attempt, leases.apply(number), own.get(number), reader)));
        }
        return calls.isEmpty() ? NONE : new CallTable(calls);
    }

    /** Where one call stands. */
    static CallState state(Attempt attempt, Optional<Lease> lease, @Nullable CallState own, Reader reader) {
        if (own instanceof Running || own instanceof Answered) {
            return own;
        }
        // Another driver may have been faster; then there is nothing to be parked here.
        if (own instanceof Refused
                && lease.filter(held -> held.owner().equals(reader.epoch())).isPresent()) {
            return own;
        }
        if (attempt.awaitsCall()) {
            return told(attempt, lease, own instanceof SentFor, reader);
        }
        if (own instanceof TokenClosed closed) {
            boolean over =
                    !closed.since().plus(DriverSettings.CLOSED_TOKEN_GRACE).isAfter(reader.now());
            return over ? new Orphaned(CLOSER_GONE) : closed;
        }
        return new Delegated();
    }

    /** What the log says of a call that nobody here remembers. */
    private static CallState told(Attempt attempt, Optional<Lease> lease, boolean sentFor, Reader reader) {
        boolean nobodys =
                lease.filter(held -> held.owner().equals(Calls.NOBODY)).isPresent();
        Optional<Instant> live = lease.flatMap(held -> endOf(held, reader)).filter(at -> at.isAfter(reader.now()));
        if (live.isPresent()) {
            return nobodys ? new Parked(live.get()) : new Foreign(live.get());
        }
        return nobodys || reader.repeatable().test(attempt)
                ? new Open(lease.isPresent() && !nobodys, sentFor)
                : new Orphaned(CALLER_GONE);
    }

    /** A lease of this very epoch is dead too: its driver is not at work here any more, or it would be this one. */
    private static Optional<Instant> endOf(Lease lease, Reader reader) {
        if (lease.owner().equals(Calls.NOBODY)) {
            return Optional.of(lease.end());
        }
        return lease.owner().equals(reader.epoch())
                ? Optional.empty()
                : reader.policy().lostAt(lease);
    }

    /** The calls that stand so. */
    public <S extends CallState> List<Call<S>> in(Class<S> kind) {
        List<Call<S>> found = List.of();
        for (Call<CallState> call : calls) {
            if (kind.isInstance(call.state())) {
                found = found.isEmpty() ? new ArrayList<>() : found;
                found.add(new Call<>(call.attempt(), kind.cast(call.state())));
            }
        }
        return found;
    }

    /** Whether there are calls that nobody makes. */
    public boolean hasOpen() {
        return calls.stream().anyMatch(call -> call.state() instanceof Open);
    }

    /** When the first call that another answers for is to be looked at again, or a parked one may be made. */
    public Optional<Instant> laterAt() {
        Optional<Instant> first = Optional.empty();
        for (Call<CallState> call : calls) {
            if (call.state() instanceof Foreign foreign) {
                first = Earliest.of(first, Optional.of(foreign.until()));
            } else if (call.state() instanceof Parked parked) {
                first = Earliest.of(first, Optional.of(parked.until()));
            }
        }
        return first;
    }

    /** When the first attempt whose token somebody closed is lost. */
    public Optional<Instant> tokenLostAt() {
        Optional<Instant> first = Optional.empty();
        for (Call<CallState> call : calls) {
            if (call.state() instanceof TokenClosed closed) {
                first = Earliest.of(first, Optional.of(closed.since().plus(DriverSettings.CLOSED_TOKEN_GRACE)));
            }
        }
        return first;
    }
}
