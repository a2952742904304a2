package dev.baton.harness.cost;

import dev.baton.engine.task.PollPace;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

/**
 * What a poll of a job uses while they are close together: the difference between a job that has ended when it is first asked about and
 * one that goes on for some more. The driver waits for such moments in place; what later ones use, which come by messages, this does
 * not tell. How often a job is asked about follows from its beginning alone.
 */
final class LongJob {
    static final Duration HOUR = Duration.ofHours(1);
    private static final int MANY = 9;
    private static final int EXECUTIONS = 3;

    private final Lab lab;

    LongJob(Lab lab) {
        this.lab = lab;
    }

    /** One poll. */
    Usage poll() throws IOException, InterruptedException {
        Usage few =
                lab.measure(Workloads.job("job-first-poll", "", 1, EXECUTIONS)).execution();
        Usage many =
                lab.measure(Workloads.job("job-polls", "", MANY, EXECUTIONS)).execution();
        return many.minus(few).times(1.0 / (MANY - 1));
    }

    /** How often a job is asked about until it is found to have ended. */
    static int polls(Duration takes) {
        Instant moment = Instant.EPOCH;
        int polls = 0;
        do {
            moment = PollPace.JOBS.next(Instant.EPOCH, moment);
            polls++;
        } while (moment.isBefore(Instant.EPOCH.plus(takes)));
        return polls;
    }
}
