package dev.baton.engine.driver.call;

import dev.baton.asl.json.Json;
import dev.baton.engine.driver.Mail;
import dev.baton.engine.driver.Mailbox;
import dev.baton.engine.driver.TaskStarter;
import dev.baton.engine.driver.chain.Attempt;
import dev.baton.engine.driver.chain.Outstanding;
import dev.baton.engine.task.TaskAnswer;
import dev.baton.engine.task.TaskCall;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What one driver remembers of calls, a {@link CallState} each and nothing else, and the calls that it has under way. Belongs to one
 * thread.
 */
public final class OwnCalls {
    private final TaskStarter tasks;
    private final Mailbox mailbox;
    /** In the order in which the answers came. */
    private final Map<Long, CallState> states = new LinkedHashMap<>();

    private final Map<Long, TaskStarter.Running> underWay = new HashMap<>();
    /** Of calls that may start what must be ended, should nobody wait for it any more. */
    private final Map<Long, Attempt> submissions = new HashMap<>();

    /** Calls that another driver made before, and may be making still. */
    private final Set<Long> madeAgain = new HashSet<>();

    private final Set<Long> cancelling = new HashSet<>();
    private final Set<Long> polling = new HashSet<>();
    private boolean begun;

    public OwnCalls(TaskStarter tasks, Mailbox mailbox) {
        this.tasks = tasks;
        this.mailbox = mailbox;
    }

    /** What is remembered, by attempt. */
    public Map<Long, CallState> states() {
        return Collections.unmodifiableMap(states);
    }

    private void happened(long attempt, CallEvent event) {
        CallState before = states.get(attempt);
        Optional<CallState> after = CallState.after(before, event);
        if (after.isEmpty()) {
            states.remove(attempt);
        } else if (before != after.get()) {
            states.remove(attempt);
            states.put(attempt, after.get());
        }
    }

    /**
     * Makes a call; its answer comes into the mailbox.
     *
     * @param submission whether it may start what must be ended, should nobody wait for it any more
     * @param again whether another driver may have made it before
     */
    public void make(Attempt made, TaskCall call, boolean submission, boolean again) {
        long attempt = made.number();
        begun = true;
        happened(attempt, new CallEvent.Made(again));
        if (submission) {
            submissions.put(attempt, made);
        }
        if (again) {
            madeAgain.add(attempt);
        }
        underWay.put(attempt, tasks.start(call, answer -> mailbox.offer(new Mail.Answer(attempt, answer))));
    }

    /** An answer that was there at once: nobody had to be called. */
    public void answer(long attempt, TaskAnswer answer) {
        mailbox.offer(new Mail.Answer(attempt, answer));
    }

    /** Ends what a call started. */
    public void cancel(TaskCall call, Optional<Json> handle) {
        long attempt = call.attempt();
        cancelling.add(attempt);
        tasks.cancel(call, handle, answer -> mailbox.offer(new Mail.Cancelled(attempt, answer)));
    }

    /** Asks how a job stands. */
    public void poll(TaskCall call, Json handle) {
        long attempt = call.attempt();
        polling.add(attempt);
        tasks.poll(call, handle, status -> mailbox.offer(new Mail.Polled(attempt, status)));
    }

    public void answered(long attempt, TaskAnswer answer) {
        underWay.remove(attempt);
        happened(attempt, new CallEvent.Answered(answer));
    }

    public void refused(long attempt, Instant until) {
        underWay.remove(attempt);
        happened(attempt, new CallEvent.Refused(until));
    }

    public void overtaken(long attempt) {
        happened(attempt, new CallEvent.Overtaken());
    }

    /**
     * Another driver is sent for, to make the calls that nobody makes.
     *
     * @return false when all of them were sent for before
     */
    public boolean sendFor(CallTable calls) {
        List<CallTable.Call<CallState.Open>> open = calls.in(CallState.Open.class);
        boolean isNew = open.stream().anyMatch(call -> !call.state().sentFor());
        if (isNew) {
            open.forEach(call -> happened(call.number(), new CallEvent.SentFor()));
        }
        return isNew;
    }

    /** Attempts whose token was found closed. One whose call is under way is ended by the call's answer, or by its loss. */
    public void tokensFoundClosed(Set<Long> closed, Outstanding outstanding, Instant at) {
        for (Long attempt : closed) {
            if (outstanding.attempt(attempt).filter(open -> !open.awaitsCall()).isPresent()) {
                happened(attempt, new CallEvent.TokenFoundClosed(at));
            }
        }
    }

    /** What came in is committed, or changed nothing. */
    public void committed() {
        all().forEach(attempt -> happened(attempt, new CallEvent.Committed()));
    }

    /** Lets go of all attempts: none is open any more. */
    public void letGo() {
        keepOnly(Outstanding.NONE);
    }

    /** Lets go of the attempts that are not open any more. */
    public void keepOnly(Outstanding outstanding) {
        for (long attempt : all()) {
            if (!outstanding.has(attempt)) {
                boolean named = submissions.containsKey(attempt);
                boolean running = states.get(attempt) instanceof CallState.Running;
                happened(attempt, new CallEvent.Over(named));
                if (running && !named) {
                    Optional.ofNullable(underWay.get(attempt)).ifPresent(TaskStarter.Running::abandon);
                }
            }
        }
    }

    private Collection<Long> all() {
        return states.isEmpty() ? Set.of() : new ArrayList<>(states.keySet());
    }

    /** Whether that submission was made here, whatever became of it. */
    public boolean submitted(long attempt) {
        return submissions.containsKey(attempt);
    }

    /** Whether another driver may have made that call before, perhaps one of this process, which fell: its request may be on its way. */
    public boolean wasMadeAgain(long attempt) {
        return madeAgain.contains(attempt);
    }

    /** That submission as it was made here. */
    public Optional<Attempt> submission(long attempt) {
        return Optional.ofNullable(submissions.get(attempt));
    }

    public boolean isRunning(long attempt) {
        return underWay.containsKey(attempt);
    }

    public boolean isCancelling(long attempt) {
        return cancelling.contains(attempt);
    }

    public boolean isPolling(long attempt) {
        return polling.contains(attempt);
    }

    public void polled(long attempt) {
        polling.remove(attempt);
    }

    public void cancelled(long attempt) {
        cancelling.remove(attempt);
    }

    /** Whether anything of it still runs, abandoned calls included. */
    public boolean isRunning() {
        return !underWay.isEmpty() || isAsking();
    }

    /** Whether an answer is awaited that somebody needs. */
    public boolean isAwaited() {
        if (isAsking()) {
            return true;
        }
        for (CallState state : states.values()) {
            if (state instanceof CallState.Running || state instanceof CallState.Naming) {
                return true;
            }
        }
        return false;
    }

    /** Whether it knows of an answer that is not committed. */
    public boolean hasNews() {
        return states.values().stream()
                .anyMatch(state -> state instanceof CallState.Answered || state instanceof CallState.Refused);
    }

    private boolean isAsking() {
        return !cancelling.isEmpty() || !polling.isEmpty();
    }

    /** Whether it made a call at all. */
    public boolean hasBegun() {
        return begun;
    }
}
