package dev.baton.harness.cost;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A day of waiting, without waiting for it. What it uses is used at its two ends, and both are measured. The first: an execution
 * that waits for longer than a queue can delay is started, does its first task and parks its wake-up in a time bucket, from where the
 * sweep moves it to the queue; then it is stopped. The second: the same workflow with a wait of seconds, from its waiting to its
 * end, begun by the same kind of delayed message. In between nothing runs but the sweeps, which the month pays.
 */
final class LongWait {
    /** The sweep takes what is at most 15 minutes away, so it finds this one a few seconds after it was parked. */
    private static final long PARKED_SECONDS = 908;

    private static final long SHORT_SECONDS = 6;
    /** Within that the first task is done and the execution waits. */
    private static final Duration SETTLED = Duration.ofMillis(1500);

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Lab lab;
    private final Workload parked = Workloads.waiting("waits-a-day", PARKED_SECONDS, 2);
    private final Workload shortly = Workloads.waiting("waits-shortly", SHORT_SECONDS, 2);

    LongWait(Lab lab) {
        this.lab = lab;
    }

    /**
     * What was found.
     *
     * @param day the whole workload
     * @param sweep one sweep that looks into time buckets and finds nothing to move
     */
    record Found(Measurement day, Usage sweep) {}

    Found measure() throws IOException, InterruptedException {
        lab.api().create(shortly.name(), shortly.definition());
        lab.api().create(parked.name(), parked.definition());
        lab.run(shortly, 1);
        double stored = lab.gigabyteMonths();
        Usage second = Usage.NONE;
        for (int i = 0; i < shortly.executions(); i++) {
            second = second.plus(secondEnd());
        }
        // What stays stored is the same: the item in the time bucket is gone when the execution ends.
        second = second.and(Resource.GIGABYTE_MONTHS, lab.gigabyteMonths() - stored);
        Lab.Mark beforeSweeps = lab.mark();
        Usage first = firstEnds();
        Usage sweeps = lab.sweepsSince(beforeSweeps);
        Usage sweep = emptySweep();
        Usage moving = sweeps.minus(sweep.times(sweeps.of(Resource.INVOCATIONS)));
        Usage day = second.plus(first).plus(moving).times(1.0 / parked.executions());
        return new Found(new Measurement(parked, day), sweep);
    }

    private Usage secondEnd() throws IOException, InterruptedException {
        String name = lab.start(shortly);
        Thread.sleep(SETTLED.toMillis());
        lab.awaitQuiet();
        Lab.Mark waiting = lab.mark();
        lab.awaitEnd(shortly.name(), name);
        lab.awaitQuiet();
        return lab.since(waiting);
    }

    /** From the start until the sweep has moved the wake-ups to the queue. */
    private Usage firstEnds() throws IOException, InterruptedException {
        List<String> names = new ArrayList<>();
        Lab.Mark mark = lab.mark();
        for (int i = 0; i < parked.executions(); i++) {
            names.add(lab.start(parked));
            Thread.sleep(SETTLED.toMillis());
            lab.awaitQuiet();
        }
        Usage used = lab.since(mark);
        Instant end = Instant.now().plus(PATIENCE);
        while (lab.sweepsSince(mark).of(Resource.MESSAGES) < parked.executions()) {
            if (Instant.now().isAfter(end)) {
                throw new IllegalStateException("the sweep did not move the parked wake-ups");
            }
            Thread.sleep(200);
        }
        for (String name : names) {
            lab.api().stop(parked.name(), name);
        }
        return used;
    }

    private Usage emptySweep() throws IOException, InterruptedException {
        Lab.Mark mark = lab.mark();
        while (lab.sweepsSince(mark).of(Resource.INVOCATIONS) < 3) {
            Thread.sleep(200);
        }
        Usage sweeps = lab.sweepsSince(mark);
        return sweeps.times(1 / sweeps.of(Resource.INVOCATIONS));
    }
}
