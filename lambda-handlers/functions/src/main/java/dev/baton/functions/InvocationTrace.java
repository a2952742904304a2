package dev.baton.functions;

import dev.baton.engine.task.TraceHeader;
import java.util.Optional;

/**
 * The X-Ray trace of the invocation that this process is at work on: the runtime client puts the header that Lambda gives it
 * ({@code Lambda-Runtime-Trace-Id}) into a system property.
 */
final class InvocationTrace {
    static final String PROPERTY = "com.amazonaws.xray.traceHeader";

    private InvocationTrace() {}

    /** What may be handed on of it; empty outside Lambda. */
    static Optional<TraceHeader> current() {
        return Optional.ofNullable(System.getProperty(PROPERTY)).flatMap(TraceHeader::parse);
    }

    /**
     * The trace for executions and calls that have none of their own. One that is not recorded is not handed on: each function
     * that is called decides for itself, as if it were called by Step Functions without tracing.
     */
    static Optional<String> sampled() {
        return current().filter(TraceHeader::isSampled).map(TraceHeader::text);
    }
}
