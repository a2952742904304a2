package dev.baton.engine.driver;

import dev.baton.asl.json.Json;
import dev.baton.engine.task.TaskAnswer;
import dev.baton.engine.task.TaskCall;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The calls that one driver made: those it answers for, and those that still run. */
final class Attempts {
    private final TaskStarter tasks;
    private final Mailbox mailbox;
    private final Map<Long, TaskStarter.Running> mine = new HashMap<>();
    private final Set<Long> running = new HashSet<>();
    /** Calls whose answer is awaited even when their attempt is over: it names what must be ended then. */
    private final Map<Long, Attempt> submissions = new HashMap<>();

    private final Set<Long> cancelling = new HashSet<>();
    private final Set<Long> polling = new HashSet<>();
    private boolean begun;

    Attempts(TaskStarter tasks, Mailbox mailbox) {
        this.tasks = tasks;
        this.mailbox = mailbox;
    }

    /**
     * Makes a call; its answer comes into the mailbox.
     *
     * @param submission whether it may start what must be ended, should nobody wait for it any more
     */
    void make(Attempt made, TaskCall call, boolean submission) {
        long attempt = made.number();
        begun = true;
        running.add(attempt);
        if (submission) {
            submissions.put(attempt, made);
        }
        mine.put(attempt, tasks.start(call, answer -> mailbox.offer(new Mail.Answer(attempt, answer))));
    }

    /** An answer that was there at once: nobody had to be called. */
    void answer(long attempt, TaskAnswer answer) {
        mailbox.offer(new Mail.Answer(attempt, answer));
    }

    /** Ends what a call started. */
    void cancel(TaskCall call, Optional<Json> handle) {
        long attempt = call.attempt();
        cancelling.add(attempt);
        tasks.cancel(call, handle, answer -> mailbox.offer(new Mail.Cancelled(attempt, answer)));
    }

    /** Asks how a job stands. */
    void poll(TaskCall call, Json handle) {
        long attempt = call.attempt();
        polling.add(attempt);
        tasks.poll(call, handle, status -> mailbox.offer(new Mail.Polled(attempt, status)));
    }

    /** The call is over; it stays ours until its answer is committed. */
    void answered(long attempt) {
        running.remove(attempt);
    }

    /** Whether that submission was made here, whatever became of it. */
    boolean submitted(long attempt) {
        return submissions.containsKey(attempt);
    }

    /** That submission as it was made here. */
    Optional<Attempt> submission(long attempt) {
        return Optional.ofNullable(submissions.get(attempt));
    }

    boolean isRunning(long attempt) {
        return running.contains(attempt);
    }

    boolean isCancelling(long attempt) {
        return cancelling.contains(attempt);
    }

    boolean isPolling(long attempt) {
        return polling.contains(attempt);
    }

    void polled(long attempt) {
        polling.remove(attempt);
    }

    /** Its call found no room, and that is committed: whoever comes may make it. */
    void release(long attempt) {
        mine.remove(attempt);
    }

    void cancelled(long attempt) {
        cancelling.remove(attempt);
    }

    /** Lets go of the attempts whose answer nobody waits for any more. */
    void keepOnly(Outstanding outstanding) {
        mine.entrySet().removeIf(made -> {
            boolean runs = running.contains(made.getKey());
            boolean open = outstanding
                    .attempt(made.getKey())
                    .filter(attempt -> runs || attempt.awaitsCall())
                    .isPresent();
            if (!open && runs && !submissions.containsKey(made.getKey())) {
                made.getValue().abandon();
            }
            return !open;
        });
    }

    /** The open attempts that this driver answers for. */
    Set<Long> mine() {
        return mine.keySet();
    }

    /** Whether anything of it still runs, abandoned calls included. */
    boolean isRunning() {
        return !running.isEmpty() || isAsking();
    }

    /** Whether an answer is awaited that somebody needs. */
    boolean isAwaited() {
        return isAsking()
                || mine.keySet().stream().anyMatch(running::contains)
                || submissions.keySet().stream().anyMatch(running::contains);
    }

    private boolean isAsking() {
        return !cancelling.isEmpty() || !polling.isEmpty();
    }

    /** Whether it made a call at all. */
    boolean hasBegun() {
        return begun;
    }
}
