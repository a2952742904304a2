package dev.baton.engine.status;

/** The port by which is told what became of executions. Thread-safe. Express executions are not told of, as Step Functions has it. */
public interface StatusEvents {
    /** Nobody wants to know, and nothing is owed. */
    StatusEvents NONE = new StatusEvents() {
        @Override
        public boolean areWanted() {
            return false;
        }

        @Override
        public void offer(StatusChange change) {}

        @Override
        public void tell(StatusChange change) {}
    };

    /** Whether anybody is told: then each execution owes the news of its end until {@link #tell} has returned. */
    boolean areWanted();

    /** Tells as well as it goes: never waits, never fails, and may be lost with the process. */
    void offer(StatusChange change);

    /**
     * Tells, and returns when the change cannot be lost any more. What is told twice is heard twice.
     *
     * @throws StatusNotToldException when it may not have been taken: it is still owed
     */
    void tell(StatusChange change) throws StatusNotToldException;
}
