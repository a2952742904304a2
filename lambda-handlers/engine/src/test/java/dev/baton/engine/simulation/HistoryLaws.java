package dev.baton.engine.simulation;

import dev.baton.asl.execution.Failure;
import dev.baton.asl.history.EventDetails;
import dev.baton.asl.history.HistoryEvent;
import dev.baton.asl.history.HistoryEventType;
import dev.baton.engine.log.ExecutionKey;
import dev.baton.engine.log.codec.HistoryReader;
import dev.baton.engine.token.Token;
import dev.baton.engine.token.TokenKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** What must be true of the history of an execution that has ended. */
final class HistoryLaws {
    /** Small, so that pages begin and end in all places of entries. */
    private static final int PAGE = 9;

    private static final Set<HistoryEventType> ENDS = Set.of(
            HistoryEventType.EXECUTION_SUCCEEDED,
            HistoryEventType.EXECUTION_FAILED,
            HistoryEventType.EXECUTION_ABORTED,
            HistoryEventType.EXECUTION_TIMED_OUT);

    private static final Set<HistoryEventType> TASK_ENDS =
            Set.of(HistoryEventType.TASK_SUCCEEDED, HistoryEventType.TASK_FAILED, HistoryEventType.TASK_TIMED_OUT);

    private static final Set<HistoryEventType> SCHEDULED =
            Set.of(HistoryEventType.TASK_SCHEDULED, HistoryEventType.ACTIVITY_SCHEDULED);

    private static final Set<HistoryEventType> TASK_GOES_ON =
            Set.of(HistoryEventType.TASK_STARTED, HistoryEventType.TASK_SUBMITTED, HistoryEventType.ACTIVITY_STARTED);

    private final Laws laws;
    private final Map<String, RandomMachine.Promise> promises;
    private final Duration longestPark;
    private final ExecutionKey key;
    private final List<HistoryEvent> events = new ArrayList<>();
    private final Map<Long, HistoryEvent> byId = new HashMap<>();
    private final List<HistoryEvent> attempts = new ArrayList<>();
    private final Map<Long, HistoryEvent> ends = new HashMap<>();
    private final Set<Long> done = new HashSet<>();
    private final Set<String> iterations = new HashSet<>();
    private final List<Long> redriven = new ArrayList<>();

    HistoryLaws(Universe universe, Laws laws, Map<String, RandomMachine.Promise> promises, ExecutionKey key) {
        this.laws = laws;
        this.promises = promises;
        this.longestPark = universe.world.weather.longestPark();
        this.key = key;
        HistoryReader reader = new HistoryReader(universe.log);
        for (List<HistoryEvent> page = reader.page(key, 1, PAGE, false);
                !page.isEmpty();
                page = reader.page(key, events.size() + 1L, PAGE, false)) {
            events.addAll(page);
        }
        events.forEach(event -> byId.put(event.id(), event));
    }

    void check(Map<TokenKey, Token.Outcome> accepted) {
        checkOrder();
        for (HistoryEvent event : events) {
            switch (event.type()) {
                case TASK_SCHEDULED, ACTIVITY_SCHEDULED -> {
                    attempts.add(event);
                    checkTry(event);
                    checkNotDone(event);
                }
                case TASK_STATE_EXITED -> done.add(entered(event).id());
                case MAP_ITERATION_STARTED -> checkIteration(event);
                case EXECUTION_REDRIVEN -> redriven.add(event.id());
                case TASK_SUCCEEDED,
                        TASK_FAILED,
                        TASK_TIMED_OUT,
                        ACTIVITY_SUCCEEDED,
                        ACTIVITY_FAILED,
                        ACTIVITY_TIMED_OUT -> checkTaskEnd(event);
                case WAIT_STATE_EXITED -> checkWait(event);
                default -> {}
            }
        }
        require(
                Law.REDRIVEN_ONCE_FOR_EACH_CALL,
                laws.fitsRedrives(key, redriven.size()),
                () -> "redriven " + redriven.size() + " times, which no calls asked for");
        accepted.forEach((token, outcome) -> {
            if (token.execution().equals(key)) {
                checkAccepted(token.attempt(), outcome);
            }
        });
    }

    /** A state that was left is not begun again, unless it is entered again. */
    private void checkNotDone(HistoryEvent scheduled) {
        require(
                Law.SUCCESS_IS_NOT_REPEATED,
                !done.contains(entered(scheduled).id()),
                () -> "the task of event " + scheduled.id() + " had been done");
    }

    /** Each try of a Map starts each iteration once. */
    private void checkIteration(HistoryEvent started) {
        EventDetails.MapIteration iteration = (EventDetails.MapIteration) started.details();
        require(
                Law.SUCCESS_IS_NOT_REPEATED,
                iterations.add(mapStarted(started).id() + "#" + iteration.index()),
                () -> "iteration " + iteration.index() + " started twice");
    }

