package dev.baton.functions;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.aws.blueprint.Standard;
import dev.baton.engine.log.Closing;
import dev.baton.engine.log.Head;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Consumer;

/**
 * Metrics with the names of Step Functions' own (<a
 * href="https://docs.aws.amazon.com/step-functions/latest/dg/procedure-cw-metrics.html">guide</a>) in the namespace {@code Baton}, as log
 * lines in CloudWatch's embedded metric format: no call is made for them.
 */
final class Metrics {
    private static final String NAMESPACE = Standard.METRICS;
    private static final String DIMENSION = "StateMachineArn";

    private final Consumer<String> lines;
    private final InstantSource clock;

    /** @param lines takes a log line */
    Metrics(Consumer<String> lines, InstantSource clock) {
        this.lines = lines;
        this.clock = clock;
    }

    void started(Head head) {
        ObjectNode line = line(head, "ExecutionsStarted");
        line.put("ExecutionsStarted", 1);
        lines.accept(line.toString());
    }

    void closed(Head head) {
        Closing closing = head.closing().orElseThrow();
        String name = switch (closing.status()) {
            case SUCCEEDED -> "ExecutionsSucceeded";
            case FAILED -> "ExecutionsFailed";
            case TIMED_OUT -> "ExecutionsTimedOut";
            case ABORTED -> "ExecutionsAborted";
            case RUNNING -> throw new IllegalStateException(head.key() + " is not closed");
        };
        ObjectNode line = line(head, name, "ExecutionTime");
        line.put(name, 1);
        line.put(
                "ExecutionTime",
                Duration.between(head.identity().startTime(), closing.stopDate())
                        .toMillis());
        lines.accept(line.toString());
    }

    /** Executions that nobody drove when they were due; the sweep woke them. */
    void overdue(String executionsTable, int count) {
        ObjectNode line = line(Standard.OVERDUE_DIMENSION, executionsTable, Standard.OVERDUE_METRIC);
        line.put(Standard.OVERDUE_METRIC, count);
        lines.accept(line.toString());
    }

    private ObjectNode line(Head head, String... metrics) {
        return line(DIMENSION, head.identity().stateMachineArn(), metrics);
    }

    /** A line to put values into, one for each of those metrics. */
    ObjectNode line(String dimension, String of, String... metrics) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        ObjectNode about = line.putObject("_aws");
        about.put("Timestamp", clock.millis());
        ObjectNode directive = about.putArray("CloudWatchMetrics").addObject();
        directive.put("Namespace", NAMESPACE);
        directive.putArray("Dimensions").addArray().add(dimension);
        for (String metric : metrics) {
            ObjectNode definition = directive.withArray("Metrics").addObject().put("Name", metric);
            definition.put("Unit", metric.endsWith("Time") ? "Milliseconds" : "Count");
        }
        line.put(dimension, of);
        return line;
    }
}
