package dev.baton.harness.chaos;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What a run showed.
 *
 * @param seed of the plan
 * @param executions what became of those that were accepted
 * @param attempts of tasks, as the functions saw them
 * @param results of workers that the API accepted
 * @param idle the longest that an execution stood although it could have gone on
 * @param commits as DynamoDB saw them
 * @param brokenLaws of histories, and whatever else must not happen
 * @param planned how many faults the plan has
 * @param faults how many of each kind happened
 * @param traffic what the faults did
 * @param versions how many entries were written in each version, where an upgrade was made
 * @param took from the first start to the last end
 */
record ChaosReport(
        long seed,
        Executions executions,
        Attempts attempts,
        Results results,
        Idleness.Longest idle,
        Writes commits,
        List<String> brokenLaws,
        int planned,
        Map<FaultKind, Integer> faults,
        Traffic traffic,
        Map<Integer, Long> versions,
        Duration took) {

    /** No execution may stand for longer. */
    static final Duration LONGEST_IDLE = Duration.ofSeconds(120);

    /**
     * Executions.
     *
     * @param lost accepted, and not ended when the time for settling was over
     * @param wrong ended otherwise than they must
     */
    record Executions(int accepted, int ended, List<String> lost, List<String> wrong) {}

    /**
     * Attempts that reached a function.
     *
     * @param doubled those that did more than once
     * @param unnamed calls that did not say which attempt they are
     */
    record Attempts(int invoked, List<String> doubled, long unnamed) {}

    /**
     * SendTaskSuccess and SendTaskFailure.
     *
     * @param lost accepted, and in no history
     */
    record Results(int accepted, List<String> lost) {}

    /**
     * Entries.
     *
     * @param conflicts refused, because one of that number stood there
     */
    record Writes(long done, long conflicts) {
        double perCommit() {
            return done == 0 ? 0 : (double) conflicts / done;
        }
    }

    /**
     * What the faults did.
     *
     * @param requestsHit cut or throttled, for each way
     * @param callsRepeated by clients of the API
     * @param processes started, for each variant
     * @param leftToNewer messages that went back to the queue because a newer version wrote the execution
     * @param hostile what the workflows themselves did
     */
    record Traffic(
            Map<String, Long> requestsHit,
            long callsRepeated,
            Map<String, Integer> processes,
            long leftToNewer,
            Hostile hostile) {}

    /**
     * What some workflows do.
     *
     * @param killed processes that a poisonous execution killed
     * @param jobs that were started
     * @param jobsStopped of them those that were stopped, because their attempt was over
     */
    record Hostile(int killed, int jobs, int jobsStopped) {}

    ChaosReport {
        brokenLaws = List.copyOf(brokenLaws);
        faults = Map.copyOf(faults);
        versions = Map.copyOf(versions);
    }

    /** Nothing lost, nothing doubled, nothing wrong, nothing late. */
    boolean isGood() {
        return executions.lost().isEmpty()
                && executions.wrong().isEmpty()
                && attempts.doubled().isEmpty()
                && attempts.unnamed() == 0
                && results.lost().isEmpty()
                && brokenLaws.isEmpty()
                && idle.idle().compareTo(LONGEST_IDLE) <= 0;
    }

    int faultsDone() {
        return faults.values().stream().mapToInt(Integer::intValue).sum();
    }
}
