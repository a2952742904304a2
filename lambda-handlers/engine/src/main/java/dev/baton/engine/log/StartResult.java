package dev.baton.engine.log;

/** What became of {@link ExecutionLog#start}. */
public sealed interface StartResult {
    /** The head, and the first entry if there was one, are durable. */
    record Started() implements StartResult {}

    /** The name is in use; nothing was written. The caller compares input and status (StartExecution's idempotency). */
    record NameInUse(Head standing) implements StartResult {}
}
