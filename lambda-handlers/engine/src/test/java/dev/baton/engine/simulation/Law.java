package dev.baton.engine.simulation;

/** What must hold in every world. {@code docs/correctness.md} lists them for people. */
enum Law {
    /** Entries of an execution are numbered 1, 2, 3 … */
    ENTRIES_WITHOUT_GAP,
    /** What was committed stays as it is: no entry takes the place of another. */
    ENTRIES_STAND,
    /** Events are numbered 1, 2, 3 … across all entries, and each follows an earlier one. */
    EVENTS_WITHOUT_GAP,
    /** No entry and no event is earlier than the one before. */
    TIME_RUNS_FORWARD,
    /** Each open frame has a parent that waits for it. */
    NO_FRAME_LEFT_BEHIND,
    /** A call leaves the process after the entry that asks for it was committed. */
    COMMITTED_BEFORE_CALLED,
    /** Each attempt is invoked at most once, unless its call may be repeated. */
    INVOKED_AT_MOST_ONCE,
    /** Of several results for one attempt one is accepted. */
    ONE_RESULT_IS_ACCEPTED,
    /** A result that was accepted ends its attempt, unless something bigger ended that. */
    ACCEPTED_RESULT_COUNTS,
    /** A heartbeat that was accepted keeps its attempt alive for as long as it says. */
    ACCEPTED_HEARTBEAT_COUNTS,
    /** Every execution that was accepted ends, without help where nobody sweeps. */
    EVERY_EXECUTION_ENDS,
    /** Every request is answered in the end. */
    EVERY_REQUEST_IS_ANSWERED,
    /** After the last execution ended nothing goes on. */
    WORLD_COMES_TO_REST,
    /** A thread that goes on waits for something, sooner or later. */
    NOBODY_GOES_IN_CIRCLES,
    /** A driver that nobody disturbs returns before its deadline. */
    DEADLINE_IS_KEPT,
    /** A history has one end, and it is its last event. */
    HISTORY_ENDS_ONCE,
    /** After each commit the fold of the history agrees with the frames. */
    HISTORY_TELLS_WHERE_IT_STANDS,
    /** Each accepted call redrives once. */
    REDRIVEN_ONCE_FOR_EACH_CALL,
    /** A redrive does nothing again that had succeeded. */
    SUCCESS_IS_NOT_REPEATED,
    /** An activity's task is given to one worker. */
    ONE_WORKER_HAS_THE_TASK,
    /** A state is tried as often as its Retry says, and no more. */
    RETRIES_ARE_COUNTED,
    /** Waits, retries and time-outs are never over too early. */
    NOTHING_HAPPENS_TOO_EARLY,
    /** Each scheduled task has one end at the most. */
    TASK_ENDS_ONCE,
    /** What succeeded was invoked. */
    SUCCESS_WAS_INVOKED,
    /** However often a submission is made, one job comes of one attempt. */
    ONE_JOB_FOR_ONE_ATTEMPT,
    /** A job whose attempt was closed before its end is ended, whoever died meanwhile. */
    NO_JOB_WITHOUT_ITS_ATTEMPT,
    /** Each end of an execution is told at least once where anybody wants to know, and no end that does not stand. */
    EACH_END_IS_TOLD,
    /** No attempt is given up as lost while its owner is alive and well. */
    NOTHING_IS_LOST_WHILE_ITS_OWNER_IS_WELL
}
