package dev.baton.harness.cost;

import dev.baton.engine.task.PollPace;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalDouble;

/**
 * A job of an hour, without waiting for it: what its beginning and its end use is measured with a job that has ended when it is first asked
 * about, and what each further poll uses with one that goes on for some. Each comes by a message, the first ones as the last ones.
 * How often it is asked about in an hour follows from its beginning alone.
 */
final class LongJob {
    static final Duration HOUR = Duration.ofHours(1);
    private static final double MOST_WITHOUT_EVENTS = 330;
    private static final int MANY = 9;
    private static final int EXECUTIONS = 3;

    private final Lab lab;

    LongJob(Lab lab) {
        this.lab = lab;
    }

    /**
     * What was found.
     *
     * @param hour the whole workload
     * @param poll one of its polls
     */
    record Found(Measurement hour, Usage poll) {}

    Found measure() throws IOException, InterruptedException {
        Usage few = job("job-first-poll", 1);
        Usage many = job("job-polls", MANY);
        Usage more = many.minus(few);
        Usage lookedUp = lookedUp(more);
        Usage poll = more.minus(lookedUp).times(1.0 / (MANY - 1));
        int polls = polls(HOUR);
        Workload hour = Workloads.job(
                "job-an-hour",
                "a Glue job of an hour by .sync, asked about " + polls + " times",
                polls,
                EXECUTIONS,
                OptionalDouble.of(MOST_WITHOUT_EVENTS));
        return new Found(new Measurement(hour, few.plus(poll.times(polls - 1)).plus(lookedUp)), poll);
    }

    /** What the functions looked up because so much time had gone by since they did: a long job does it once more than a short one. */
    private static Usage lookedUp(Usage more) {
        double units = more.of(Resource.REGISTRY_READ_UNITS);
        return Usage.of(Resource.READ_UNITS, units).and(Resource.REGISTRY_READ_UNITS, units);
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
