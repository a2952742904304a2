package dev.baton.engine.driver.loop;

import dev.baton.asl.execution.Failure;
import dev.baton.engine.driver.DriverSettings;
import dev.baton.engine.driver.call.OwnCalls;
import dev.baton.engine.driver.chain.Attempt;
import dev.baton.engine.driver.decision.FactReader;
import dev.baton.engine.driver.decision.Facts;
import dev.baton.engine.driver.process.DriverParts;
import dev.baton.engine.wakeup.WakeUp;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What one driver has seen outside the log, and when it looks again. */
final class FactWatch {
    private final DriverParts parts;
    private final Visit visit;
    private final Position position;
    private final OwnCalls own;
    private final FactReader reader;
    private final Presence presence;
    private Facts facts = Facts.NONE;
    /** The stop that this driver came for, whatever becomes of the request meanwhile. */
    private Optional<Failure> ordered = Optional.empty();

    /** Attempts whose token was found closed while their calls were awaited: what those started cannot be heard of. */
    private Set<Long> closedEarly = Set.of();

    private boolean must;
    /** Whether somebody else may have died before he told workers of their tasks. */
    private boolean mustAnnounce;

    /** The time of the last look around, for which the step is decided: nothing is over that was seen alive since. */
    private Instant now;

    private Instant lastLook;

    FactWatch(DriverParts parts, Visit visit, Position position, OwnCalls own) {
        this.parts = parts;
        this.visit = visit;
        this.position = position;
        this.own = own;
        this.reader = new FactReader(parts, position.key());
        this.presence = new Presence(parts, visit);
        this.now = parts.now();
        this.lastLook = now;
    }

    void order(Failure stop) {
        ordered = Optional.of(stop);
    }

    private Optional<Failure> stop() {
        return ordered.or(reader::stop);
    }

    Facts facts() {
        return facts;
    }

    /** Whether what was seen moves the execution, beside a stop. */
    boolean sawSomething() {
        return !facts.isEmpty();
    }

    /** The stop that was asked for, as far as it was seen. */
    Optional<Failure> seenStop() {
        return facts.stop();
    }

    Instant now() {
        return now;
    }

    /** Something may have happened outside. */
    void knocked() {
        must = true;
    }

    boolean wasKnocked() {
        return must;
    }

    void forgetKnocks() {
        must = false;
    }

    /** Another driver was at work on the execution. */
    void foundAnother() {
        must = true;
        mustAnnounce = true;
    }

    /** A call whose token was closed meanwhile may have come to its end: then its attempt is nobody's. */
    void committed() {
        facts = Facts.NONE;
        must |= !closedEarly.isEmpty()
                && position.attempts().stream()
                        .anyMatch(attempt -> closedEarly.contains(attempt.number()) && !attempt.awaitsCall());
    }

    /** Whoever began a child, or was sent to it because nobody came, looks whether somebody still waits for it. */
    void lookForParent(Optional<Failure> stop) {
        if (visit.woken().reason() == WakeUp.Reason.START || visit.isOfSweep()) {
            reader.forParent(visit.head());
        }
        facts = facts.withStop(ordered.or(() -> stop).or(reader::orphaned));
    }

    /** Looks at the facts outside the log, when there is a reason to. */
    void lookAround() {
        now = parts.now();
        if (must || (position.isDue(now) && position.attempts().stream().anyMatch(Attempt::hasToken))) {
            lookAtTokens();
        } else if (own.isAwaited() && !lastLook.plus(DriverSettings.STOP_LOOK).isAfter(now)) {
            facts = facts.withStop(stop());
            lastLook = now;
            presence.sign(position.seq());
        }
    }

    private void lookAtTokens() {
        // The tokens last: between their heartbeats and the step that may end them nothing else is read.
        Optional<Failure> stop = stop();
        facts = reader.tokens(position.outstanding()).withStop(stop);
        own.tokensFoundClosed(facts.closed(), position.outstanding(), now);
        closedEarly = facts.closed().stream()
                .filter(attempt ->
                        position.attempt(attempt).filter(Attempt::awaitsCall).isPresent())
                .collect(Collectors.toSet());
        // What is about to be stopped is offered to nobody.
        if (mustAnnounce && stop.isEmpty()) {
            position.announce(facts::tellsOf, visit.isOfSweep());
        }
        mustAnnounce = false;
        must = false;
        lastLook = now;
    }
}
