package dev.baton.engine.driver;

import dev.baton.engine.task.TaskAnswer;
import dev.baton.engine.task.TaskCall;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The calls that one driver made: those it answers for, and those that still run. */
final class Attempts {
    private final TaskStarter tasks;
    private final Mailbox mailbox;
    private final Map<Long, TaskStarter.Running> mine = new HashMap<>();
    private final Set<Long> running = new HashSet<>();
    private final Set<Long> cancelling = new HashSet<>();
    private boolean begun;

    Attempts(TaskStarter tasks, Mailbox mailbox) {
        this.tasks = tasks;
        this.mailbox = mailbox;
    }

    /** Makes a call; its answer comes into the mailbox. */
    void make(TaskCall call) {
        long attempt = call.attempt();
        begun = true;
        running.add(attempt);
        mine.put(attempt, tasks.start(call, answer -> mailbox.offer(new Mail.Answer(attempt, answer))));
    }

    /** An answer that was there at once: nobody had to be called. */
    void answer(long attempt, TaskAnswer answer) {
        mailbox.offer(new Mail.Answer(attempt, answer));
    }

    /** Stops what a call started. */
    void cancel(TaskCall call) {
        long attempt = call.attempt();
        cancelling.add(attempt);
        tasks.cancel(call, () -> mailbox.offer(new Mail.Cancelled(attempt)));
    }

    /** The call is over; it stays ours until its answer is committed. */
    void answered(long attempt) {
        running.remove(attempt);
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
            if (!open && runs) {
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
        return !running.isEmpty() || !cancelling.isEmpty();
    }

    /** Whether an answer is awaited that somebody needs. */
    boolean isAwaited() {
        return mine.keySet().stream().anyMatch(running::contains);
    }

    /** Whether it made a call at all. */
    boolean hasBegun() {
        return begun;
    }
}