    /** The try that an iteration belongs to: Maps that began and ended in earlier iterations are passed over. */
    private HistoryEvent mapStarted(HistoryEvent iteration) {
        int inside = 0;
        HistoryEvent event = before(iteration);
        while (inside > 0 || event.type() != HistoryEventType.MAP_STATE_STARTED) {
            inside += event.type() == HistoryEventType.MAP_STATE_EXITED ? 1 : 0;
            inside -= event.type() == HistoryEventType.MAP_STATE_ENTERED ? 1 : 0;
            event = before(event);
        }
        return event;
    }

    private long lastRedrive() {
        return redriven.isEmpty() ? 0 : redriven.getLast();
    }

    private void checkOrder() {
        Instant time = Instant.MIN;
        for (int i = 0; i < events.size(); i++) {
            HistoryEvent event = events.get(i);
            int place = i + 1;
            require(Law.EVENTS_WITHOUT_GAP, event.id() == place, () -> "event " + event.id() + " at place " + place);
            require(
                    Law.EVENTS_WITHOUT_GAP,
                    event.previousEventId() < event.id(),
                    () -> "event " + event.id() + " follows a later one");
            require(
                    Law.TIME_RUNS_FORWARD,
                    !event.timestamp().isBefore(time),
                    () -> "event " + event.id() + " is earlier than the one before");
            require(
                    Law.HISTORY_ENDS_ONCE,
                    ENDS.contains(event.type())
                            == (i == events.size() - 1
                                    || events.get(i + 1).type() == HistoryEventType.EXECUTION_REDRIVEN),
                    () -> "the history does not end with its end: " + event.type());
            time = event.timestamp();
        }
    }

    private HistoryEvent before(HistoryEvent event) {
        return byId.get(event.previousEventId());
    }

    private HistoryEvent entered(HistoryEvent task) {
        HistoryEvent event = task;
        while (event.type() != HistoryEventType.TASK_STATE_ENTERED) {
            event = before(event);
        }
        return event;
    }

    private RandomMachine.Promise promise(HistoryEvent entered) {
        return promises.get(((EventDetails.StateEntered) entered.details()).name());
    }

    /** How often the state was tried since it was entered or the execution redriven, with that try. */
    private int tries(HistoryEvent scheduled) {
        int tries = 1;
        for (HistoryEvent event = before(scheduled);
                event.type() != HistoryEventType.TASK_STATE_ENTERED;
                event = before(event)) {
            tries += SCHEDULED.contains(event.type()) && event.id() > lastRedrive() ? 1 : 0;
        }
        return tries;
    }

    /** A state is tried as often as it says, and not sooner. */
    private void checkTry(HistoryEvent scheduled) {
        RandomMachine.Promise promise = promise(entered(scheduled));
        int tries = tries(scheduled);
        require(
                Law.RETRIES_ARE_COUNTED,
                tries <= promise.retries() + 1,
                () -> "try " + tries + " of " + (promise.retries() + 1));
        if (tries > 1) {
            Instant earliest = before(scheduled).timestamp().plusSeconds(promise.interval());
            require(
                    Law.NOTHING_HAPPENS_TOO_EARLY,
                    !scheduled.timestamp().isBefore(earliest),
                    () -> "retried too early at event " + scheduled.id());
        }
    }

    /** The scheduling of the attempt that this event ends. */
    private HistoryEvent scheduled(HistoryEvent end) {
        HistoryEvent event = before(end);
        while (!SCHEDULED.contains(event.type())) {
            require(
                    Law.TASK_ENDS_ONCE,
                    TASK_GOES_ON.contains(event.type()),
                    () -> "event " + end.id() + " ends no task");
            event = before(event);
        }
        return event;
    }

    private void checkTaskEnd(HistoryEvent end) {
        HistoryEvent scheduled = scheduled(end);
        long attempt = attempts.indexOf(scheduled) + 1L;
        require(
                Law.TASK_ENDS_ONCE,
                ends.put(scheduled.id(), end) == null,
                () -> "the task of event " + scheduled.id() + " ended twice");
        if (end.type() == HistoryEventType.TASK_TIMED_OUT && scheduled.type() == HistoryEventType.TASK_SCHEDULED) {
            checkTimeout(scheduled, end);
            checkSilence(attempt, scheduled, end);
        }
        if (end.details() instanceof EventDetails.TaskError error) {
            checkLost(attempt, error.failure());
            checkParked(attempt, scheduled, error.failure());
        }
        if (end.details() instanceof EventDetails.TaskOutput) {
            require(
                    Law.SUCCESS_WAS_INVOKED,
                    laws.invocations(key, attempt) > 0,
                    () -> "attempt " + attempt + " succeeded without being invoked");
        }
    }

