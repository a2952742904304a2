package dev.baton.engine.log;

/** What became of {@link ExecutionLog#append}. */
public sealed interface AppendResult {
    /** The entry is durable. */
    record Appended() implements AppendResult {}

    /** An entry of that number stands there already; it is given so that its commit id can be compared. */
    record Conflict(EncodedEntry standing) implements AppendResult {}
}
