package dev.baton.harness.cost;

import dev.baton.engine.task.PollPace;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalDouble;

/**
 * A job of an hour, without waiting for it. What polls use depends on how the driver comes to them: while they are close together it waits
 * in place, later ones come by messages. So three jobs are measured: one that has ended when it is first asked about, one whose
 * polls are close together, and one that goes on until they are not. How often a job is asked about in an hour follows from its
 * beginning alone.
 */
final class LongJob {
    static final Duration HOUR = Duration.ofHours(1);
    private static final double MOST_WITHOUT_EVENTS = 330;
    private static final int CLOSE = 9;
    private static final int APART = 21;
    private static final int EXECUTIONS = 3;

    private final Lab lab;

    LongJob(Lab lab) {
        this.lab = lab;
    }

    /**
     * What was found.
     *
     * @param hour the whole workload
     * @param close one poll while they are close together
     * @param apart one that came by a message
     */
    record Found(Measurement hour, Usage close, Usage apart) {}

    Found measure() throws IOException, InterruptedException {
        Usage first = job("job-first-poll", 1);
        Usage near = job("job-close-polls", CLOSE);
        Usage far = job("job-polls", APART);
        Usage close = near.minus(first).times(1.0 / (CLOSE - 1));
        Usage apart = far.minus(near).times(1.0 / (APART - CLOSE));
        int polls = polls(HOUR);
        Workload hour = Workloads.job(
                "job-an-hour",
                "a Glue job of an hour by .sync, asked about " + polls + " times",
                polls,
                EXECUTIONS,
                OptionalDouble.of(MOST_WITHOUT_EVENTS));
        return new Found(new Measurement(hour, near.plus(apart.times(polls - CLOSE))), close, apart);
    }

    private Usage job(String name, int polls) throws IOException, InterruptedException {
        return lab.measure(Workloads.job(name, "", polls, EXECUTIONS, OptionalDouble.empty()))
                .execution();
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