    private void checkTimeout(HistoryEvent scheduled, HistoryEvent end) {
        EventDetails.TaskScheduled details = (EventDetails.TaskScheduled) scheduled.details();
        long seconds = Math.min(
                details.timeoutInSeconds().orElse(Long.MAX_VALUE),
                details.heartbeatInSeconds().orElse(Long.MAX_VALUE));
        require(
                Law.NOTHING_HAPPENS_TOO_EARLY,
                !end.timestamp().isBefore(scheduled.timestamp().plusSeconds(seconds)),
                () -> "the task of event " + scheduled.id() + " timed out too early");
    }

    /** Whose heartbeat was accepted is not ended for want of one before the silence after it was long enough. */
    private void checkSilence(long attempt, HistoryEvent scheduled, HistoryEvent end) {
        EventDetails.TaskScheduled details = (EventDetails.TaskScheduled) scheduled.details();
        long seconds = details.heartbeatInSeconds().orElse(Long.MAX_VALUE);
        boolean whole = details.timeoutInSeconds().isPresent()
                && !end.timestamp()
                        .isBefore(scheduled
                                .timestamp()
                                .plusSeconds(details.timeoutInSeconds().getAsLong()));
        require(
                Law.ACCEPTED_HEARTBEAT_COUNTS,
                whole
                        || seconds == Long.MAX_VALUE
                        || !end.timestamp()
                                .isBefore(laws.lastHeartbeat(key, attempt).plusSeconds(seconds)),
                () -> "attempt " + attempt + " was ended for want of a heartbeat that had been accepted");
    }

    /** Nothing is lost whose owner is well. */
    private void checkLost(long attempt, Failure failure) {
        String cause = failure.cause().orElse("");
        if (cause.equals("The process that made the call ended.")) {
            require(
                    Law.NOTHING_IS_LOST_WHILE_ITS_OWNER_IS_WELL,
                    !laws.ownerWasWell(key, attempt),
                    () -> "attempt " + attempt + " was given up though its owner was well");
        }
        if (cause.equals("The process that ended the attempt died.")) {
            require(
                    Law.NOTHING_IS_LOST_WHILE_ITS_OWNER_IS_WELL,
                    !laws.aloneAndWell(),
                    () -> "attempt " + attempt + " was given up though nobody died");
        }
    }

    /** No storm is as long as the longest park, so what has no time-out is parked until there is room. */
    private void checkParked(long attempt, HistoryEvent scheduled, Failure failure) {
        boolean patient = longestPark.compareTo(Duration.ofMinutes(10)) > 0;
        require(
                Law.NOTHING_HAPPENS_TOO_EARLY,
                !failure.error().equals(Optional.of(Outside.NO_ROOM))
                        || !patient
                        || promise(entered(scheduled)).timeoutSeconds() > 0,
                () -> "attempt " + attempt + " was given up though there was room soon");
    }

    private void checkWait(HistoryEvent exited) {
        HistoryEvent entered = before(exited);
        int seconds = promises.get(((EventDetails.StateExited) exited.details()).name())
                .waitSeconds();
        require(
                Law.NOTHING_HAPPENS_TOO_EARLY,
                !exited.timestamp().isBefore(entered.timestamp().plusSeconds(seconds)),
                () -> "the wait of event " + entered.id() + " was over too early");
    }

    /** An accepted result ends its attempt, unless something bigger ended it. */
    private void checkAccepted(long attempt, Token.Outcome outcome) {
        require(Law.ACCEPTED_RESULT_COUNTS, attempt <= attempts.size(), () -> "attempt " + attempt + " has no event");
        HistoryEvent scheduled = attempts.get((int) attempt - 1);
        Optional<HistoryEvent> end = Optional.ofNullable(ends.get(scheduled.id()));
        if (end.isEmpty()) {
            return;
        }
        boolean same = switch (outcome) {
            case Token.Outcome.Success success ->
                switch (end.get().details()) {
                    case EventDetails.TaskOutput output -> output.output().equals(success.output());
                    case EventDetails.Output output -> output.output().equals(success.output());
                    default -> false;
                };
            case Token.Outcome.Fault fault ->
                switch (end.get().details()) {
                    case EventDetails.TaskError error -> error.failure().equals(fault.failure());
                    case EventDetails.Error error -> error.failure().equals(fault.failure());
                    default -> false;
                };
        };
        require(
                Law.ACCEPTED_RESULT_COUNTS,
                same,
                () -> "the accepted result of attempt " + attempt + " was lost: " + end.get());
    }

    private void require(Law law, boolean holds, Supplier<String> otherwise) {
        laws.require(law, holds, key, otherwise);
    }
}
